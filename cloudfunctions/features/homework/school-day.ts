/** What calendar and policy say of homework now (H1–H3). */
import {
  asksForForms,
  dueAtMsOf,
  isUnsure,
  lessonsOn,
  weekClosesAtMs,
  type Lesson,
} from '../../../src/shared/homework/days';
import type { Limits } from '../../../src/shared/homework/load';
import {
  homeworkLadderFiguresAt,
  homeworkLimitsAt,
  weekCloseHourAt,
} from '../../../src/shared/homework/policy';
import type { ClassFacts, PeoplePort, TeachingFacts } from '../../../src/shared/people/ports';
import type { Subject } from '../../../src/shared/people/subjects';
import { localDateTime, startOfWeek, toLocalDate } from '../../../src/shared/time';
import { AppError } from '../../platform/errors';
import { loadSchool, type School } from '../../platform/school';

export interface SchoolDay {
  school: School;
  nowMs: number;
  today: string;
  monday: string;
  isSchoolDay: boolean;
  dueAtMs: number;
  limits: Limits;
}

export async function schoolDay(schoolId: string, nowMs: number): Promise<SchoolDay> {
  return schoolDayOf(await loadSchool(schoolId, nowMs), nowMs);
}

export function schoolDayOf(school: School, nowMs: number): SchoolDay {
  const today = toLocalDate(nowMs);
  return {
    school,
    nowMs,
    today,
    monday: startOfWeek(today),
    isSchoolDay: school.calendar.isSchoolDay(today),
    dueAtMs: dueAtMsOfDay(school, today),
    limits: limitsOfDay(school, today),
  };
}

/** Figures hold for a whole day: those of its first instant. */
export function limitsOfDay({ policyValues }: School, date: string): Limits {
  return homeworkLimitsAt(policyValues, localDateTime(date, '00:00'));
}

export function dueAtMsOfDay({ policyValues }: School, date: string): number {
  const { dueHour } = homeworkLadderFiguresAt(policyValues, localDateTime(date, '00:00'));
  return dueAtMsOf(date, dueHour);
}

export interface FormWeek {
  monday: string;
  closesAtMs: number;
  state: 'open' | 'closed' | 'not-asked';
}

/** This week's forms. */
export function formWeekOf({ school, nowMs, monday }: SchoolDay): FormWeek {
  const closesAtMs = closesAtMsOf(school, monday);
  if (!asksForForms(school.calendar, monday)) return { monday, closesAtMs, state: 'not-asked' };
  return { monday, closesAtMs, state: nowMs < closesAtMs ? 'open' : 'closed' };
}

export function closesAtMsOf({ policyValues }: School, monday: string): number {
  return weekClosesAtMs(monday, weekCloseHourAt(policyValues, localDateTime(monday, '00:00')));
}

/** The class of this school; `not-found` for any other. */
export async function classOf(
  people: PeoplePort,
  schoolId: string,
  classId: string,
): Promise<ClassFacts> {
  const found = (await people.classes(schoolId)).find((one) => one.classId === classId);
  if (!found) throw new AppError('not-found', 'class');
  return found;
}

export function lessonsToday(
  { school, today }: SchoolDay,
  timetable: readonly TeachingFacts[],
): TeachingFacts[] {
  return lessonsOn(school.calendar, today, timetable);
}

/** `lessons`: those of the date. */
export function lessonOf(
  { calendar }: School,
  date: string,
  lessons: readonly TeachingFacts[],
  subject: Subject,
): Lesson {
  if (lessons.some((one) => one.subject === subject)) return 'yes';
  return isUnsure(calendar, date) ? 'unsure' : 'no';
}
