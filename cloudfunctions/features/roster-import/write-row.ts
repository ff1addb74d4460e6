/**
 * Writes one row of an import into the roster, through the only door there is (people/roster-write). What was there
 * before goes into the journal with the write itself; a write that meets another version than the one that was shown
 * is not done. Done again, it finds everything as it should be and writes nothing.
 */
import type {
  Journal,
  RosterImage,
  RosterReader,
  RosterWriter,
  Written,
} from '../../../src/shared/people/roster-port';
import type { RosterRow } from '../../../src/shared/people/roster';
import type { Difference } from '../../../src/shared/roster-import/differences';
import { rightsWith } from '../../../src/shared/roster-import/stored-rows';
import { AppError, isDuplicate } from '../../platform/errors';
import type { Transaction } from '../../platform/transact';
import { importJournal } from './collections';
import type { Directory } from './directory';

export interface RosterPorts {
  reader: RosterReader;
  writer: RosterWriter<Transaction>;
}

export interface RowPlace {
  schoolId: string;
  importId: string;
  /** Of the row in the whole import; the journal is kept in this order. */
  place: number;
  /** The day from which the change holds. */
  date: string;
}

export interface RowResult {
  /** Somebody changed it by hand since it was compared, or what it points at has gone: left as it is. */
  overtaken: boolean;
  /** For the rebuild of access. */
  rebuilds: string[];
}

class Overtaken extends Error {}

export async function writeRow(
  { writer }: RosterPorts,
  directory: Directory,
  difference: Difference,
  at: RowPlace,
): Promise<RowResult> {
  const written: Written[] = [];
  try {
    for await (const one of writesOf(writer, directory, difference, at)) written.push(one);
    return { overtaken: false, rebuilds: written.flatMap(({ rebuilds }) => rebuilds) };
  } catch (error) {
    const isGone = error instanceof AppError && ['not-found', 'illegal-move'].includes(error.code);
    if (!isGone && !(error instanceof Overtaken) && !isDuplicate(error)) throw error;
    return { overtaken: true, rebuilds: written.flatMap(({ rebuilds }) => rebuilds) };
  }
}

type Writer = RosterPorts['writer'];

async function* writesOf(
  writer: Writer,
  directory: Directory,
  { before, after, version }: Difference,
  at: RowPlace,
): AsyncGenerator<Written> {
  const { schoolId, date } = at;
  const journal = (step: number, main: string | null, versions = [version]) =>
    journalOf(at, step, main, versions);
  switch (after.kind) {
    case 'staff':
      yield* writesOfStaff(writer, directory, { before, after, version }, at);
      return;
    case 'class': {
      const { grade, number } = after;
      const campus = after.campus ?? '';
      const formerCampus = (before?.kind === 'class' ? before.campus : null) ?? campus;
      const classTeacherId = await directory.staff(after.teacherNumber ?? '');
      const input = { grade, number, campus, formerCampus, classTeacherId };
      yield await writer.putClass(schoolId, input, date, journal(0, 'classes'));
      return;
    }
    case 'student': {
      const { number: studentNumber, name, sex } = after;
      const classId = await directory.schoolClass(after);
      const input = { studentNumber, name, sex, classId };
      yield await writer.putStudent(schoolId, input, date, journal(0, 'people'));
      return;
    }
    case 'guardian': {
      const { mobile, name, studentNumber, relation } = after;
      const studentId = await directory.student(studentNumber);
      // Of a family that is new to the child the guardian may be known: nothing to compare with.
      const main = before === null ? null : 'people';
      const guardian = await writer.putGuardian(schoolId, { mobile, name }, date, journal(0, main));
      yield guardian;
      const link = { guardianId: guardian.id, studentId, relation };
      yield await writer.linkGuardian(schoolId, link, date, journal(1, null));
      return;
    }
    case 'teaching': {
      const { subject, staffNumber, weekdays } = after;
      const classId = await directory.schoolClass(after);
      const teacherId = await directory.staff(staffNumber);
      const input = { classId, subject, teacherId, weekdays: weekdays ?? [] };
      yield await writer.putTeaching(schoolId, input, date, journal(0, 'teaching'));
    }
  }
}

async function* writesOfStaff(
  writer: Writer,
  directory: Directory,
  {
    before,
    after,
    version,
  }: Omit<Difference, 'sheet' | 'line' | 'after'> & {
    after: Extract<RosterRow, { kind: 'staff' }>;
  },
  at: RowPlace,
): AsyncGenerator<Written> {
  const { number: staffNumber, name, mobile, roleName, duties } = after;
  const input = { staffNumber, name, mobile: mobile ?? '', roleName: roleName ?? '' };
  const first = journalOf(at, 0, 'staff', [version]);
  const colleague = await writer.putStaff(at.schoolId, input, at.date, first);
  yield colleague;
  await directory.noteStaff(staffNumber, colleague.id);
  const known = before?.kind === 'staff' ? (before.duties ?? []) : [];
  const wanted = duties ?? [];
  if (JSON.stringify(known) === JSON.stringify(wanted)) return;
  const rights = rightsWith(await directory.rightsOf(colleague.id), wanted);
  // The first write may have raised the version, in this call or in one that died after it.
  const versions = version === null ? null : [version, version + 1];
  const second = journalOf(at, 1, versions && 'staff', versions ?? []);
  yield await writer.setAssignments(at.schoolId, colleague.id, rights, at.date, second);
}

/** Beside those of the row itself, should that be written alone after all. */
const ofMany = 9;

/** Several new rows as one entry of the journal, under the place of the first. */
export function journalOfNew(at: RowPlace): Journal<Transaction> {
  return journalOf(at, ofMany, null, []);
}

/** `main`: the collection whose document must be as it was compared; null: any will do. */
function journalOf(
  { schoolId, importId, place }: RowPlace,
  step: number,
  main: string | null,
  versions: readonly (number | null)[],
): Journal<Transaction> {
  return async (transaction, images) => {
    if (images.length === 0) return;
    const image = images.find(({ collection }) => collection === main);
    if (image && !isAsCompared(image, versions)) throw new Overtaken('changed by hand');
    const _id = `${importId}.${String(place).padStart(6, '0')}.${step}`;
    await transaction.add(importJournal, {
      _id,
      schoolId,
      importId,
      images: JSON.stringify(images),
    });
  };
}

/** Who left, or a class that was closed, counts as not there: the list brings them back. */
function isAsCompared({ before }: RosterImage, versions: readonly (number | null)[]): boolean {
  if (before === null) return versions.includes(null);
  const isGone = (before['leftOn'] ?? before['closedOn'] ?? null) !== null;
  return isGone ? versions.includes(null) : versions.includes(Number(before['version']));
}
