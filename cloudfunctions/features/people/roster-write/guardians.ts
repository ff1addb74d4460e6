/** Guardians and whose guardians they are: their rights follow from the links (G1). */
import { endRights, grantRight } from '../../../../src/shared/people/assignments';
import type { Relation } from '../../../../src/shared/people/relations';
import type { GuardianInput, Written } from '../../../../src/shared/people/roster-port';
import { AppError } from '../../../platform/errors';
import { guardianLinks, people, type Person } from '../collections';
import { editRoster, type Journal, type RosterEdit } from './edit';
import { guardianIdOf } from './ids';

export async function putGuardian(
  schoolId: string,
  input: GuardianInput,
  _date: string,
  journal?: Journal,
): Promise<Written> {
  const id = await guardianIdOf(schoolId, input.mobile);
  const work = async (edit: RosterEdit) => {
    const before = await edit.get(people, id);
    if (before && before.kind !== 'guardian') throw new AppError('illegal-move', 'kind');
    const known = before ?? newGuardian(schoolId, id);
    await edit.put(people, before, { ...known, ...input, leftOn: null });
    edit.rebuild('person', id);
    return id;
  };
  return editRoster(schoolId, work, undefined, journal);
}

export function newGuardian(schoolId: string, id: string): Person {
  return {
    _id: id,
    schoolId,
    name: '',
    kind: 'guardian',
    classId: null,
    grade: null,
    studentNumber: null,
    sex: null,
    enrolledOn: null,
    mobile: null,
    leftOn: null,
    epoch: 0,
    assignments: [],
    version: 0,
  };
}

export interface Link {
  guardianId: string;
  studentId: string;
  relation: Relation | null;
}

export async function linkGuardian(
  schoolId: string,
  link: Link,
  date: string,
  journal?: Journal,
): Promise<Written> {
  const work = async (edit: RosterEdit) => {
    const guardian = await edit.require(people, link.guardianId);
    if (guardian.kind !== 'guardian') throw new AppError('not-found', 'guardian');
    await linkTo(edit, guardian, guardian, link, date);
    return `${link.guardianId}.${link.studentId}`;
  };
  return editRoster(schoolId, work, undefined, journal);
}

/** `stored` null: the guardian is new with this very write. */
export async function linkTo(
  edit: RosterEdit,
  stored: Person | null,
  guardian: Person,
  { studentId, relation }: Link,
  date: string,
): Promise<void> {
  const student = await edit.require(people, studentId);
  if (student.kind !== 'student' || student.leftOn !== null)
    throw new AppError('not-found', 'student');
  const _id = `${guardian._id}.${studentId}`;
  const before = await edit.get(guardianLinks, _id);
  await edit.put(guardianLinks, before, {
    _id,
    schoolId: edit.schoolId,
    guardianId: guardian._id,
    studentId,
    relation: relation ?? before?.relation ?? null,
    version: 0,
  });
  const right = { role: 'guardian', scope: `student:${studentId}` } as const;
  const assignments = grantRight(guardian.assignments, right, date);
  await edit.put(people, stored, { ...guardian, leftOn: null, assignments });
  edit.rebuild('person', guardian._id);
}

/** From `date` on no longer this child's guardian; one without any child left is not here any more. */
export async function endGuardianship(
  edit: RosterEdit,
  guardianId: string,
  studentId: string,
  date: string,
): Promise<void> {
  const guardian = await edit.get(people, guardianId);
  if (!guardian) return;
  const assignments = endRights(
    guardian.assignments,
    ({ scope }) => scope === `student:${studentId}`,
    date,
  );
  const hasAnother = assignments.some(({ toDate }) => toDate === null);
  const leftOn = hasAnother ? guardian.leftOn : (guardian.leftOn ?? date);
  await edit.put(people, guardian, { ...guardian, assignments, leftOn });
  edit.rebuild('person', guardianId);
}
