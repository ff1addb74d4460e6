/** What the clock does for homework (H1–H4): rungs of its ladders, work of every minute, and whether a late notice still holds. */
import { isPassed } from '../../../src/shared/homework/days';
import { dayIdOf } from '../../../src/shared/homework/model';
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { FeatureClock } from '../../platform/feature-clock';
import type { Effect } from '../../platform/outbox';
import { loadSchool } from '../../platform/school';
import { getById } from '../../platform/store';
import { homeworkDays } from './collections';
import { askedLessons } from './day-store';
import { homeworkLadders } from './ladder-port';
import { openDays } from './open-day';
import { sweepPictures } from './sweep-pictures';
import { daySubject, requestSubject, requestIdOf, schoolDaySubject } from './subjects';

export function homeworkClock(people: PeoplePort): FeatureClock {
  return {
    ladders: homeworkLadders(people),
    async everyMinute(nowMs) {
      try {
        await openDays(people, nowMs);
      } finally {
        await sweepPictures(nowMs);
      }
      return [];
    },
    isStillDue: (effect, nowMs) => isStillDue(people, effect, nowMs),
  };
}

/** Whoever posted meanwhile is not asked any more; a decided question needs nobody; an answer is about its day. */
async function isStillDue(people: PeoplePort, effect: Effect, nowMs: number): Promise<boolean> {
  const { kind, audience } = effect.subject;
  if (kind === requestSubject)
    return !isPassed(dateOf(effect), nowMs) && (audience === 'owner' || isStillAsked(effect));
  if (kind !== daySubject && kind !== schoolDaySubject) return true;
  if (effect.recipient.kind !== 'staff') return true;
  const { personId } = effect.recipient;
  // Both kinds of id end with the date.
  const date = effect.subject.id.slice(-10);
  if (kind === daySubject) return owesIn(people, effect, [effect.subject.id.slice(0, -11)], date);
  const taught = await people.teachingOfTeacher(effect.schoolId, personId);
  return owesIn(people, effect, [...new Set(taught.map(({ classId }) => classId))], date, personId);
}

/** Whether one of the classes still owes something, of this teacher where one is named. */
async function owesIn(
  people: PeoplePort,
  { schoolId, createdAtMs }: Effect,
  classIds: readonly string[],
  date: string,
  teacherId?: string,
): Promise<boolean> {
  const school = await loadSchool(schoolId, createdAtMs);
  for (const classId of classIds) {
    const timetable = await people.teachingOfClass(schoolId, classId);
    const posts = (await getById(homeworkDays, dayIdOf(classId, date)))?.posts ?? [];
    const owed = askedLessons(school, timetable, { date, posts }, createdAtMs);
    if (owed.some((one) => teacherId === undefined || one.teacherId === teacherId)) return true;
  }
  return false;
}

/** The id of a question is `<classId>.<date>.<subject>.<number>`. */
function dateOf({ subject }: Effect): string {
  return subject.id.split('.')[1] ?? '';
}

async function isStillAsked({ subject }: Effect): Promise<boolean> {
  const [classId = '', date = '', name = ''] = subject.id.split('.');
  const dayId = dayIdOf(classId, date);
  const posts = (await getById(homeworkDays, dayId))?.posts ?? [];
  const post = posts.find((one) => one.subject === name);
  return (
    post?.state === 'waiting' && requestIdOf(dayId, name, post.asked?.number ?? 0) === subject.id
  );
}
