/** W1: where a subject teacher reports: own classes, their students, what was reported this week. */
import { observationDesk as contract } from '../../../src/shared/class-mood/observer-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { startOfWeek, toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { find } from '../../platform/store';
import { moodObservations } from './collections';

export function observationDesk(people: PeoplePort) {
  return defineAction(contract, async ({ classId }, context) => {
    const { schoolId } = context.caller;
    const own = classIdsOf(context.caller, 'subject-teacher');
    if (classId !== undefined) requireOwn(own, classId);
    const classes = own.length === 0 ? [] : await people.classes(schoolId);
    const listed = classes
      .filter((one) => own.includes(one.classId))
      .map((one) => ({ classId: one.classId, name: one.name }));
    const known = listed.some((one) => one.classId === classId);
    return classId === undefined || !known
      ? { classes: listed, students: [], mine: [] }
      : { classes: listed, ...(await ofClass(people, classId, context)) };
  });
}

async function ofClass(people: PeoplePort, classId: string, { caller, nowMs }: ActionContext) {
  const [students, told] = await Promise.all([
    people.studentsOfClass(caller.schoolId, classId),
    find(
      moodObservations,
      { classId, monday: startOfWeek(toLocalDate(nowMs)), teacherId: caller.personId },
      { orderBy: [['date', 'asc']] },
    ),
  ]);
  const names = new Map(students.map(({ personId, name }) => [personId, name]));
  return {
    students: students.map(({ personId, name }) => ({ personId, name })),
    mine: told.map(({ _id, studentId, kind, text, date }) => ({
      observationId: _id,
      studentName: names.get(studentId) ?? null,
      kind,
      text,
      date,
    })),
  };
}
