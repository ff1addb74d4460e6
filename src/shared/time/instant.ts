/**
 * Instants and local dates at UTC+8 (architecture: Time). China has one zone without summer time,
 * so the offset is a constant and everything is integer arithmetic: the process's own time zone
 * (cloud functions run in UTC, phones anywhere) never enters.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type InstantMs = number;

/** A calendar day at UTC+8, `YYYY-MM-DD`; compares correctly as text. */
export type LocalDate = string;

/** A wall-clock time at UTC+8, `HH:mm`, 00:00–23:59. */
export type LocalTime = string;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const offsetMs = 8 * hourMs;
/** 1970-01-01 was a Thursday; days are counted from it. */
const epochDayOfWeek = 4;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/;

function dateOfDayNumber(dayNumber: number): LocalDate {
  const text = new Date(dayNumber * dayMs).toISOString().slice(0, 10);
  if (!datePattern.test(text)) {
    throw new RangeError('local date outside the years 0–9999');
  }
  return text;
}

function dayNumberOrNull(date: string): number | null {
  const match = datePattern.exec(date);
  if (match === null) return null;
  const utcMs = Date.parse(`${date}T00:00:00.000Z`);
  // Some engines roll 30 February over to March instead of refusing it.
  if (Number.isNaN(utcMs) || new Date(utcMs).toISOString().slice(0, 10) !== date) return null;
  return utcMs / dayMs;
}

/** Whole days since 1970-01-01; throws RangeError for text that is not an existing `YYYY-MM-DD`. */
function dayNumberOf(date: LocalDate): number {
  const dayNumber = dayNumberOrNull(date);
  if (dayNumber === null) throw new RangeError(`not a local date: ${date}`);
  return dayNumber;
}

/** Whether the text is an existing day written `YYYY-MM-DD`. */
export function isLocalDate(text: string): text is LocalDate {
  return dayNumberOrNull(text) !== null;
}

/** Whether the text is a wall-clock time written `HH:mm`, 00:00–23:59. */
export function isLocalTime(text: string): text is LocalTime {
  return timePattern.test(text);
}

/** The day at UTC+8 that contains the instant. */
export function toLocalDate(atMs: InstantMs): LocalDate {
  return dateOfDayNumber(Math.floor((atMs + offsetMs) / dayMs));
}

/** The wall-clock time at UTC+8, `HH:mm`, seconds cut off. */
export function toLocalTime(atMs: InstantMs): LocalTime {
  return new Date(atMs + offsetMs).toISOString().slice(11, 16);
}

/** The first millisecond of `time` on `date` at UTC+8; RangeError when either is malformed. */
export function localDateTime(date: LocalDate, time: LocalTime): InstantMs {
  const match = timePattern.exec(time);
  if (match === null) throw new RangeError(`not a local time: ${time}`);
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return dayNumberOf(date) * dayMs + minutes * minuteMs - offsetMs;
}

/** The date `days` calendar days later (earlier when negative). `days` must be whole. */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`not a whole number of days: ${days}`);
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** 1 Monday … 7 Sunday. */
export function dayOfWeek(date: LocalDate): DayOfWeek {
  const sinceSunday = (((dayNumberOf(date) + epochDayOfWeek) % 7) + 7) % 7;
  return (sinceSunday === 0 ? 7 : sinceSunday) as DayOfWeek;
}

/** The Monday of the week that contains `date`. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, 1 - dayOfWeek(date));
}
