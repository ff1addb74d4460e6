/**
 * Which campus's class a row means (G1). A school with one campus writes none; where two campuses have a 六（2）班, a
 * row says which, unless only one can be meant. Nothing is guessed: what could be either is a problem of its row.
 */
import { classPlaceOf, keyOf, type ClassRow, type RosterRow } from '../people/roster';
import { classLabelOf } from './check-rows';
import { planOf } from './columns';
import type { Problem } from './problems';
import type { ReadRow } from './read-rows';
import type { StoredRow } from './stored-rows';

export interface Placed {
  /** Each with the campus that is meant; empty: none. */
  rows: ReadRow[];
  /** Rows in which something is wrong, those among them whose campus is not said. */
  named: RosterRow[];
  /** The roster, children and lessons of a renamed campus under its new name. */
  roster: StoredRow[];
  /** Key of a class in the file → its key in the roster, where its campus is called otherwise now. */
  renamed: Map<string, string>;
  problems: Problem[];
}

/** What could be of either campus. */
interface Unclear {
  rows: RosterRow[];
  problems: Problem[];
}

/** Rows that name a class by grade and number. */
type Placeable = Exclude<RosterRow, { kind: 'guardian' | 'staff' }>;

function isPlaceable(row: RosterRow): row is Placeable {
  return row.kind !== 'guardian' && row.kind !== 'staff';
}

function spotOf(row: Placeable): string {
  return classPlaceOf(row.grade, row.kind === 'class' ? row.number : row.classNumber, null);
}

/** Grade and number → the campuses that have such a class. */
type Campuses = Map<string, Set<string>>;

function note(campuses: Campuses, row: ClassRow): void {
  const spot = spotOf(row);
  campuses.set(spot, (campuses.get(spot) ?? new Set()).add(row.campus ?? ''));
}

const isClass = (row: RosterRow): row is ClassRow => row.kind === 'class';

export function placeByCampus(
  read: readonly ReadRow[],
  named: readonly RosterRow[],
  stored: readonly StoredRow[],
): Placed {
  const known = stored.map(({ row }) => row);
  const unclear: Unclear = { rows: [], problems: [] };
  const here: Campuses = new Map();
  for (const row of known.filter(isClass)) note(here, row);
  const classRows = read.map((one) => (isClass(one.row) ? placed(one, here, unclear) : one));

  const said: Campuses = new Map();
  for (const row of [...classRows.map(({ row: one }) => one), ...named].filter(isClass))
    note(said, row);
  const renames = renamesIn(classRows, said, known.filter(isClass));
  const roster = stored.map((one) => moved(one, renames));

  const every: Campuses = new Map(said);
  for (const row of roster.map(({ row: one }) => one).filter(isClass))
    if (!renames.some(({ from }) => from === keyOf(row))) {
      const both = new Set(every.get(spotOf(row)) ?? []);
      every.set(spotOf(row), both.add(row.campus ?? ''));
    }
  const before = new Map(roster.map(({ row }) => [keyOf(row), row]));
  const rows = classRows.map((one) => {
    if (isClass(one.row) || !isPlaceable(one.row) || one.row.campus) return one;
    const last = one.row.kind === 'student' ? before.get(keyOf(one.row)) : undefined;
    const stays = last?.kind === 'student' && spotOf(last) === spotOf(one.row);
    // A child whose class was not changed stays in it.
    if (stays) return { ...one, row: { ...one.row, campus: last.campus } };
    return placed(one, every, unclear);
  });
  const renamed = new Map(renames.map(({ from, to }) => [to, from]));
  const isClear = ({ row }: ReadRow) => !unclear.rows.includes(row);
  return {
    ...{ roster, renamed, problems: unclear.problems },
    rows: rows.filter(isClear),
    named: [...named, ...unclear.rows],
  };
}

/** The row under the only campus it can mean; the one without a name, where the others have one. */
function placed(one: ReadRow, campuses: Campuses, unclear: Unclear): ReadRow {
  if (!isPlaceable(one.row) || one.row.campus) return one;
  const possible = [...(campuses.get(spotOf(one.row)) ?? [])];
  if (possible.length > 1 && !possible.includes('')) {
    unclear.problems.push(ambiguous(one, possible));
    unclear.rows.push(one.row);
    return one;
  }
  const [only = ''] = possible;
  return { ...one, row: { ...one.row, campus: possible.length > 1 ? '' : only } };
}

function ambiguous({ sheet, line, row }: ReadRow, possible: readonly string[]): Problem {
  const { title = '' } = planOf(row.kind).columns.find(({ id }) => id === 'campus') ?? {};
  const label = isPlaceable(row)
    ? classLabelOf(row.grade, row.kind === 'class' ? row.number : row.classNumber, null)
    : '';
  return {
    ...{ sheet, line, column: title, found: '' },
    why: `${possible.join('和')}都有${label}`,
    expected: `写上是哪个校区：${possible.join('、')}`,
  };
}

interface Rename {
  from: string;
  to: string;
  row: ClassRow;
}

/**
 * A class under a campus that is not known there is the class of the same teacher, if the file does not name that one
 * as well: a school that begins to write campuses down, or writes one otherwise. With another teacher it is a new
 * class: the first list of a new campus takes nobody over.
 */
function renamesIn(rows: readonly ReadRow[], said: Campuses, known: readonly ClassRow[]): Rename[] {
  const keys = new Set(known.map(keyOf));
  return rows.flatMap(({ row }) => {
    if (!isClass(row) || keys.has(keyOf(row)) || row.teacherNumber === null) return [];
    const same = known.find(
      (one) =>
        spotOf(one) === spotOf(row) &&
        one.teacherNumber === row.teacherNumber &&
        said.get(spotOf(row))?.has(one.campus ?? '') !== true,
    );
    return same ? [{ from: keyOf(same), to: keyOf(row), row }] : [];
  });
}

function moved(one: StoredRow, renames: readonly Rename[]): StoredRow {
  const { row } = one;
  if (!isPlaceable(row) || isClass(row)) return one;
  const at = `class:${classPlaceOf(row.grade, row.classNumber, row.campus)}`;
  const rename = renames.find(({ from }) => from === at);
  return rename ? { ...one, row: { ...row, campus: rename.row.campus } } : one;
}
