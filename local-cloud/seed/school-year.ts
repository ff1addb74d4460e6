/** Terms and vacations around a moment, so that a demonstration in any year has a calendar that fits. */
import {
  addDays,
  createSchoolCalendar,
  toLocalDate,
  type CalendarOverride,
  type LocalDate,
  type SchoolCalendarData,
  type SchoolTerm,
} from '../../src/shared/time';

/** The year in which the school year of the day began (on 1 September). */
export function schoolYearOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= '09-01' ? year : year - 1;
}

function termsOf(year: number): SchoolTerm[] {
  const years = `${year}–${year + 1} 学年`;
  return [
    {
      id: `${year}-autumn`,
      name: `${years}第一学期`,
      startDate: `${year}-09-01`,
      endDate: `${year + 1}-01-29`,
    },
    {
      id: `${year}-spring`,
      name: `${years}第二学期`,
      startDate: `${year + 1}-02-22`,
      endDate: `${year + 1}-07-09`,
    },
  ];
}

/** Only days that would be school days otherwise need a word of the school. */
function vacation(fromDate: LocalDate, beforeDate: LocalDate, note: string): CalendarOverride[] {
  const published = createSchoolCalendar({ overrides: [], terms: [] });
  const days: CalendarOverride[] = [];
  for (let date = fromDate; date < beforeDate; date = addDays(date, 1))
    if (published.isSchoolDay(date)) days.push({ date, kind: 'off', note });
  return days;
}

/** Terms of the school year before, this and the next; this year's vacations as the school's own days off. */
export function calendarAround(nowMs: number): {
  overrides: CalendarOverride[];
  terms: SchoolTerm[];
} & SchoolCalendarData {
  const year = schoolYearOf(toLocalDate(nowMs));
  return {
    terms: [year - 1, year, year + 1].flatMap(termsOf),
    overrides: [
      ...vacation(`${year + 1}-01-30`, `${year + 1}-02-22`, '寒假'),
      ...vacation(`${year + 1}-07-10`, `${year + 1}-09-01`, '暑假'),
    ],
  };
}
