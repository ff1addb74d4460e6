/** W1: the centre reads whom a class teacher is concerned about. Every reading is audited. */
import { formIdOf } from '../../../src/shared/class-mood/model';
import { readConcerns as contract } from '../../../src/shared/class-mood/overview-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { classOf, schoolWeeks } from './class-week';
import { moodConcerns } from './collections';
import { formSubject } from './subjects';

/** Who left the class since. */
const gone = '已离开本班的同学';

export function readConcerns(people: PeoplePort) {
  return defineAction(contract, async ({ classId, monday }, context) => {
    const { schoolId } = context.caller;
    await classOf(people, schoolId, classId);
    const formId = formIdOf(classId, monday);
    const [weeks, stored, students] = await Promise.all([
      schoolWeeks(schoolId, context.nowMs),
      getById(moodConcerns, formId),
      people.studentsOfClass(schoolId, classId),
    ]);
    const names = new Map(students.map(({ personId, name }) => [personId, name]));
    await transact((transaction) =>
      context.audit(transaction, {
        act: contract.name,
        object: { kind: formSubject, id: formId },
      }),
    );
    return {
      concerns: (stored?.submitted ?? []).map(({ studentId, behaviour, level, word, since }) => ({
        studentId,
        name: names.get(studentId) ?? gone,
        behaviour,
        level,
        word,
        since,
        sinceWeekNumber: weeks.weekNumber(since),
      })),
    };
  });
}
