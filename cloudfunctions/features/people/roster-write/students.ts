/** Students: in which class, and since when (G1). */
import { endRights, grantRight } from '../../../../src/shared/people/assignments';
import type { StudentInput, Written } from '../../../../src/shared/people/roster-port';
import { addDays } from '../../../../src/shared/time';
import { AppError } from '../../../platform/errors';
import { classes, enrolments, people, type Person, type SchoolClass } from '../collections';
import { editRoster, type Alongside, type Journal, type RosterEdit } from './edit';
import { studentIdOf } from './ids';

/** Adds a student or corrects what is known; another class means a move from `date` on. */
export async function putStudent(
  schoolId: string,
  input: StudentInput,
  date: string,
  journal?: Journal,
): Promise<Written> {
  const id = await studentIdOf(schoolId, input.studentNumber);
  const work = async (edit: RosterEdit) => {
    const before = await edit.get(people, id);
    if (before && before.kind !== 'student') throw new AppError('illegal-move', 'kind');
    const schoolClass = await taughtClass(edit, input.classId);
    const { name, sex, studentNumber } = input;
    const known = before ?? newStudent(schoolId, id, studentNumber);
    const here = await enrol(edit, before, { student: known, schoolClass, date });
    // Whoever was forgotten (G2) and comes back has lost the number too.
    await edit.put(people, before, { ...here, name, sex, studentNumber });
    edit.rebuild('person', id);
    return id;
  };
  return editRoster(schoolId, work, undefined, journal);
}

export async function moveStudent(
  schoolId: string,
  move: { studentId: string; classId: string },
  date: string,
  alongside?: Alongside,
): Promise<Written> {
  const work = async (edit: RosterEdit) => {
    const student = await edit.require(people, move.studentId);
    if (student.kind !== 'student' || student.leftOn !== null)
      throw new AppError('not-found', 'student');
    const schoolClass = await taughtClass(edit, move.classId);
    await edit.put(people, student, await enrol(edit, student, { student, schoolClass, date }));
    edit.rebuild('person', student._id);
    return student._id;
  };
  return editRoster(schoolId, work, alongside);
}

async function taughtClass(edit: RosterEdit, classId: string): Promise<SchoolClass> {
  const found = await edit.require(classes, classId);
  if (found.closedOn !== null) throw new AppError('not-found', 'class');
  return found;
}

export function newStudent(schoolId: string, id: string, studentNumber: string): Person {
  return {
    _id: id,
    schoolId,
    name: '',
    kind: 'student',
    classId: null,
    grade: null,
    studentNumber,
    sex: null,
    enrolledOn: null,
    mobile: null,
    leftOn: null,
    epoch: 0,
    assignments: [],
    version: 0,
  };
}

interface Place {
  student: Person;
  schoolClass: SchoolClass;
  date: string;
}

/** The student as it is in the class from `date` on, with the history of classes written. */
async function enrol(edit: RosterEdit, before: Person | null, place: Place): Promise<Person> {
  const { student, schoolClass, date } = place;
  const isHere = before !== null && before.leftOn === null;
  const hasMoved = before?.classId !== schoolClass._id;
  if (isHere && !hasMoved) return { ...student, grade: schoolClass.grade };
  // A second change on one day corrects the first.
  if (isHere && before.enrolledOn !== date) await endEnrolment(edit, before, date);
  await beginEnrolment(edit, place);
  const { assignments } = student;
  // A mood member writes about the own class (W1).
  const kept = endRights(assignments, ({ role }) => role === 'mood-member', date);
  return {
    ...student,
    classId: schoolClass._id,
    grade: schoolClass.grade,
    enrolledOn: date,
    leftOn: null,
    assignments: grantRight(kept, { role: 'student', scope: 'self' }, date),
  };
}

/** The one that lasts ends the day before; one that began on this very day never was. */
export async function endEnrolment(edit: RosterEdit, student: Person, date: string): Promise<void> {
  if (student.enrolledOn === null) return;
  const current = await edit.get(enrolments, `${student._id}.${student.enrolledOn}`);
  if (!current) return;
  if (date < current.fromDate) throw new AppError('illegal-move', 'before the last change');
  if (date === current.fromDate) await edit.remove(enrolments, current);
  else await edit.put(enrolments, current, { ...current, toDate: addDays(date, -1) });
}

async function beginEnrolment(
  edit: RosterEdit,
  { student, schoolClass, date }: Place,
): Promise<void> {
  const _id = `${student._id}.${date}`;
  await edit.put(enrolments, await edit.get(enrolments, _id), {
    _id,
    schoolId: edit.schoolId,
    studentId: student._id,
    classId: schoolClass._id,
    fromDate: date,
    toDate: null,
    version: 0,
  });
}
