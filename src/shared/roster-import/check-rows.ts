/**
 * What no single row can tell: two rows of the same, rows that point at nobody, and numbers whose leading zeros a
 * spreadsheet has eaten. Judged against the file and the roster as it is.
 */
import { classPlaceOf, keyOf, type RosterRow } from '../people/roster';
import { planOf } from './columns';
import type { Problem } from './problems';
import type { ReadRow } from './read-rows';

/** Every key that may be pointed at. */
interface Known {
  keys: ReadonlySet<string>;
  /** Number without its leading zeros → how it is really written. */
  padded: ReadonlyMap<string, string>;
}

export function checkRows(
  read: readonly ReadRow[],
  named: readonly RosterRow[],
  roster: readonly RosterRow[],
): Problem[] {
  const known = knownOf(read, named, roster);
  const problems = [
    ...findDuplicates(read),
    ...findTwoNames(read),
    ...read.flatMap((one) => [
      ...lostZeros(one, known),
      ...pointsAtNobody(one, known),
      ...withoutTeacher(one, roster),
    ]),
  ];
  return sortProblems(problems);
}

/** By sheet as they come, then by line. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const order = [...new Set(problems.map(({ sheet }) => sheet))];
  return [...problems].sort(
    (one, other) => order.indexOf(one.sheet) - order.indexOf(other.sheet) || one.line - other.line,
  );
}

function numbersOf(row: RosterRow): { kind: 'staff' | 'student'; number: string } | null {
  return row.kind === 'staff' || row.kind === 'student'
    ? { kind: row.kind, number: row.number }
    : null;
}

const bare = (number: string) => number.replace(/^0+/u, '');

function knownOf(
  read: readonly ReadRow[],
  named: readonly RosterRow[],
  roster: readonly RosterRow[],
): Known {
  const rows = [...roster, ...read.map(({ row }) => row)];
  const padded = new Map<string, string>();
  for (const row of rows) {
    const known = numbersOf(row);
    if (known?.number.startsWith('0'))
      padded.set(`${known.kind}:${bare(known.number)}`, known.number);
  }
  return { keys: new Set([...rows, ...named].map(keyOf)), padded };
}

function problem(
  { sheet, line, row }: ReadRow,
  id: string,
  found: string,
  why: string,
  expected: string,
): Problem {
  const column = planOf(row.kind).columns.find((one) => one.id === id);
  return { sheet, line, column: column?.title ?? '', found, why, expected };
}

const keyColumns = {
  class: 'classNumber',
  staff: 'number',
  student: 'number',
  guardian: 'studentNumber',
  teaching: 'subject',
} as const;

function findDuplicates(read: readonly ReadRow[]): Problem[] {
  const first = new Map<string, ReadRow>();
  return read.flatMap((one) => {
    const key = keyOf(one.row);
    const before = first.get(key);
    if (!before) {
      first.set(key, one);
      return [];
    }
    const place = before.sheet === one.sheet ? '' : `“${before.sheet}”表`;
    const why = `和${place}第 ${before.line} 行说的是同一个`;
    return [problem(one, keyColumns[one.row.kind], labelOf(one.row), why, '只留一行')];
  });
}

/** What the row is about, in one word. */
export function labelOf(row: RosterRow): string {
  switch (row.kind) {
    case 'class':
      return classLabelOf(row.grade, row.number, row.campus);
    case 'teaching':
      return classLabelOf(row.grade, row.classNumber, row.campus);
    case 'guardian':
      return row.studentNumber;
    default:
      return row.number;
  }
}

/** As somebody who fills in numbers reads it: 东校区6年级2班. */
export function classLabelOf(grade: number, number: number, campus: string | null): string {
  return `${campus ?? ''}${grade}年级${number}班`;
}

/** A mobile is one person's: not two parents', not two colleagues'. */
function findTwoNames(read: readonly ReadRow[]): Problem[] {
  const nameOf = new Map<string, ReadRow & { name: string }>();
  return read.flatMap((one) => {
    const { row } = one;
    if ((row.kind !== 'guardian' && row.kind !== 'staff') || !row.mobile) return [];
    const key = `${row.kind}:${row.mobile}`;
    const before = nameOf.get(key);
    if (!before) nameOf.set(key, { ...one, name: row.name });
    const isSame = !before || (row.kind === 'guardian' && before.name === row.name);
    // The same colleague twice is said of the number already.
    if (isSame || keyOf(before.row) === keyOf(row)) return [];
    const why = `第 ${before.line} 行的${before.name}也是这个手机号`;
    return [problem(one, 'mobile', row.mobile, why, '一个手机号只归一个人')];
  });
}

function lostZeros(one: ReadRow, { padded }: Known): Problem[] {
  const own = numbersOf(one.row);
  if (!own) return [];
  const written = padded.get(`${own.kind}:${bare(own.number)}`);
  if (written === undefined || written === own.number) return [];
  const why = `像是表格去掉了开头的 0：另有 ${written}`;
  return [problem(one, 'number', own.number, why, `同一个人就写 ${written}，并把这一列设成“文本”`)];
}

/** Nobody's class is none: it would have nobody to fill its forms and answer its parents. */
function withoutTeacher(one: ReadRow, roster: readonly RosterRow[]): Problem[] {
  const { row } = one;
  if (row.kind !== 'class' || row.teacherNumber !== null) return [];
  const known = roster.some((stored) => keyOf(stored) === keyOf(row));
  if (known) return [];
  return [problem(one, 'teacher', '', '新的班还没有班主任', '写上班主任的工号')];
}

interface Pointer {
  id: string;
  kind: 'class' | 'staff' | 'student';
  value: string;
  found: string;
}

function pointersOf(row: RosterRow): Pointer[] {
  const schoolClass = (grade: number, number: number, campus: string | null): Pointer => ({
    id: 'classNumber',
    kind: 'class',
    value: classPlaceOf(grade, number, campus),
    found: classLabelOf(grade, number, campus),
  });
  const staff = (number: string): Pointer => ({
    id: 'teacher',
    kind: 'staff',
    value: number,
    found: number,
  });
  switch (row.kind) {
    case 'class':
      return row.teacherNumber === null ? [] : [staff(row.teacherNumber)];
    case 'student':
      return [schoolClass(row.grade, row.classNumber, row.campus)];
    case 'guardian':
      return [
        {
          id: 'studentNumber',
          kind: 'student',
          value: row.studentNumber,
          found: row.studentNumber,
        },
      ];
    case 'teaching':
      return [schoolClass(row.grade, row.classNumber, row.campus), staff(row.staffNumber)];
    case 'staff':
      return [];
  }
}

const nobody = {
  class: { why: '没有这个班', expected: '先在“班级”表里写上这个班' },
  staff: { why: '教职工里没有这个工号', expected: '先在“教职工”表里写上这位老师' },
  student: { why: '学生里没有这个学号', expected: '先在“学生”表里写上这个孩子' },
} as const;

function pointsAtNobody(one: ReadRow, { keys, padded }: Known): Problem[] {
  return pointersOf(one.row).flatMap(({ id, kind, value, found }) => {
    if (keys.has(`${kind}:${value}`)) return [];
    const written = kind === 'class' ? undefined : padded.get(`${kind}:${bare(value)}`);
    const { why, expected } =
      written === undefined
        ? nobody[kind]
        : { why: `没有 ${value}，有 ${written}`, expected: `写 ${written}，并把这一列设成“文本”` };
    return [problem(one, id, found, why, expected)];
  });
}
