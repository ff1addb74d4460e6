/** School days, and the week, month and term a day lies in (architecture: Time; M2 holidays). */
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { addDays, dayOfWeek, startOfWeek, type DayOfWeek, type LocalDate } from './instant';
import {
  isHolidayYearKnown,
  publicWorkday,
  weekdayMadeUp,
  type HolidayBasis,
} from './public-holidays';

export interface CalendarOverride {
  date: LocalDate;
  kind: 'school' | 'off';
  note?: string;
  /** Of a school day: whose timetable it follows, where the school has said so. */
  weekday?: DayOfWeek;
}

/** `startDate` and `endDate` both belong to the term. */
export interface SchoolTerm {
  id: string;
  name: string;
  startDate: LocalDate;
  endDate: LocalDate;
}

export interface SchoolCalendarData {
  /** The school's own word about a day; of two for the same day the later in the list holds. */
  overrides: readonly CalendarOverride[];
  terms: readonly SchoolTerm[];
}

export type PeriodKind = 'week' | 'month' | 'term';

/** `startDate` and `endDate` both belong to the period. */
export interface Period {
  /** `week-2026-09-28` (its Monday), `month-2026-09`, `term-<term id>`. */
  id: string;
  startDate: LocalDate;
  endDate: LocalDate;
}

export interface CalendarDay {
  schoolDay: boolean;
  /** `override`: the school said so itself. */
  basis: 'override' | HolidayBasis;
  note: string | null;
}

export interface SchoolCalendar {
  isSchoolDay(date: LocalDate): boolean;
  /** What `isSchoolDay` rests on, for showing. */
  describeDay(date: LocalDate): CalendarDay;
  /**
   * The weekday whose timetable a school day follows: what the school said, else its own from Monday to Friday, else
   * that of the day off it makes up for. Null: a day without school, or one of which nobody can tell.
   */
  timetableDay(date: LocalDate): DayOfWeek | null;
  /**
   * The `count`-th school day after `date` (before it when negative). 0: the date itself when it
   * is a school day, otherwise the next one.
   */
  addSchoolDays(date: LocalDate, count: number): LocalDate;
  /** False: the answers of that year are the fallback, and a screen that plans ahead must say so. */
  isHolidayYearKnown(year: number): boolean;
  periodOf(kind: 'week' | 'month', date: LocalDate): Period;
  /** Null for a term: the day lies in no term. Of overlapping terms the first listed holds. */
  periodOf(kind: PeriodKind, date: LocalDate): Period | null;
}

const friday = 5;

function monthOf(date: LocalDate): Period {
  // Extended here, not at load: the mini-program's pages that need no calendar then ship neither.
  dayjs.extend(utc);
  // Counted in UTC: a local date is a calendar day without a zone.
  const day = dayjs.utc(date);
  return {
    id: `month-${day.format('YYYY-MM')}`,
    startDate: day.startOf('month').format('YYYY-MM-DD'),
    endDate: day.endOf('month').format('YYYY-MM-DD'),
  };
}

function weekOf(date: LocalDate): Period {
  const startDate = startOfWeek(date);
  return { id: `week-${startDate}`, startDate, endDate: addDays(startDate, 6) };
}

function termOf(terms: readonly SchoolTerm[], date: LocalDate): Period | null {
  const term = terms.find(({ startDate, endDate }) => startDate <= date && date <= endDate);
  if (term === undefined) return null;
  return { id: `term-${term.id}`, startDate: term.startDate, endDate: term.endDate };
}

function walkSchoolDays(
  isSchoolDay: (date: LocalDate) => boolean,
  date: LocalDate,
  count: number,
): LocalDate {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`);
  if (count === 0 && isSchoolDay(date)) return date;
  const step = count < 0 ? -1 : 1;
  let left = Math.max(1, Math.abs(count));
  let current = date;
  while (left > 0) {
    current = addDays(current, step);
    if (isSchoolDay(current)) left -= 1;
  }
  return current;
}

/**
 * The school's calendar: the published holidays and make-up workdays, over which the school's own
 * overrides win. Terms name periods and do not decide about school days: a term that nobody has
 * entered yet must not leave the duty roster empty; a vacation is entered as overrides.
 */
export function createSchoolCalendar(data: SchoolCalendarData): SchoolCalendar {
  const overrides = new Map(data.overrides.map((override) => [override.date, override]));

  function describeDay(date: LocalDate): CalendarDay {
    const override = overrides.get(date);
    if (override !== undefined) {
      return {
        schoolDay: override.kind === 'school',
        basis: 'override',
        note: override.note ?? null,
      };
    }
    const { workday, basis } = publicWorkday(date);
    return { schoolDay: workday, basis, note: null };
  }

  const isSchoolDay = (date: LocalDate): boolean => describeDay(date).schoolDay;

  function timetableDay(date: LocalDate): DayOfWeek | null {
    if (!isSchoolDay(date)) return null;
    const said = overrides.get(date)?.weekday;
    if (said !== undefined) return said;
    const weekday = dayOfWeek(date);
    return weekday <= friday ? weekday : weekdayMadeUp(date);
  }

  function periodOf(kind: 'week' | 'month', date: LocalDate): Period;
  function periodOf(kind: PeriodKind, date: LocalDate): Period | null;
  function periodOf(kind: PeriodKind, date: LocalDate): Period | null {
    if (kind === 'week') return weekOf(date);
    return kind === 'month' ? monthOf(date) : termOf(data.terms, date);
  }

  return {
    isSchoolDay,
    describeDay,
    timetableDay,
    addSchoolDays: (date, count) => walkSchoolDays(isSchoolDay, date, count),
    isHolidayYearKnown,
    periodOf,
  };
}
