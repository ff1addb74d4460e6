/** When homework is owed, and to which week and month it belongs (H1, H3, H4). */
import type { Subject } from '../people/subjects';
import {
  addDays,
  dayOfWeek,
  hourMs,
  localDateTime,
  startOfWeek,
  type InstantMs,
  type LocalDate,
} from '../time/instant';
import type { PostState, Standing } from './model';

interface SchoolDays {
  isSchoolDay(date: LocalDate): boolean;
}

interface Lessons {
  subject: Subject;
  teacherId: string;
  weekdays: readonly number[];
}

/** Lessons of a class on a date: none on a day without school; a make-up workday counts as its own weekday's. */
export function lessonsOn<T extends Lessons>(
  calendar: SchoolDays,
  date: LocalDate,
  timetable: readonly T[],
): T[] {
  if (!calendar.isSchoolDay(date)) return [];
  const weekday = dayOfWeek(date);
  return timetable.filter(({ weekdays }) => weekdays.includes(weekday));
}

export function dueAtMsOf(date: LocalDate, dueHour: number): InstantMs {
  return localDateTime(date, '00:00') + dueHour * hourMs;
}

export interface PostFacts {
  state: PostState;
  /** First handed in, and the due time that held then. */
  handedAtMs: InstantMs;
  dueAtMs: InstantMs;
}

/** Where a subject stands. A returned post is owed again, one that waits is not: the teacher has done their part. */
export function standingOf(
  post: PostFacts | null,
  facts: { hasLesson: boolean; dueAtMs: InstantMs; nowMs: InstantMs },
): Standing {
  if (post) return post.state;
  if (!facts.hasLesson) return 'free';
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
