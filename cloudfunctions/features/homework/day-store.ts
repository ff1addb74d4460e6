/**
 * Changes a class's day (H1, H2) and, in the same transaction, the month's figures beside it (H4), and ends the
 * reminders when nothing is owed any more.
 */
import {
  isOwed,
  isUnsure,
  lessonsOn,
  monthOfWeek,
  standingOf,
} from '../../../src/shared/homework/days';
import { homeworkLadderInstanceId } from '../../../src/shared/homework/ladder';
import { countedMinutes, totalOf, type DayLoad } from '../../../src/shared/homework/load';
import { dayIdOf, monthIdOf, type Sheet } from '../../../src/shared/homework/model';
import { countsOfDay, replaced, withRoll, type Counts } from '../../../src/shared/homework/month';
import { stopLadder } from '../../../src/shared/ladder';
import type { Subject } from '../../../src/shared/people/subjects';
import type { TeachingFacts } from '../../../src/shared/people/ports';
import { startOfWeek } from '../../../src/shared/time';
import { ladders, saveLadder } from '../../platform/ladder-runner';
import type { School } from '../../platform/school';
import type { Transaction } from '../../platform/transact';
import { homeworkDays, homeworkMonths, type HomeworkDay, type StoredPost } from './collections';
import { dueAtMsOfDay, limitsOfDay } from './school-day';

export interface ClassPlace {
  schoolId: string;
  classId: string;
  grade: number;
}

export function blankDay({ schoolId, classId, grade }: ClassPlace, date: string): HomeworkDay {
  const _id = dayIdOf(classId, date);
  return { _id, schoolId, classId, grade, date, posts: [], waiting: 0, version: 0 };
}

export function postOf(day: HomeworkDay | null | undefined, subject: Subject): StoredPost | null {
  return day?.posts.find((one) => one.subject === subject) ?? null;
}

/** Counted minutes that families have been given, by subject. */
export function loadOf(day: HomeworkDay | null | undefined): DayLoad {
  const load: DayLoad = {};
  for (const { subject, published } of day?.posts ?? [])
    if (published !== null) load[subject] = countedMinutes(published);
  return load;
}

/** Counted minutes of the whole day, were this what the subject gives. */
export function dayMinutesWith(
  day: HomeworkDay | null,
  subject: Subject,
  given: Sheet | null,
): number {
  return totalOf({ ...loadOf(day), [subject]: countedMinutes(given) });
}

export function withPost(day: HomeworkDay, post: StoredPost): HomeworkDay {
  const isNew = postOf(day, post.subject) === null;
  const posts = isNew
    ? [...day.posts, post]
    : day.posts.map((one) => (one.subject === post.subject ? post : one));
  const waiting = posts.filter(({ state }) => state === 'waiting').length;
  return { ...day, posts, waiting };
}

/** Writes the day and its share of the month. `before` null: the day is new. */
export async function saveDay(
  transaction: Transaction,
  school: School,
  before: HomeworkDay | null,
  after: HomeworkDay,
): Promise<void> {
  const version = after.version + 1;
  if (before) {
    const { posts, waiting } = after;
    await transaction.update(homeworkDays, after._id, { posts, waiting, version });
  } else {
    await transaction.add(homeworkDays, { ...after, version });
  }
  const limits = limitsOfDay(school, after.date);
  await changeMonth(
    transaction,
    after,
    startOfWeek(after.date),
    countsOfDay(before?.posts ?? [], limits),
    countsOfDay(after.posts, limits),
  );
}

/**
 * Takes away what was counted and adds what is; untouched when both are the same. `children`: how many the class has,
 * where a family said its week.
 */
export async function changeMonth(
  transaction: Transaction,
  { schoolId, classId, grade }: ClassPlace,
  monday: string,
  before: Counts,
  after: Counts,
  children = 0,
): Promise<void> {
  if (Object.keys(replaced(after, before, {})).length === 0) return;
  const month = monthOfWeek(monday);
  const _id = monthIdOf(classId, month);
  const stored = await transaction.get(homeworkMonths, _id);
  const counts = { ...replaced(stored?.counts ?? {}, before, after) };
  const rolls = stored?.rolls ?? {};
  const changed = {
    counts,
    rolls: { ...(children > 0 ? withRoll(rolls, monday, children) : rolls) },
  };
  if (stored) {
    const version = stored.version + 1;
    await transaction.update(homeworkMonths, _id, { ...changed, version });
  } else {
    const place = { schoolId, classId, grade, month };
    await transaction.add(homeworkMonths, { _id, ...place, ...changed, version: 0 });
  }
}

/**
 * Lessons whose teachers are asked for homework: what is owed, or, where nobody can tell who has lessons, everything
 * of which nothing was said.
 */
export function askedLessons(
  school: School,
  timetable: readonly TeachingFacts[],
  day: Pick<HomeworkDay, 'date' | 'posts'>,
  nowMs: number,
): TeachingFacts[] {
  if (!isUnsure(school.calendar, day.date)) return owedLessons(school, timetable, day, nowMs);
  return timetable.filter(({ subject }) => day.posts.every((one) => one.subject !== subject));
}

/** Lessons of the day whose homework is still owed. */
export function owedLessons(
  school: School,
  timetable: readonly TeachingFacts[],
  day: Pick<HomeworkDay, 'date' | 'posts'>,
  nowMs: number,
): TeachingFacts[] {
  const dueAtMs = dueAtMsOfDay(school, day.date);
  return lessonsOn(school.calendar, day.date, timetable).filter(({ subject }) => {
    const post = day.posts.find((one) => one.subject === subject) ?? null;
    return isOwed(standingOf(post, { lesson: 'yes', dueAtMs, nowMs }));
  });
}

/** Stops the day's ladder once nobody is asked any more and nothing may be sent back, in the act's own transaction. */
export async function endReminders(
  transaction: Transaction,
  school: School,
  timetable: readonly TeachingFacts[],
  day: HomeworkDay,
  nowMs: number,
): Promise<void> {
  if (day.waiting > 0 || askedLessons(school, timetable, day, nowMs).length > 0) return;
  const instance = await transaction.get(ladders, homeworkLadderInstanceId(day._id));
  if (instance?.state === 'running') await saveLadder(transaction, stopLadder(instance));
}
