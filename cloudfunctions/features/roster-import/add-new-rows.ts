/**
 * New students and families of a page, many in one transaction: a school's first list is five thousand of them. Whoever
 * turns out to be known is left to be written row by row.
 */
import type { FamilyInput, StudentInput } from '../../../src/shared/people/roster-port';
import type { Difference } from '../../../src/shared/roster-import/differences';
import { AppError } from '../../platform/errors';
import type { Directory } from './directory';
import { journalOfNew, type RosterPorts, type RowPlace, type RowResult } from './write-row';

/** Rows of one transaction. */
const together = 20;

interface Entry<Input> {
  input: Input;
  /** Places in the page; a family with two children has two. */
  places: number[];
}

type PlaceOf = (index: number) => RowPlace;

/** What became of the rows that could be added so, by their place in the page. */
export async function addNewRows(
  { writer }: RosterPorts,
  directory: Directory,
  rows: readonly Difference[],
  placeOf: PlaceOf,
): Promise<Map<number, RowResult>> {
  const done = new Map<number, RowResult>();
  const add = async <Input>(
    entries: readonly Entry<Input>[],
    write: (inputs: Input[], at: RowPlace) => Promise<{ left: number[]; rebuilds: string[] }>,
  ) => {
    await Promise.all(
      groupsOf(entries).map(async (group) => {
        const first = group[0]?.places[0] ?? 0;
        const inputs = group.map(({ input }) => input);
        const { left, rebuilds } = await write(inputs, placeOf(first));
        group.forEach(({ places }, at) => {
          if (left.includes(at)) return;
          for (const place of places) done.set(place, { overtaken: false, rebuilds });
        });
      }),
    );
  };
  await add(await newStudents(directory, rows), (inputs, at) =>
    writer.addStudents(at.schoolId, inputs, at.date, journalOfNew(at)),
  );
  await add(await newFamilies(directory, rows), (inputs, at) =>
    writer.addGuardians(at.schoolId, inputs, at.date, journalOfNew(at)),
  );
  return done;
}

/** At most so many rows together; a family stays whole. */
function groupsOf<Input>(entries: readonly Entry<Input>[]): Entry<Input>[][] {
  const groups: Entry<Input>[][] = [];
  let rows = together;
  for (const entry of entries) {
    rows += entry.places.length;
    if (rows <= together) groups.at(-1)?.push(entry);
    else {
      groups.push([entry]);
      rows = entry.places.length;
    }
  }
  return groups;
}

async function newStudents(
  directory: Directory,
  rows: readonly Difference[],
): Promise<Entry<StudentInput>[]> {
  const entries: Entry<StudentInput>[] = [];
  for (const [place, { before, after }] of rows.entries()) {
    if (before !== null || after.kind !== 'student') continue;
    const { number: studentNumber, name, sex } = after;
    const classId = await known(directory.schoolClass(after));
    if (classId !== null)
      entries.push({ input: { studentNumber, name, sex, classId }, places: [place] });
  }
  return entries;
}

async function newFamilies(
  directory: Directory,
  rows: readonly Difference[],
): Promise<Entry<FamilyInput>[]> {
  const families = new Map<string, Entry<FamilyInput>>();
  for (const [place, { before, after }] of rows.entries()) {
    if (before !== null || after.kind !== 'guardian') continue;
    const { mobile, name, studentNumber, relation } = after;
    const studentId = await known(directory.student(studentNumber));
    if (studentId === null) continue;
    const { input, places } = families.get(mobile) ?? {
      input: { mobile, name, children: [] },
      places: [],
    };
    const children = [...input.children, { studentId, relation }];
    families.set(mobile, { input: { ...input, children }, places: [...places, place] });
  }
  return [...families.values()];
}

/** Null where nobody is behind the number any more: the row by itself says so. */
async function known(id: Promise<string>): Promise<string | null> {
  try {
    return await id;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
