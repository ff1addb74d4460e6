/**
 * Moments of the parent school (T1, T2) that follow from the session and from marks of the day alone. A family's
 * own act is never one of them: what is promoted at 10:30 tells nothing of who cancelled at 10:07.
 */
import { addDays, localDateTime, minuteMs, toLocalDate, type InstantMs } from '../time/instant';
import { endMsOf, startMsOf, type SessionTime } from './model';
import type { TrainingFigures } from './policy';

const firstMark = '08:00';
const lastMark = '20:00';
/** Without so much time to answer nobody is asked: the place is simply theirs. */
const shortestAskMs = 120 * minuteMs;
/** A kept place is decided so long before the session. */
const decidedBeforeMs = 60 * minuteMs;
/** On site the doors are open so long before, and what was forgotten can be entered so long after. */
const doorsBeforeMs = 120 * minuteMs;
const doorsAfterMs = 120 * minuteMs;

/** The mark that this minute is; null for any other minute. */
export function markAt(
  nowMs: InstantMs,
  { markMinutes }: Pick<TrainingFigures, 'markMinutes'>,
): InstantMs | null {
  const date = toLocalDate(nowMs);
  const first = localDateTime(date, firstMark);
  const minute = nowMs - (nowMs % minuteMs);
  if (minute < first || minute > localDateTime(date, lastMark)) return null;
  return (minute - first) % (markMinutes * minuteMs) === 0 ? minute : null;
}

/** Until when a place promoted at this mark is kept; null where there is no time to ask. */
export function keptUntilMs(
  markMs: InstantMs,
  session: SessionTime,
  { keepMinutes }: Pick<TrainingFigures, 'keepMinutes'>,
): InstantMs | null {
  const lastMs = startMsOf(session) - decidedBeforeMs;
  if (lastMs - markMs < shortestAskMs) return null;
  return Math.min(markMs + keepMinutes * minuteMs, lastMs);
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
