/** Rows as tables and back to the reader: what is exported is what can be imported, and the template between. */
import { relationNames } from '../people/relations';
import type { RosterRow, RowKind, StaffRow } from '../people/roster';
import { subjectNames } from '../people/subjects';
import { exampleMark, explanationMark, planOf, sheetPlans } from './columns';
import { dutiesOf, dutiesText, weekdaysText } from './words';

type Duties = NonNullable<StaffRow['duties']>;

export interface Table {
  name: string;
  header: string[];
  rows: string[][];
}

/** A row's cells in the order of its sheet's columns. */
export function cellsOf(row: RosterRow): string[] {
  switch (row.kind) {
    case 'class':
      return [String(row.grade), String(row.number), row.teacherNumber ?? '', row.campus ?? ''];
    case 'staff':
      return [row.number, row.name, row.mobile ?? '', staffDuties(row)];
    case 'student':
      return [
        row.number,
        row.name,
        sexText(row.sex),
        String(row.grade),
        String(row.classNumber),
        row.campus ?? '',
      ];
    case 'guardian':
      return [
        row.name,
        row.mobile,
        row.studentNumber,
        row.relation === null ? '' : relationNames[row.relation],
      ];
    case 'teaching':
      return [
        String(row.grade),
        String(row.classNumber),
        subjectNames[row.subject],
        row.staffNumber,
        weekdaysText(row.weekdays ?? []),
        row.campus ?? '',
      ];
  }
}

function sexText(sex: 'boy' | 'girl' | null): string {
  return sex === null ? '' : sex === 'boy' ? '男' : '女';
}

/** The word that is shown comes first, as it is read back; one that would be read as a right not held is left out. */
function staffDuties({ roleName, duties }: Extract<RosterRow, { kind: 'staff' }>): string {
  const words = dutiesText(duties ?? []);
  if (!roleName || words.split('、').includes(roleName)) return words;
  if (!givesNothingElse(roleName, duties ?? [])) return words;
  return words === '' ? roleName : `${roleName}、${words}`;
}

function givesNothingElse(roleName: string, duties: Duties): boolean {
  const said = dutiesOf(roleName);
  if (said === 'administers' || 'unknown' in said || /[、,;/ ]/u.test(roleName)) return false;
  return said.every((one) =>
    duties.some(({ role, grade }) => role === one.role && grade === one.grade),
  );
}

/** Every row of one kind as its sheet. */
export function tableOf(kind: RowKind, rows: readonly RosterRow[]): Table {
  const { name, columns } = planOf(kind);
  return {
    name,
    header: columns.map(({ title }) => title),
    rows: rows.filter((row) => row.kind === kind).map(cellsOf),
  };
}

/** An empty sheet with an explanation and two examples, which a reader steps over. */
export function templateOf(kind: RowKind): Table {
  const { name, columns } = planOf(kind);
  const marked = (mark: string, texts: readonly string[]) =>
    texts.map((text, at) => (at === 0 ? `${mark}${text}` : text));
  return {
    name,
    header: columns.map(({ title }) => title),
    rows: [
      marked(
        explanationMark,
        columns.map(({ expected, needed }) => (needed ? expected : `可以不填；${expected}`)),
      ),
      ...([0, 1] as const).map((at) =>
        marked(
          exampleMark,
          columns.map(({ examples }) => examples[at]),
        ),
      ),
    ],
  };
}

/** The first sheet of the template: one line a sheet, then the rules that hold for all. */
export function aboutTable(): Table {
  const rules = [
    ['先下载，填好，再上传。', '上传以后先核对，点了“确认导入”才会改名单。'],
    ['号码', '学号、工号、手机号所在的列请设成“文本”，开头的 0 才不会丢。'],
    ['不写的人', '表里没有写到的人不会被删掉，只会列出来给您看。'],
    ['例子', `以“${exampleMark}”“${explanationMark}”开头的行不会导入，删不删都可以。`],
  ];
  return {
    name: '怎么填',
    header: ['表', '填什么'],
    rows: [...sheetPlans.map(({ name, about }) => [name, about]), ...rules],
  };
}

export interface FieldChange {
  title: string;
  /** Empty: was not there. */
  before: string;
  after: string;
}

/** The cells in which two rows differ; of a new row all that say something. */
export function changedCells(before: RosterRow | null, after: RosterRow): FieldChange[] {
  const { columns } = planOf(after.kind);
  const old = before ? cellsOf(before) : [];
  const fresh = cellsOf(after);
  return columns
    .map(({ title }, at) => ({ title, before: old[at] ?? '', after: fresh[at] ?? '' }))
    .filter((change) => change.before !== change.after);
}
