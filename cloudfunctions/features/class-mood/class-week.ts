/** Which class and week a call is about, and whether it may be written (W1). */
import { moodDueHourAt, moodEditDaysAt } from '../../../src/shared/class-mood/policy';
import {
  firstMonday,
  isMonday,
  isWritable,
  moodWeekOf,
  weekNumberOf,
  type MoodWeek,
} from '../../../src/shared/class-mood/weeks';
import type { ClassFacts, PeoplePort } from '../../../src/shared/people/ports';
import { startOfWeek, toLocalDate, type LocalDate } from '../../../src/shared/time';
import { AppError } from '../../platform/errors';
import { usedIn } from '../../platform/modules';
import { loadSchool, type School } from '../../platform/school';
import { getById } from '../../platform/store';
import { moodSchools } from './collections';

/** What the calendar and the policy say of weeks now. */
export interface SchoolWeeks {
  school: School;
  nowMs: number;
  today: LocalDate;
  thisMonday: LocalDate;
  /** Monday of the first week that owes a form. */
  fromMonday: LocalDate;
  editDays: number;
  /** Null where it owes nothing: no school day, or the school had not begun with forms. */
  weekOf(monday: LocalDate): MoodWeek | null;
  weekNumber(monday: LocalDate): number | null;
  /** Whether the school uses the forms in the grade, by what holds when the week's is due. */
  isUsedBy(grade: number, monday: LocalDate): boolean;
  isWritable(monday: LocalDate): boolean;
}

/** Until the clock has run for the first time a school is as if it began now. */
export async function schoolWeeks(schoolId: string, nowMs: number): Promise<SchoolWeeks> {
  const [school, begun] = await Promise.all([
    loadSchool(schoolId, nowMs),
    getById(moodSchools, schoolId),
  ]);
  const { calendar, policyValues } = school;
  const today = toLocalDate(nowMs);
  const thisMonday = startOfWeek(today);
  const inCalendar = (monday: LocalDate) =>
    moodWeekOf(calendar, moodDueHourAt(policyValues), monday);
  const fromMonday = begun?.fromMonday ?? firstMonday(inCalendar(thisMonday), nowMs);
  const editDays = moodEditDaysAt(policyValues, nowMs);
  const weekOf = (monday: LocalDate) => (monday < fromMonday ? null : inCalendar(monday));
  return {
    school,
    nowMs,
    today,
    thisMonday,
    fromMonday,
    editDays,
    weekOf,
    isUsedBy: (grade, monday) =>
      usedIn(school, 'class-mood', weekOf(monday)?.dueAtMs ?? nowMs)(grade),
    weekNumber: (monday) => weekNumberOf(calendar, monday),
    isWritable: (monday) => isWritable(calendar, monday, { today, fromMonday, editDays }),
  };
}

/** This week, or the one asked for. `illegal-move`: no Monday, ahead, too old, or before the school began. */
export function askedMonday(weeks: SchoolWeeks, asked: LocalDate | undefined): LocalDate {
  const monday = asked ?? weeks.thisMonday;
  if (monday !== weeks.thisMonday) requireWritable(weeks, monday);
  return monday;
}

export function requireWritable(weeks: SchoolWeeks, monday: LocalDate): MoodWeek {
  const week = isMonday(monday) ? weeks.weekOf(monday) : null;
  if (week === null || !weeks.isWritable(monday)) throw new AppError('illegal-move', 'week');
  return week;
}

/** The class of this school; `not-found` for any other. */
export async function classOf(
  people: PeoplePort,
  schoolId: string,
  classId: string,
): Promise<ClassFacts> {
  return classAmong(await people.classes(schoolId), classId);
}

export function classAmong(classes: readonly ClassFacts[], classId: string): ClassFacts {
  const found = classes.find((one) => one.classId === classId);
  if (!found) throw new AppError('not-found', 'class');
  return found;
}
