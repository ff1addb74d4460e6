/**
 * Many newcomers in one transaction (G1): what a school's first list is made of. Whoever is known already, or points at
 * somebody who is not there, is left to the single writes, which know what to do about it.
 */
import { grantRight } from '../../../../src/shared/people/assignments';
import type {
  AddedMany,
  FamilyInput,
  StudentInput,
} from '../../../../src/shared/people/roster-port';
import { command } from '../../../platform/cloud';
import { isDuplicate } from '../../../platform/errors';
import { find } from '../../../platform/store';
import { classes, enrolments, guardianLinks, people, type SchoolClass } from '../collections';
import { editRoster, type Journal, type RosterEdit } from './edit';
import { newGuardian } from './guardians';
import { newId } from './ids';
import { newStudent } from './students';

export async function addStudents(
  schoolId: string,
  inputs: readonly StudentInput[],
  date: string,
  journal?: Journal,
): Promise<AddedMany> {
  const ids = inputs.map(({ studentNumber }) => newId(schoolId, 'student', studentNumber));
  const numbers = inputs.map(({ studentNumber }) => studentNumber);
  const [known, taught] = await Promise.all([
    knownPeople(schoolId, ids, { studentNumber: command.in(numbers) }),
    taughtClasses(schoolId, inputs),
  ]);
  const isFree = ({ studentNumber, classId }: StudentInput, at: number) =>
    !known.has(ids[at] ?? '') && !known.has(studentNumber) && taught.has(classId);
  return addTheNew(schoolId, inputs, { isFree, journal }, async (edit, input, at) => {
    const { studentNumber, name, sex, classId } = input;
    const id = ids[at] ?? '';
    const student = newStudent(schoolId, id, studentNumber);
    const assignments = grantRight([], { role: 'student', scope: 'self' }, date);
    const grade = taught.get(classId)?.grade ?? null;
    const here = { classId, grade, enrolledOn: date, assignments };
    await edit.put(people, null, { ...student, ...here, name, sex });
    await edit.put(enrolments, null, {
      _id: `${id}.${date}`,
      schoolId,
      studentId: id,
      classId,
      fromDate: date,
      toDate: null,
      version: 0,
    });
    edit.rebuild('person', id);
  });
}

export async function addGuardians(
  schoolId: string,
  inputs: readonly FamilyInput[],
  date: string,
  journal?: Journal,
): Promise<AddedMany> {
  const ids = inputs.map(({ mobile }) => newId(schoolId, 'guardian', mobile));
  const mobiles = inputs.map(({ mobile }) => mobile);
  const childIds = inputs.flatMap(({ children }) => children.map(({ studentId }) => studentId));
  const [known, children] = await Promise.all([
    knownPeople(schoolId, ids, { mobile: command.in(mobiles) }),
    presentStudents(schoolId, childIds),
  ]);
  const isFree = (input: FamilyInput, at: number) =>
    !known.has(ids[at] ?? '') &&
    !known.has(input.mobile) &&
    input.children.every(({ studentId }) => children.has(studentId));
  return addTheNew(schoolId, inputs, { isFree, journal }, async (edit, input, at) => {
    const guardianId = ids[at] ?? '';
    const { mobile, name } = input;
    const assignments = input.children.reduce(
      (held, { studentId }) =>
        grantRight(held, { role: 'guardian', scope: `student:${studentId}` }, date),
      newGuardian(schoolId, guardianId).assignments,
    );
    const guardian = { ...newGuardian(schoolId, guardianId), mobile, name, assignments };
    await edit.put(people, null, guardian);
    for (const { studentId, relation } of input.children) {
      const _id = `${guardianId}.${studentId}`;
      const link = { _id, schoolId, guardianId, studentId, relation, version: 0 };
      await edit.put(guardianLinks, null, link);
    }
    edit.rebuild('person', guardianId);
  });
}

interface Newcomers<Input> {
  isFree: (input: Input, at: number) => boolean;
  journal: Journal | undefined;
}

async function addTheNew<Input>(
  schoolId: string,
  inputs: readonly Input[],
  { isFree, journal }: Newcomers<Input>,
  add: (edit: RosterEdit, input: Input, at: number) => Promise<void>,
): Promise<AddedMany> {
  const everybody = inputs.map((_input, at) => at);
  const fresh = inputs.flatMap((input, at) => (isFree(input, at) ? [{ input, at }] : []));
  if (fresh.length === 0) return { left: everybody, rebuilds: [] };
  const work = async (edit: RosterEdit) => {
    for (const { input, at } of fresh) await add(edit, input, at);
    return schoolId;
  };
  try {
    const { rebuilds } = await editRoster(schoolId, work, undefined, journal);
    return { left: everybody.filter((at) => !fresh.some((one) => one.at === at)), rebuilds };
  } catch (error) {
    // Somebody added one of them in between: nothing of this was written.
    if (isDuplicate(error)) return { left: everybody, rebuilds: [] };
    throw error;
  }
}

/** Ids and numbers that are taken, by whoever left too. */
async function knownPeople(
  schoolId: string,
  ids: readonly string[],
  byNumber: Record<string, unknown>,
): Promise<Set<string>> {
  const [numbered, there] = await Promise.all([
    find(people, { schoolId, ...byNumber }),
    find(people, { _id: command.in(ids) }),
  ]);
  return new Set(
    [...numbered, ...there].flatMap(({ _id, studentNumber, mobile }) => [
      _id,
      ...(studentNumber === null ? [] : [studentNumber]),
      ...(mobile === null ? [] : [mobile]),
    ]),
  );
}

async function taughtClasses(
  schoolId: string,
  inputs: readonly StudentInput[],
): Promise<Map<string, SchoolClass>> {
  const ids = [...new Set(inputs.map(({ classId }) => classId))];
  const found = await find(classes, { _id: command.in(ids), schoolId, closedOn: null });
  return new Map(found.map((one) => [one._id, one]));
}

async function presentStudents(schoolId: string, ids: readonly string[]): Promise<Set<string>> {
  const wanted = { _id: command.in([...new Set(ids)]), schoolId, kind: 'student', leftOn: null };
  return new Set((await find(people, wanted)).map(({ _id }) => _id));
}
