/**
 * Moments of the parent school (T1, T2) that follow from the session and from marks of the day alone. A family's
 * own act is never one of them: what is promoted at 10:30 tells nothing of who cancelled at 10:07.
 */
import {
  addDays,
  localDateTime,
  minuteMs,
  toLocalDate,
  toLocalTime,
  type InstantMs,
} from '../time/instant';
import type { SchoolCalendar } from '../time/school-calendar';
import { endMsOf, startMsOf, type SessionTime } from './model';
import type { TrainingFigures } from './policy';

/** Between them somebody reads a notice; nothing is offered, and no time to answer runs, in the night. */
const dayBegins = '08:00';
const dayEnds = '20:00';
/** Without so much of the day to answer nobody is asked: the place is simply theirs. */
const shortestAskMs = 120 * minuteMs;
/** A kept place is decided so long before the session. */
const decidedBeforeMs = 60 * minuteMs;
/** On site the doors are open so long before, and what was forgotten can be entered so long after. */
const doorsBeforeMs = 120 * minuteMs;
const doorsAfterMs = 120 * minuteMs;

export function isDay(atMs: InstantMs): boolean {
  const time = toLocalTime(atMs);
  return dayBegins <= time && time < dayEnds;
}

/** By day the moment itself, by night the next morning. */
export function nextDayMs(atMs: InstantMs): InstantMs {
  if (isDay(atMs)) return atMs;
  const date = toLocalDate(atMs);
  const isEvening = toLocalTime(atMs) >= dayEnds;
  return localDateTime(isEvening ? addDays(date, 1) : date, dayBegins);
}

/** By day the moment itself, by night the evening before. */
function lastDayMs(atMs: InstantMs): InstantMs {
  if (isDay(atMs)) return atMs;
  const date = toLocalDate(atMs);
  const isEvening = toLocalTime(atMs) >= dayEnds;
  return localDateTime(isEvening ? date : addDays(date, -1), dayEnds);
}

/** When so much of the day has passed; nights do not count. */
function afterDaytime(fromMs: InstantMs, lengthMs: number): InstantMs {
  const beginMs = nextDayMs(fromMs);
  const endMs = localDateTime(toLocalDate(beginMs), dayEnds);
  const leftMs = endMs - beginMs;
  return lengthMs <= leftMs ? beginMs + lengthMs : afterDaytime(endMs, lengthMs - leftMs);
}

/** The newest mark of the day at or before now; null in the night. */
export function markAt(
  nowMs: InstantMs,
  { markMinutes }: Pick<TrainingFigures, 'markMinutes'>,
): InstantMs | null {
  if (!isDay(nowMs)) return null;
  const first = localDateTime(toLocalDate(nowMs), dayBegins);
  const since = nowMs - first;
  return nowMs - (since % (markMinutes * minuteMs));
}

/**
 * Until when a place promoted at this moment is kept; null where there is no time to ask. It ends by day, and
 * leaves the family two hours of the day to answer, or the whole time where that is shorter.
 */
export function keptUntilMs(
  fromMs: InstantMs,
  session: SessionTime,
  { keepMinutes }: Pick<TrainingFigures, 'keepMinutes'>,
): InstantMs | null {
  const lastMs = lastDayMs(startMsOf(session) - decidedBeforeMs);
  if (afterDaytime(fromMs, shortestAskMs) > lastMs) return null;
  const keepMs = keepMinutes * minuteMs;
  const endMs = fromMs + keepMs;
  const byDayMs = toLocalTime(endMs) === dayEnds ? endMs : nextDayMs(endMs);
  const readMs = afterDaytime(fromMs, Math.min(keepMs, shortestAskMs));
  return Math.min(Math.max(byDayMs, readMs), lastMs);
}

export type ReminderKind = 'day' | 'hour';

/** Evening of the day before; an hour before. */
export function reminderMs(
  kind: ReminderKind,
  session: SessionTime,
  { remindHour, remindMinutes }: Pick<TrainingFigures, 'remindHour' | 'remindMinutes'>,
): InstantMs {
  if (kind === 'hour') return startMsOf(session) - remindMinutes * minuteMs;
  const hour = String(remindHour).padStart(2, '0');
  return localDateTime(addDays(session.date, -1), `${hour}:00`);
}

/** Sign-up and change are open until the session ends: a free seat can be taken at the door. */
export function mayStillSignUp(session: SessionTime, nowMs: InstantMs): boolean {
  return nowMs < endMsOf(session);
}

export function mayStillCancel(session: SessionTime, nowMs: InstantMs): boolean {
  return nowMs < startMsOf(session);
}

/** Whether one can be checked in by a code now. */
export function areDoorsOpen(session: SessionTime, nowMs: InstantMs): boolean {
  return startMsOf(session) - doorsBeforeMs <= nowMs && nowMs <= endMsOf(session) + doorsAfterMs;
}

export interface Term {
  id: string;
  startDate: string;
  endDate: string;
}

type Calendar = Pick<SchoolCalendar, 'periodOf'>;

/** The first term met on the way from one day to another of the same half-year. */
function termOnTheWay(calendar: Calendar, fromDate: string, toDate: string): Term | null {
  const step = fromDate <= toDate ? 1 : -1;
  for (let date = fromDate; ; date = addDays(date, step)) {
    const term = calendar.periodOf('term', date);
    if (term !== null || date === toDate) return term;
  }
}

/**
 * The term in which a day counts, for plans, participation and the seed alike: the one it lies in; in a vacation
 * the one that begins in this half of the year, or else the one that has ended in it; without any the half-year.
 */
export function termOf(calendar: Calendar, date: string): Term {
  const half = halfYearOf(date);
  const term =
    termOnTheWay(calendar, date, half.endDate) ?? termOnTheWay(calendar, date, half.startDate);
  if (term === null) return half;
  // The vacation day belongs to it too.
  const startDate = term.startDate < date ? term.startDate : date;
  return { id: term.id, startDate, endDate: term.endDate > date ? term.endDate : date };
}

/** Begin of all days that may count into this term. */
export function countsFrom({ startDate }: Term): string {
  return halfYearOf(startDate).startDate;
}

/** The half of the year in which a day outside of all terms is counted. */
export function halfYearOf(date: string): Term {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  if (month >= 2 && month <= 7)
    return { id: `half-${year}-spring`, startDate: `${year}-02-01`, endDate: `${year}-07-31` };
  const begun = month === 1 ? year - 1 : year;
  return {
    id: `half-${begun}-autumn`,
    startDate: `${begun}-08-01`,
    endDate: `${begun + 1}-01-31`,
  };
}
