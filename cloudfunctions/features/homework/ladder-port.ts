/** The rungs of a class's day (H1): teachers who owe homework, then the class teacher who hears how much is missing. */
import { isUnsure } from '../../../src/shared/homework/days';
import { homeworkLadder, homeworkLadderId } from '../../../src/shared/homework/ladder';
import { homeworkLadderFiguresAt } from '../../../src/shared/homework/policy';
import type { LadderInstance } from '../../../src/shared/ladder';
import type { PeoplePort, TeachingFacts } from '../../../src/shared/people/ports';
import type { LadderPort, LadderPorts } from '../../platform/ladder-runner';
import { isClassIn } from '../../platform/modules';
import { outbox, queueEffects, type EffectDraft } from '../../platform/outbox';
import type { School } from '../../platform/school';
import type { Transaction } from '../../platform/transact';
import { homeworkDays } from './collections';
import { askedLessons, owedLessons } from './day-store';
import { isReadOn, missingNotice, teacherNotice } from './notices';

export function homeworkLadders(people: PeoplePort): LadderPorts {
  const port: LadderPort = {
    ladder: ({ startedAtMs }, school) =>
      homeworkLadder(homeworkLadderFiguresAt(school.policyValues, startedAtMs)),
    async fire(transaction, { instance, firing, school, nowMs }) {
      const { date, classId } = placeOf(instance);
      // Of a day gone by nobody is reminded: nothing can be given for it any more.
      if (!isReadOn(date, { school, nowMs })) return { stillDue: false, effects: [] };
      const place = { school, module: 'homework', atMs: nowMs } as const;
      if (!(await isClassIn(people, place, classId))) return { stillDue: false, effects: [] };
      const day = await transaction.get(homeworkDays, instance.subject.id);
      const posts = day?.posts ?? [];
      const timetable = await people.teachingOfClass(school.schoolId, classId);
      const isLast = firing.fire.key === 'overdue';
      // Nothing is overdue of a day whose lessons nobody can tell.
      const lessonsOf = isLast ? owedLessons : askedLessons;
      const owed = lessonsOf(school, timetable, { date, posts }, nowMs);
      // What waits may be sent back, and is owed again then.
      if (owed.length === 0) return { stillDue: (day?.waiting ?? 0) > 0, effects: [] };
      const drafts = [
        ...(await teachersNotices(transaction, { instance, school, nowMs, isLast }, owed)),
        ...(isLast ? await classNotices(people, { instance, school, nowMs }, owed) : []),
      ];
      return { stillDue: true, effects: await queueEffects(transaction, drafts, nowMs) };
    },
  };
  return { [homeworkLadderId]: port };
}

interface Around {
  instance: LadderInstance;
  school: School;
  nowMs: number;
}

/** The id of a day is `<classId>.<date>`. */
export function placeOf({ subject }: Pick<LadderInstance, 'subject'>) {
  return { classId: subject.id.slice(0, -11), date: subject.id.slice(-10) };
}

/** Each teacher once a day and rung: the first of their classes speaks for all. */
async function teachersNotices(
  transaction: Transaction,
  { instance, school, nowMs, isLast }: Around & { isLast: boolean },
  owed: readonly TeachingFacts[],
): Promise<EffectDraft[]> {
  const { date } = placeOf(instance);
  const drafts: EffectDraft[] = [];
  for (const teacherId of new Set(owed.map((one) => one.teacherId))) {
    const remind = isUnsure(school.calendar, date) ? 'ask' : 'remind';
    const draft = teacherNotice({ school, nowMs }, isLast ? 'overdue' : remind, {
      date,
      dueAtMs: instance.dueAtMs,
      teacherId,
      instanceId: instance._id,
    });
    if (!(await transaction.get(outbox, draft._id))) drafts.push(draft);
  }
  return drafts;
}

/** Not for what the class teacher alone owes: that was said already. */
async function classNotices(
  people: PeoplePort,
  { instance, school, nowMs }: Around,
  owed: readonly TeachingFacts[],
): Promise<EffectDraft[]> {
  const { classId, date } = placeOf(instance);
  const held = await people.staffWith(school.schoolId, 'class-teacher', date, `class:${classId}`);
  return held
    .filter(({ personId }) => owed.some(({ teacherId }) => teacherId !== personId))
    .map(({ personId }) =>
      missingNotice(
        { school, nowMs },
        {
          dayId: instance.subject.id,
          dueAtMs: instance.dueAtMs,
          count: owed.length,
          personId,
          instanceId: instance._id,
        },
      ),
    );
}
