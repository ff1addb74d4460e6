/** An administrator at work with lists: files are made, sent in parts, compared, written. */
import { randomUUID } from 'node:crypto';
import type { ImportView } from '../../../src/shared/roster-import/model';
import {
  checkImport,
  decideImport,
  openImport,
  stepImport,
  uploadPart,
} from '../../../src/shared/roster-import/contracts';
import { tableOf, type Table } from '../../../src/shared/roster-import/tables';
import type { RosterRow } from '../../../src/shared/people/roster';
import { rowKinds } from '../../../src/shared/people/row-kinds';
import { csvOf } from '../../../cloudfunctions/features/roster-import/write-file';
import { xlsxOf } from '../../../cloudfunctions/platform/xlsx';
import type { Actor, World } from '../../harness/world';

const partBytes = 60_000;

export function workbookOf(rows: readonly RosterRow[]): Promise<Buffer> {
  return xlsxOf(rowKinds.map((kind) => tableOf(kind, rows)));
}

export function csvFileOf(table: Table): Buffer {
  return csvOf(table);
}

/** The file in parts, as a phone sends it. */
export async function upload(
  admin: Actor,
  bytes: Buffer,
  { fileName = '名单.xlsx', taken = randomUUID() as string } = {},
): Promise<ImportView> {
  const parts = Math.ceil(bytes.length / partBytes);
  let view: ImportView | undefined;
  for (let part = 0; part < parts; part += 1) {
    const some = bytes.subarray(part * partBytes, (part + 1) * partBytes).toString('base64');
    const input = { taken, fileName, part, parts, bytes: some };
    view = (await admin.call(uploadPart, input)).import;
  }
  if (!view) throw new Error('an empty file');
  return view;
}

export async function check(admin: Actor, { importId }: { importId: string }): Promise<ImportView> {
  return (await admin.call(checkImport, { importId })).import;
}

export async function uploadAndCheck(admin: Actor, bytes: Buffer, fileName?: string) {
  return check(admin, await upload(admin, bytes, fileName === undefined ? {} : { fileName }));
}

export async function decide(
  admin: Actor,
  { importId, version }: { importId: string; version: number },
  decision: 'commit' | 'undo' | 'drop',
): Promise<ImportView> {
  return (await admin.call(decideImport, { importId, version, decision })).import;
}

/** The page's calls until the import has ended. */
export async function run(admin: Actor, { importId }: { importId: string }): Promise<ImportView> {
  for (let calls = 0; calls < 100; calls += 1) {
    const view = (await admin.call(stepImport, { importId })).import;
    if (view.state !== 'applying' && view.state !== 'rolling-back') return view;
  }
  throw new Error('the import does not end');
}

export async function importWhole(admin: Actor, bytes: Buffer): Promise<ImportView> {
  const ready = await uploadAndCheck(admin, bytes);
  return run(admin, await decide(admin, ready, 'commit'));
}

export function open(
  admin: Actor,
  { importId }: { importId: string },
  list: 'problems' | 'writes' | 'absent',
) {
  return admin.call(openImport, { importId, list, page: 0 });
}

const rosterCollections = [
  ...['people', 'staff', 'classes', 'guardian_links', 'teaching', 'enrolments', 'access'],
] as const;

/** What the roster of a school says, whatever the versions of its documents. */
export async function rosterOf(world: World, schoolId: string): Promise<Record<string, unknown[]>> {
  const dump = await world.dump(...rosterCollections);
  return Object.fromEntries(
    rosterCollections.map((name) => [
      name,
      (dump[name] ?? [])
        .filter((doc) => name === 'access' || (doc as { schoolId?: unknown }).schoolId === schoolId)
        .map((doc) => JSON.stringify({ ...doc, version: 0 }))
        .sort(),
    ]),
  );
}

/** A new class of so many children with their families, its teacher among them. */
export function newClass(
  grade: number,
  number: number,
  children: number,
  campus: string | null = null,
): RosterRow[] {
  const place = `${grade}${String(number).padStart(2, '0')}`;
  const teacher = `N${place}`;
  const seats = Array.from({ length: children }, (_, index) => String(index + 1).padStart(3, '0'));
  const character = (at: number) => String.fromCodePoint(0x4e00 + at);
  return [
    {
      kind: 'staff',
      number: teacher,
      name: '钱新来',
      mobile: '',
      roleName: '语文教师',
      duties: [],
    },
    { kind: 'class', grade, number, campus, teacherNumber: teacher },
    ...seats.map((seat, at): RosterRow => ({
      kind: 'student',
      number: `0${place}${seat}`,
      name: `孙${character(at)}`,
      sex: at % 2 === 0 ? 'boy' : 'girl',
      grade,
      classNumber: number,
      campus,
    })),
    ...seats.map((seat, at): RosterRow => ({
      kind: 'guardian',
      // Two children to a family.
      mobile: `137${place}${String(Math.floor(at / 2)).padStart(5, '0')}`,
      name: `李${character(Math.floor(at / 2))}`,
      studentNumber: `0${place}${seat}`,
      relation: 'mother',
    })),
    {
      kind: 'teaching',
      grade,
      classNumber: number,
      campus,
      subject: 'chinese',
      staffNumber: teacher,
      weekdays: [1, 2, 3, 4, 5],
    },
  ];
}
