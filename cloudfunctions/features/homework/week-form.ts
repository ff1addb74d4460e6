/** H3: this week's form of one child, with what the teachers reckoned a day. */
import { countsOfDay, declaredPerDay, sumOf } from '../../../src/shared/homework/month';
import { formIdOf } from '../../../src/shared/homework/model';
import { weekForm as contract } from '../../../src/shared/homework/family-contracts';
import { subjects } from '../../../src/shared/people/subjects';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { addDays } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { getById } from '../../platform/store';
import { homeworkForms } from './collections';
import { daysOf } from './desk';
import { childView, ownChild } from './families';
import { formWeekOf, limitsOfDay, schoolDay } from './school-day';

export function weekForm(people: PeoplePort) {
  return defineAction(contract, async ({ childId }, { caller, nowMs }) => {
    const child = await ownChild(people, caller, childId);
    const day = await schoolDay(caller.schoolId, nowMs);
    const week = formWeekOf(day);
    const [timetable, days, stored] = await Promise.all([
      people.teachingOfClass(caller.schoolId, child.classId),
      daysOf([child.classId], week.monday, addDays(week.monday, 6)),
      getById(homeworkForms, formIdOf(childId, week.monday)),
    ]);
    const counts = sumOf(
      [...days.values()].map(({ posts, date }) =>
        countsOfDay(posts, limitsOfDay(day.school, date)),
      ),
    );
    const asked = subjects.filter(
      (subject) =>
        timetable.some((one) => one.subject === subject) ||
        declaredPerDay(counts, subject) !== null,
    );
    return {
      week: {
        child: childView(child),
        ...week,
        subjects: asked.map((subject) => ({
          subject,
          declaredMinutes: declaredPerDay(counts, subject),
        })),
        form: stored?.form ?? null,
        version: stored?.version ?? 0,
      },
    };
  });
}
