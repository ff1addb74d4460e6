/** Rooms and days (B1): which room is open when, what kind of a day it is, a day off that is opened by arrangement. */
import { dayOfWeek, type LocalDate } from '../time/instant';
import type { SchoolCalendar } from '../time';
import type { Stretch } from './hours';

export interface Room {
  readonly roomId: string;
  readonly name: string;
  readonly place: string;
  /** From this day on nobody sits there; null: open. */
  readonly closedFrom: LocalDate | null;
}

/** A day without school on which the rooms are open. */
export interface ArrangedDay extends Stretch {
  readonly date: LocalDate;
}

/** As many rooms as a school may have, and as many days as may be opened ahead. */
export const mostRooms = 12;
export const daysAhead = 60;

export function isOpenRoom({ closedFrom }: Pick<Room, 'closedFrom'>, date: LocalDate): boolean {
  return closedFrom === null || date < closedFrom;
}

/** The rooms of the day, in the order in which they are given away. */
export function roomsOn(
  date: LocalDate,
  { rooms }: { readonly rooms: readonly Room[] },
): readonly Room[] {
  return rooms.filter((room) => isOpenRoom(room, date));
}

/** `made-up`: school on a weekend (调休上课日). `holiday`: no school on a weekday. */
export const dayKinds = ['school', 'made-up', 'weekend', 'holiday'] as const;
export type DayKind = (typeof dayKinds)[number];

export function dayKindOf(
  date: LocalDate,
  { isSchoolDay }: Pick<SchoolCalendar, 'isSchoolDay'>,
): DayKind {
  const isWeekend = dayOfWeek(date) > 5;
  if (isSchoolDay(date)) return isWeekend ? 'made-up' : 'school';
  return isWeekend ? 'weekend' : 'holiday';
}

/**
 * The days opened by arrangement with this one: long enough for everybody who comes, because each counsellor's own
 * hours say when they are there. The same list when nothing changes.
 */
export function withArranged(
  arranged: readonly ArrangedDay[],
  date: LocalDate,
  windows: readonly Stretch[],
): readonly ArrangedDay[] {
  const known = arranged.find((one) => one.date === date);
  const whole = known === undefined ? windows : [...windows, known];
  const [start] = whole.map((one) => one.start).sort();
  const end = whole
    .map((one) => one.end)
    .sort()
    .at(-1);
  if (start === undefined || end === undefined) return arranged;
  if (known?.start === start && known.end === end) return arranged;
  return [...arranged.filter((one) => one !== known), { date, start, end }].sort((one, other) =>
    one.date < other.date ? -1 : 1,
  );
}
