/**
 * Which sessions can be booked (B1): computed from the counsellors' availability, the rooms, the school's
 * calendar and what is taken; never stored until somebody takes one.
 */
import {
  addDays,
  dayOfWeek,
  toLocalDate,
  type InstantMs,
  type LocalDate,
  type SchoolCalendar,
} from '../time';
import { isFree, type DayLedger } from './day-ledger';
import { common, gridOf, isTooClose, merged, minutesOf, type Stretch } from './hours';
import { canStillBeOffered, lastBookingMs, type SlotTime } from './moments';
import type { BookingFigures } from './policy';
import { roomsOn, type ArrangedDay, type Room } from './rooms';

/** 1 Monday … 5 Friday; 6 stands for every school day on a weekend (调休上课日). */
export type PatternDay = 1 | 2 | 3 | 4 | 5 | 6;

export interface Availability {
  readonly counsellorId: string;
  readonly weekly: readonly (Stretch & { readonly day: number })[];
  /** The whole truth of that one day; no windows: not there. The later of two in the list holds. */
  readonly exceptions: readonly {
    readonly date: LocalDate;
    readonly windows: readonly Stretch[];
  }[];
}

/** A part of the school's day in its own words; `lesson`: whoever comes then misses one. */
export interface DayPart extends Stretch {
  readonly name: string;
  readonly lesson: boolean;
}

export interface SchoolRooms {
  readonly rooms: readonly Room[];
  readonly dayParts: readonly DayPart[];
  /** Days without school on which the room is open by arrangement. */
  readonly arranged: readonly ArrangedDay[];
}

export interface SlotFacts {
  readonly figures: BookingFigures;
  readonly calendar: Pick<SchoolCalendar, 'isSchoolDay'>;
  readonly school: SchoolRooms;
}

/** Which line of the weekly pattern the day follows. */
export function patternDay(date: LocalDate): PatternDay {
  const day = dayOfWeek(date);
  return day > 5 ? 6 : (day as PatternDay);
}

/** When the rooms are open on the day; null: not at all. */
export function openOn(date: LocalDate, { figures, calendar, school }: SlotFacts): Stretch | null {
  const arranged = school.arranged.find((one) => one.date === date);
  if (arranged !== undefined) return { start: arranged.start, end: arranged.end };
  return calendar.isSchoolDay(date) ? figures.hours : null;
}

/** The counsellor's hours of the day inside the rooms' hours, in order. */
export function windowsOn(
  date: LocalDate,
  availability: Availability,
  facts: SlotFacts,
): Stretch[] {
  const open = openOn(date, facts);
  if (open === null) return [];
  const exception = availability.exceptions.filter((one) => one.date === date).at(-1);
  const isArranged = facts.school.arranged.some((one) => one.date === date);
  // On a holiday nobody's week applies: who comes has said so for that very day.
  const weekly = isArranged && !facts.calendar.isSchoolDay(date) ? [] : availability.weekly;
  const windows = exception?.windows ?? weekly.filter(({ day }) => day === patternDay(date));
  return merged(windows.flatMap((window) => common(window, open) ?? []));
}

export function isDuringLesson(slot: Stretch, { dayParts }: SchoolRooms): boolean {
  return dayParts.some((part) => part.lesson && isTooClose(part, slot));
}

/** What the school calls this time: 午休, 上课, 放学后; a lesson that is touched wins. Empty: it has no word. */
export function partOf(slot: Stretch, { dayParts }: SchoolRooms): string {
  const touched = dayParts.filter((part) => isTooClose(part, slot));
  return (touched.find(({ lesson }) => lesson) ?? touched[0])?.name ?? '';
}

/** Every session of a counsellor's day, taken or not. */
export function slotsOn(date: LocalDate, availability: Availability, facts: SlotFacts): Stretch[] {
  const { slotMinutes, bufferMinutes, duringLessons } = facts.figures;
  return windowsOn(date, availability, facts)
    .flatMap((window) => gridOf(window, slotMinutes, bufferMinutes))
    .filter((slot) => duringLessons === 'allowed' || !isDuringLesson(slot, facts.school));
}

