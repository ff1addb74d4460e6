/** Colleagues, their classes and their lessons; rights change on their day (G1). */
import {
  changeRights,
  endRights,
  grantRight,
  type Right,
} from '../../../../src/shared/people/assignments';
import { classNameOf, entryYearOf } from '../../../../src/shared/people/school-classes';
import type {
  ClassInput,
  StaffInput,
  TeachingInput,
  Written,
} from '../../../../src/shared/people/roster-port';
import { subjects } from '../../../../src/shared/people/subjects';
import { AppError } from '../../../platform/errors';
import { classes, people, staff, teaching, type StaffMember } from '../collections';
import { editRoster, type Journal, type RosterEdit } from './edit';
import { classIdOf, staffIdOf } from './ids';

export async function putStaff(
  schoolId: string,
  input: StaffInput,
  _date: string,
  journal?: Journal,
): Promise<Written> {
  const id = await staffIdOf(schoolId, input.staffNumber);
  const work = async (edit: RosterEdit) => {
    const before = await edit.get(staff, id);
    const known = before ?? { _id: id, schoolId, assignments: [], version: 0 };
    await edit.put(staff, before, { ...known, ...input, leftOn: null });
    edit.rebuild('person', id);
    return id;
  };
  return editRoster(schoolId, work, undefined, journal);
}

export async function putClass(
  schoolId: string,
  input: ClassInput,
  date: string,
  journal?: Journal,
): Promise<Written> {
  const entryYear = entryYearOf(input.grade, date);
  const id = await classIdOf(schoolId, input, entryYear);
  const work = async (edit: RosterEdit) => {
    const { grade, number, campus, formerCampus, classTeacherId } = input;
    const before = await edit.get(classes, id);
    const isThis =
      before?.grade === grade &&
      before.number === number &&
      [campus, formerCampus].includes(before.campus);
    if ((before && !isThis) || (before?.closedOn ?? null) !== null)
      throw new AppError('illegal-move', 'another class has this id');
    const known = before ?? { _id: id, schoolId, entryYear, closedOn: null, version: 0 };
    const isNamed = before?.campus === campus;
    const name = isNamed ? before.name : classNameOf(grade, number, campus);
    const isNew = await edit.put(classes, before, {
      ...known,
      grade,
      number,
      campus,
      name,
      classTeacherId,
    });
    if (isNew) edit.rebuild('class', id);
    const right = { role: 'class-teacher', scope: `class:${id}` } as const;
    await passOn(edit, right, { from: before?.classTeacherId ?? null, to: classTeacherId, date });
    return id;
  };
  return editRoster(schoolId, work, undefined, journal);
}

export async function putTeaching(
  schoolId: string,
  input: TeachingInput,
  date: string,
  journal?: Journal,
): Promise<Written> {
  const { classId, subject, teacherId } = input;
  const id = `${classId}.${subject}`;
  const work = async (edit: RosterEdit) => {
    await edit.require(classes, classId);
    const before = await edit.get(teaching, id);
    const weekdays = [...input.weekdays];
    await edit.put(teaching, before, { ...input, _id: id, schoolId, weekdays, version: 0 });
    const from = before && (await hasAnotherSubject(edit, input, before.teacherId)) ? null : before;
    const right = { role: 'subject-teacher', scope: `class:${classId}` } as const;
    await passOn(edit, right, { from: from?.teacherId ?? null, to: teacherId, date });
    return id;
  };
  return editRoster(schoolId, work, undefined, journal);
}

async function hasAnotherSubject(
  edit: RosterEdit,
  { classId, subject }: TeachingInput,
  teacherId: string,
): Promise<boolean> {
  for (const other of subjects) {
    if (other === subject) continue;
    const lesson = await edit.get(teaching, `${classId}.${other}`);
    if (lesson?.teacherId === teacherId) return true;
  }
  return false;
}

async function passOn(
  edit: RosterEdit,
  right: Right,
  { from, to, date }: { from: string | null; to: string; date: string },
): Promise<void> {
  const next = await presentColleague(edit, to);
  await putRights(edit, next, grantRight(next.assignments, right, date));
  if (from === null || from === to) return;
  const before = await edit.get(staff, from);
  if (!before) return;
  const isRight = (held: Right) => held.role === right.role && held.scope === right.scope;
  await putRights(edit, before, endRights(before.assignments, isRight, date));
}

async function presentColleague(edit: RosterEdit, id: string): Promise<StaffMember> {
  const found = await edit.require(staff, id);
  if (found.leftOn !== null) throw new AppError('not-found', 'colleague');
  return found;
}

async function putRights(
  edit: RosterEdit,
  colleague: StaffMember,
  assignments: StaffMember['assignments'],
): Promise<void> {
  await edit.put(staff, colleague, { ...colleague, assignments });
  edit.rebuild('person', colleague._id);
}

/** Of a colleague or a student (a mood member); a guardian's rights follow from the children. */
export async function setAssignments(
  schoolId: string,
  personId: string,
  rights: readonly Right[],
  date: string,
  journal?: Journal,
): Promise<Written> {
  const work = async (edit: RosterEdit) => {
    const colleague = await edit.get(staff, personId);
    if (colleague) {
      if (colleague.leftOn !== null) throw new AppError('not-found', 'colleague');
      await putRights(edit, colleague, changeRights(colleague.assignments, rights, date));
      return personId;
    }
    const student = await edit.require(people, personId);
    if (student.kind !== 'student' || student.leftOn !== null)
      throw new AppError('not-found', 'student');
    const assignments = changeRights(student.assignments, rights, date);
    await edit.put(people, student, { ...student, assignments });
    edit.rebuild('person', personId);
    return personId;
  };
  return editRoster(schoolId, work, undefined, journal);
}
