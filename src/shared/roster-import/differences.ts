/** What a file would change in the roster: new, changed, the same, and who is not in the file any more. */
import { classPlaceOf, keyOf, type RosterRow } from '../people/roster';
import { rowKinds } from '../people/row-kinds';
import type { ReadRow } from './read-rows';
import type { StoredRow } from './stored-rows';

export interface Difference {
  sheet: string;
  line: number;
  /** Null: new. */
  before: RosterRow | null;
  after: RosterRow;
  /** Of the document as it was compared; null: none. Whoever writes counts on it. */
  version: number | null;
}

export interface Differences {
  /** In the order in which they can be written. */
  writes: Difference[];
  same: number;
  /** Here, and not named in the file although it speaks of their class: listed, never taken away by silence. */
  absent: RosterRow[];
}

/** `renamed`: key of a class in the file → its key in the roster, where its campus is called otherwise now. */
export function compareWithRoster(
  read: readonly ReadRow[],
  roster: readonly StoredRow[],
  renamed: ReadonlyMap<string, string> = new Map(),
): Differences {
  const stored = new Map(roster.map((one) => [keyOf(one.row), one]));
  const writes: Difference[] = [];
  const formerKeys = new Set(renamed.values());
  let same = 0;
  for (const { sheet, line, row } of read) {
    const key = keyOf(row);
    const { row: before = null, version = null } = stored.get(renamed.get(key) ?? key) ?? {};
    const after = filledFrom(row, before);
    if (before && isSameRow(before, after)) same += 1;
    else writes.push({ sheet, line, before, after, version });
  }
  const rank = ({ after: { kind } }: Difference) => rowKinds.indexOf(kind);
  writes.sort((one, other) => rank(one) - rank(other));
  return {
    writes,
    same,
    absent: absentOf(
      read,
      roster.filter(({ row }) => !formerKeys.has(keyOf(row))).map(({ row }) => row),
    ),
  };
}

/** Fields in one order, lists as they stand. */
function asText(row: RosterRow): string {
  return JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isSameRow(one: RosterRow, other: RosterRow): boolean {
  return asText(one) === asText(other);
}

/** What the file does not say stays as it is; of somebody new it is what is usual. */
function filledFrom(row: RosterRow, before: RosterRow | null): RosterRow {
  if (before && before.kind !== row.kind) throw new RangeError('rows of two kinds');
  const known = (before ?? {}) as Record<string, unknown>;
  const usual = usualOf(row.kind);
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      value ?? known[field] ?? usual[field] ?? null,
    ]),
  ) as RosterRow;
}

function usualOf(kind: RosterRow['kind']): Record<string, unknown> {
  if (kind === 'staff') return { mobile: '', roleName: '教师', duties: [] };
  return kind === 'teaching' ? { weekdays: [1, 2, 3, 4, 5] } : {};
}

/** Of a class that the file's rows of this kind speak of; colleagues of the whole school. */
function absentOf(read: readonly ReadRow[], roster: readonly RosterRow[]): RosterRow[] {
  const named = new Set(read.map(({ row }) => keyOf(row)));
  const kinds = new Set(read.map(({ row }) => row.kind));
  const classOf = classFinder([...roster, ...read.map(({ row }) => row)]);
  const places = new Set(read.map(({ row }) => `${row.kind} ${classOf(row)}`));
  return roster.filter(
    (row) =>
      kinds.has(row.kind) && !named.has(keyOf(row)) && places.has(`${row.kind} ${classOf(row)}`),
  );
}

/** Where a row belongs: its class, of a class its grade and campus, of a colleague the school. */
function classFinder(rows: readonly RosterRow[]): (row: RosterRow) => string {
  const classOfStudent = new Map(
    rows.flatMap((row): [string, string][] =>
      row.kind === 'student'
        ? [[row.number, classPlaceOf(row.grade, row.classNumber, row.campus)]]
        : [],
    ),
  );
  return (row) => {
    switch (row.kind) {
      case 'staff':
        return '';
      case 'class':
        return `${row.grade} ${row.campus ?? ''}`;
      case 'guardian':
        return classOfStudent.get(row.studentNumber) ?? '';
      default:
        return classPlaceOf(row.grade, row.classNumber, row.campus);
    }
  };
}

interface KindCounts {
  added: number;
  changed: number;
}

/** How much of each kind is new and how much changes. */
export function countsOf(writes: readonly Difference[]): Record<RosterRow['kind'], KindCounts> {
  const counts = Object.fromEntries(
    rowKinds.map((kind) => [kind, { added: 0, changed: 0 }]),
  ) as Record<RosterRow['kind'], KindCounts>;
  for (const { before, after } of writes)
    counts[after.kind][before === null ? 'added' : 'changed'] += 1;
  return counts;
}