/** What is taken: by counsellor and by room, of one day. A day that nobody touched is not there. */
export interface TakenDay {
  readonly ofCounsellor: ReadonlyMap<string, DayLedger>;
  readonly ofRoom: ReadonlyMap<string, DayLedger>;
  /** Whom somebody waits for that day; null in it: for anybody. Their slots are offered, not open. */
  readonly waitedFor: ReadonlySet<string | null>;
}

export interface OpenSlot extends SlotTime {
  readonly counsellorId: string;
}

export interface OpenQuery {
  readonly nowMs: InstantMs;
  /** Marks whose entries do not stand in the way: the asker's own hold. */
  readonly but?: readonly string[];
  /** The waiting list asks for itself: what is kept for it is open to it. */
  readonly forWaiting?: boolean;
}

/** The slots of the day that can still be booked with this counsellor. */
export function openSlots(
  date: LocalDate,
  availability: Availability,
  taken: TakenDay,
  facts: SlotFacts,
  query: OpenQuery,
): OpenSlot[] {
  const { figures, school } = facts;
  const { counsellorId } = availability;
  const { bufferMinutes } = figures;
  const space = { bufferMinutes, nowMs: query.nowMs, ...(query.but ? { but: query.but } : {}) };
  const isFreeOf = (day: DayLedger | undefined, slot: Stretch) =>
    day === undefined || isFree(day, slot, space);
  const isWaitedFor = taken.waitedFor.has(null) || taken.waitedFor.has(counsellorId);
  const rooms = roomsOn(date, school);
  return slotsOn(date, availability, facts).flatMap((stretch) => {
    const slot = { date, ...stretch, counsellorId };
    const isKept =
      query.forWaiting !== true && isWaitedFor && canStillBeOffered(query.nowMs, slot, figures);
    const isOpen =
      query.nowMs <= lastBookingMs(slot, figures) &&
      !isKept &&
      isFreeOf(taken.ofCounsellor.get(counsellorId), slot) &&
      rooms.some(({ roomId }) => isFreeOf(taken.ofRoom.get(roomId), slot));
    return isOpen ? [slot] : [];
  });
}

/** Whether a slot of the counsellor's day could still come free for somebody who waits: on a day over for today none. */
export function couldStillOpen(
  date: LocalDate,
  availability: Availability,
  facts: SlotFacts,
  nowMs: InstantMs,
): boolean {
  return (
    roomsOn(date, facts.school).length > 0 &&
    slotsOn(date, availability, facts).some((stretch) =>
      canStillBeOffered(nowMs, { date, ...stretch }, facts.figures),
    )
  );
}

/** The days a student may look at: today and `horizonDays` on, those on which the rooms are open. */
export function bookableDates(nowMs: InstantMs, facts: SlotFacts): LocalDate[] {
  const today = toLocalDate(nowMs);
  return Array.from({ length: facts.figures.horizonDays + 1 }, (_, days) =>
    addDays(today, days),
  ).filter((date) => openOn(date, facts) !== null);
}

/** B1, compliance: how long somebody is there in the week, and on which school days nobody is. */
export function weekOpening(
  monday: LocalDate,
  everybody: readonly Availability[],
  closed: (counsellorId: string, date: LocalDate) => boolean,
  facts: SlotFacts,
): { minutes: number; without: LocalDate[] } {
  let minutes = 0;
  const without: LocalDate[] = [];
  for (let days = 0; days < 7; days += 1) {
    const date = addDays(monday, days);
    const windows = everybody
      .filter(({ counsellorId }) => !closed(counsellorId, date))
      .flatMap((availability) => windowsOn(date, availability, facts));
    const open = unionMinutes(windows);
    minutes += open;
    if (open === 0 && facts.calendar.isSchoolDay(date)) without.push(date);
  }
  return { minutes, without };
}

/** Minutes covered by at least one of the stretches. */
function unionMinutes(stretches: readonly Stretch[]): number {
  const sorted = [...stretches].sort((one, other) => (one.start < other.start ? -1 : 1));
  let covered = 0;
  let reached = 0;
  for (const { start, end } of sorted) {
    const from = Math.max(minutesOf(start), reached);
    covered += Math.max(0, minutesOf(end) - from);
    reached = Math.max(reached, minutesOf(end));
  }
  return covered;
}
