/** When homework is owed, and to which week and month it belongs (H1, H3, H4). */
import type { Subject } from '../people/subjects';
import {
  addDays,
  hourMs,
  localDateTime,
  startOfWeek,
  toLocalDate,
  type InstantMs,
  type LocalDate,
} from '../time/instant';
import type { PostState, Standing } from './model';

interface SchoolDays {
  isSchoolDay(date: LocalDate): boolean;
  timetableDay(date: LocalDate): number | null;
}

interface Lessons {
  subject: Subject;
  teacherId: string;
  weekdays: readonly number[];
}

/** A school day of which nobody can tell whose timetable it follows: whoever has lessons may post, nobody owes. */
export function isUnsure(calendar: SchoolDays, date: LocalDate): boolean {
  return calendar.isSchoolDay(date) && calendar.timetableDay(date) === null;
}

/** Lessons of a class on a date, by the timetable it follows: none without school, and none that nobody can tell. */
export function lessonsOn<T extends Lessons>(
  calendar: SchoolDays,
  date: LocalDate,
  timetable: readonly T[],
): T[] {
  const weekday = calendar.timetableDay(date);
  return weekday === null ? [] : timetable.filter(({ weekdays }) => weekdays.includes(weekday));
}

export function dueAtMsOf(date: LocalDate, dueHour: number): InstantMs {
  return localDateTime(date, '00:00') + dueHour * hourMs;
}

/** Whether a subject has a lesson on a day. */
export type Lesson = 'yes' | 'no' | 'unsure';

export interface PostFacts {
  state: PostState;
  /** What families read, null when nothing. */
  published: object | null;
  /** First handed in, and the due time that held then. */
  handedAtMs: InstantMs;
  dueAtMs: InstantMs;
}

/** A question is about its day: when that is over, it is closed, and what stood before it stands (H2). */
export function isPassed(date: LocalDate, nowMs: InstantMs): boolean {
  return date < toLocalDate(nowMs);
}

/**
 * Where a subject stands. A returned post is owed again, one that waits is not: the teacher has done their part.
 */
export function standingOf(
  post: PostFacts | null,
  facts: { lesson: Lesson; dueAtMs: InstantMs; nowMs: InstantMs },
): Standing {
  if (post?.state === 'waiting' && isPassed(toLocalDate(facts.dueAtMs), facts.nowMs))
    return post.published === null ? 'passed' : 'published';
  if (post) return post.state;
  if (facts.lesson !== 'yes') return facts.lesson === 'unsure' ? 'unsure' : 'free';
  return facts.nowMs < facts.dueAtMs ? 'open' : 'missing';
}

export function isOwed(standing: Standing): boolean {
  return standing === 'open' || standing === 'missing' || standing === 'returned';
}

/** Whether it was handed in after the time, whatever became of it. */
export function isLate({ handedAtMs, dueAtMs }: PostFacts): boolean {
  return handedAtMs > dueAtMs;
}

const daysOfWeek = 7;
const wednesday = 2;

/** `YYYY-MM` of a week: the month that has most of its school days, which is its Wednesday's. */
export function monthOfWeek(monday: LocalDate): string {
  return addDays(monday, wednesday).slice(0, 7);
}

/** Mondays of the weeks of a month (`YYYY-MM`), oldest first: four or five. */
export function mondaysOfMonth(month: string): LocalDate[] {
  const mondays: LocalDate[] = [];
  const first = startOfWeek(`${month}-01`);
  for (let week = 0; week <= 5; week += 1) {
    const monday = addDays(first, week * daysOfWeek);
    if (monthOfWeek(monday) === month) mondays.push(monday);
  }
  return mondays;
}

/** A week asks for forms when it has a school day. */
export function asksForForms(calendar: SchoolDays, monday: LocalDate): boolean {
  return Array.from({ length: daysOfWeek }, (_, day) => addDays(monday, day)).some((date) =>
    calendar.isSchoolDay(date),
  );
}

/** The instant at which the week's forms are closed: Sunday, at the policy's hour. */
export function weekClosesAtMs(monday: LocalDate, closeHour: number): InstantMs {
  return localDateTime(addDays(monday, daysOfWeek - 1), '00:00') + closeHour * hourMs;
}
