/**
 * When the product acts by itself (B3). Every such moment follows from the session's own time or from a fixed
 * mark of the day, never from a tap: a stored instant may not tell when a child did something.
 */
import {
  addDays,
  localDateTime,
  minuteMs,
  toLocalDate,
  toLocalTime,
  type InstantMs,
  type LocalDate,
  type LocalTime,
} from '../time/instant';
import { minutesOf, startMsOf, timeOf, type Stretch } from './hours';
import type { BookingFigures } from './policy';

export interface SlotTime extends Stretch {
  readonly date: LocalDate;
}

/** Until this instant one may book the slot. */
export function lastBookingMs(slot: SlotTime, { noticeMinutes }: BookingFigures): InstantMs {
  return startMsOf(slot.date, slot) - noticeMinutes * minuteMs;
}

/** Until this instant a student may change or cancel without asking. */
export function cutOffMs(slot: SlotTime, { cutOffMinutes }: BookingFigures): InstantMs {
  return startMsOf(slot.date, slot) - cutOffMinutes * minuteMs;
}

export type ReminderKind = 'day' | 'hour';

/** Once the day before at the school's hour, once an hour before. */
export function reminderMs(kind: ReminderKind, slot: SlotTime, figures: BookingFigures): InstantMs {
  return kind === 'day'
    ? localDateTime(addDays(slot.date, -1), timeOf(figures.remindHour * 60))
    : startMsOf(slot.date, slot) - figures.remindMinutes * minuteMs;
}

/** The waiting list is served in the day: the first mark at 08:00, the last offer ends at 20:00. */
const firstMark: LocalTime = '08:00';
const lastMark: LocalTime = '20:00';
/** A clock that comes a little late still serves the mark. */
const lateMinutes = 5;

/** The mark (08:00, 08:30 … by the offer's length) that `nowMs` follows by less than 5 min; null otherwise. */
export function markAt(nowMs: InstantMs, { offerMinutes }: BookingFigures): InstantMs | null {
  const date = toLocalDate(nowMs);
  const sinceFirst = minutesOf(toLocalTime(nowMs)) - minutesOf(firstMark);
  if (sinceFirst < 0 || toLocalTime(nowMs) >= lastMark) return null;
  const since = sinceFirst % offerMinutes;
  if (since >= lateMinutes) return null;
  return localDateTime(date, timeOf(minutesOf(toLocalTime(nowMs)) - since));
}

/**
 * When an offer made at `nowMs` ends: the first mark that leaves the whole time for an answer, less what a clock
 * may be late. Null when that is after the day's last mark, or too late for the slot.
 */
export function offerEndMs(
  nowMs: InstantMs,
  slot: SlotTime,
  figures: BookingFigures,
): InstantMs | null {
  const date = toLocalDate(nowMs);
  const first = localDateTime(date, firstMark);
  const stepMs = figures.offerMinutes * minuteMs;
  if (nowMs < first) return null;
  const steps = Math.ceil((nowMs + stepMs - lateMinutes * minuteMs - first) / stepMs);
  const endMs = first + steps * stepMs;
  const last = Math.min(localDateTime(date, lastMark), lastBookingMs(slot, figures));
  return endMs <= last ? endMs : null;
}

/** Whether the waiting list may still get this slot, today or tomorrow morning. */
export function canStillBeOffered(
  nowMs: InstantMs,
  slot: SlotTime,
  figures: BookingFigures,
): boolean {
  const stepMs = figures.offerMinutes * minuteMs;
  const latestStartMs = lastBookingMs(slot, figures) - stepMs;
  const date = toLocalDate(nowMs);
  const lastToday = localDateTime(date, lastMark) - stepMs;
  if (nowMs <= Math.min(lastToday, latestStartMs)) return true;
  return localDateTime(addDays(date, 1), firstMark) <= latestStartMs;
}

const halfDays: readonly LocalTime[] = ['08:00', '17:00'];

/** The next 08:00 or 17:00 after `nowMs`: when somebody is told what a family asked for. */
export function nextHalfDayMs(nowMs: InstantMs): InstantMs {
  const date = toLocalDate(nowMs);
  const marks = [date, addDays(date, 1)].flatMap((day) =>
    halfDays.map((time) => localDateTime(day, time)),
  );
  return marks.find((markMs) => markMs > nowMs) ?? localDateTime(addDays(date, 1), '17:00');
}

const answerBy: LocalTime = '20:00';

/** A proposal waits for the student's yes until the evening of the day after, or the last time to book. */
export function proposalEndMs(
  nowMs: InstantMs,
  slot: SlotTime,
  figures: BookingFigures,
): InstantMs {
  const nextEveningMs = localDateTime(addDays(toLocalDate(nowMs), 1), answerBy);
  return Math.min(nextEveningMs, lastBookingMs(slot, figures));
}
