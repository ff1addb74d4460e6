/**
 * Which weeks owe a form and when (W1). A week runs from Monday to Sunday. It owes a form when it has a school
 * day, due on the last of them: Friday as a rule, Thursday before a holiday, a make-up Saturday or Sunday where
 * there is one.
 */
import {
  addDays,
  dayOfWeek,
  daysBetween,
  hourMs,
  localDateTime,
  startOfWeek,
  toLocalDate,
  type InstantMs,
  type LocalDate,
  type SchoolCalendar,
} from '../time';

type SchoolDays = Pick<SchoolCalendar, 'isSchoolDay'>;

const daysOfWeek = 7;

export function isMonday(date: LocalDate): boolean {
  return dayOfWeek(date) === 1;
}

/** The last school day of the week that begins on `monday`; null when it has none. */
export function dueDateOf(calendar: SchoolDays, monday: LocalDate): LocalDate | null {
  for (let day = daysOfWeek - 1; day >= 0; day -= 1) {
    const date = addDays(monday, day);
    if (calendar.isSchoolDay(date)) return date;
  }
  return null;
}

export interface MoodWeek {
  monday: LocalDate;
  dueDate: LocalDate;
  /** First instant of the due day: where the ladder starts. */
  startMs: InstantMs;
  dueAtMs: InstantMs;
}

/** The week with its due time; null when it owes nothing. `dueHourAt`: the policy's hour at an instant. */
export function moodWeekOf(
  calendar: SchoolDays,
  dueHourAt: (atMs: InstantMs) => number,
  monday: LocalDate,
): MoodWeek | null {
  const dueDate = dueDateOf(calendar, monday);
  if (dueDate === null) return null;
  const startMs = localDateTime(dueDate, '00:00');
  return { monday, dueDate, startMs, dueAtMs: startMs + dueHourAt(startMs) * hourMs };
}

/** The first week that a school owes when it begins at `nowMs`: this one, unless its time is over. */
export function firstMonday(week: MoodWeek | null, nowMs: InstantMs): LocalDate {
  const monday = startOfWeek(toLocalDate(nowMs));
  return week !== null && week.dueAtMs <= nowMs ? addDays(monday, daysOfWeek) : monday;
}

/** Mondays of the weeks from the one of `fromDate` to the one of `toDate`, both included, oldest first. */
export function mondaysBetween(fromDate: LocalDate, toDate: LocalDate): LocalDate[] {
  const mondays: LocalDate[] = [];
  for (let monday = startOfWeek(fromDate); monday <= toDate; monday = addDays(monday, daysOfWeek))
    mondays.push(monday);
  return mondays;
}

/** 1 for the week in which the term begins; null for a week that touches no term. */
export function weekNumberOf(
  calendar: Pick<SchoolCalendar, 'periodOf'>,
  monday: LocalDate,
): number | null {
  const term =
    calendar.periodOf('term', monday) ?? calendar.periodOf('term', addDays(monday, daysOfWeek - 1));
  if (term === null) return null;
  return daysBetween(startOfWeek(term.startDate), monday) / daysOfWeek + 1;
}

/** Weeks shown where no term says how far back to look. */
const weeksWithoutTerm = 8;

/** Mondays of the term of `today` up to this week, for the heat strip; some weeks back outside a term. */
export function mondaysOfTerm(
  calendar: Pick<SchoolCalendar, 'periodOf'>,
  today: LocalDate,
): LocalDate[] {
  const monday = startOfWeek(today);
  const term = calendar.periodOf('term', today) ?? calendar.periodOf('term', monday);
  const from = term?.startDate ?? addDays(monday, -daysOfWeek * (weeksWithoutTerm - 1));
  return mondaysBetween(from, today);
}

/** Due days for which reminders still make sense: of a week long gone nobody is reminded. */
const mostDueDays = 2;

/**
 * Due days after `openedThrough` and not after `today` whose ladders are to be opened now, oldest first. After a
 * long outage the two latest; what lies further back counts as missing all the same.
 */
export function dueDaysToOpen(
  calendar: SchoolDays,
  openedThrough: LocalDate,
  today: LocalDate,
): { monday: LocalDate; dueDate: LocalDate }[] {
  const earliest = addDays(today, -daysOfWeek * (mostDueDays + 1));
  const from = openedThrough > earliest ? openedThrough : earliest;
  return mondaysBetween(from, today)
    .flatMap((monday) => {
      const dueDate = dueDateOf(calendar, monday);
      return dueDate !== null && openedThrough < dueDate && dueDate <= today
        ? [{ monday, dueDate }]
        : [];
    })
    .slice(-mostDueDays);
}

/**
 * Whether a form of that week may be written or changed now: it is owed, not ahead, not before the school began
 * with forms, and no older than the policy allows.
 */
export function isWritable(
  calendar: SchoolDays,
  monday: LocalDate,
  facts: { today: LocalDate; fromMonday: LocalDate; editDays: number },
): boolean {
  if (!isMonday(monday) || monday > facts.today || monday < facts.fromMonday) return false;
  if (dueDateOf(calendar, monday) === null) return false;
  return daysBetween(monday, startOfWeek(facts.today)) <= facts.editDays;
}
