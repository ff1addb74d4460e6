/** H2: what waited in vain on the last school day is said to who asked and to the class teacher. */
import type { PassedPost } from '../../../src/shared/homework/passed';
import { addDays } from '../../../src/shared/time';
import type { HomeworkDay, StoredPost } from './collections';
import type { SchoolDay } from './school-day';

/** Over a weekend and a week of holidays; after that nobody needs to hear it any more. */
const daysBack = 12;

/** Null: there was none of late. */
export function lastSchoolDay({ school, today }: SchoolDay): string | null {
  for (let back = 1; back <= daysBack; back += 1) {
    const date = addDays(today, -back);
    if (school.calendar.isSchoolDay(date)) return date;
  }
  return null;
}

/** Of a day that is over. */
export function unansweredIn(day: HomeworkDay | null | undefined): StoredPost[] {
  return (day?.posts ?? []).filter(({ state, asked }) => state === 'waiting' && asked !== null);
}

export function passedView(
  { classId, date }: HomeworkDay,
  { subject, published }: StoredPost,
  className: string,
): PassedPost {
  return { classId, className, date, subject, stands: published !== null };
}
