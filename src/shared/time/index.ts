export {
  addDays,
  dayMs,
  dayOfWeek,
  daysBetween,
  hourMs,
  isLocalDate,
  isLocalTime,
  localDateTime,
  minuteMs,
  startOfWeek,
  toLocalDate,
  toLocalTime,
  type DayOfWeek,
  type InstantMs,
  type LocalDate,
  type LocalTime,
} from './instant';
export type { HolidayBasis } from './public-holidays';
export {
  createSchoolCalendar,
  type CalendarDay,
  type CalendarOverride,
  type Period,
  type PeriodKind,
  type SchoolCalendar,
  type SchoolCalendarData,
  type SchoolTerm,
} from './school-calendar';
