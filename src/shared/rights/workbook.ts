/** 我的资料 as sheets to keep or print (G2): Chinese words, no id. Says nothing of the message box by itself. */
import type { KeptRecords } from './contracts';

export interface Sheet {
  name: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Names of sheets: at most 31 characters, none of these. */
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, '、').slice(0, 31);

/** The first sheet tells what is kept, until when and why; then one for each kind that can be read. */
export function workbookOf(
  { name, date, schoolName }: { name: string; date: string; schoolName: string },
  records: readonly KeptRecords[],
): Sheet[] {
  const about: Sheet = {
    name: '说明',
    header: ['存了什么', '里面有', '保存多久', '能不能删'],
    rows: [
      [`${name}，${schoolName}，${date} 的资料`, '', '', ''],
      ...records.map(({ name: kind, what, goes, why, deletable }) => [
        kind,
        what,
        goes,
        deletable ? '能。在“我的资料”里删。' : why,
      ]),
    ],
  };
  const kinds = records.flatMap(({ name: kind, lines }) =>
    lines === null || lines.length === 0
      ? []
      : [
          {
            name: sheetName(kind),
            header: [kind, ''],
            rows: lines.map(({ head, text }) => [head, text]),
          },
        ],
  );
  return [about, ...kinds];
}
