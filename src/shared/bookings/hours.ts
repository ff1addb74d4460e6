/** Times of a day as `HH:mm` (they compare as text) and the stretches between them. */
import { localDateTime, type InstantMs, type LocalDate, type LocalTime } from '../time/instant';

/** From `start` until before `end`, on one day. */
export interface Stretch {
  readonly start: LocalTime;
  readonly end: LocalTime;
}

export function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Beyond the day's last minute: `23:59`. */
export function timeOf(minutes: number): LocalTime {
  const inDay = Math.max(0, Math.min(minutes, 24 * 60 - 1));
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

export function addMinutes(time: LocalTime, minutes: number): LocalTime {
  return timeOf(minutesOf(time) + minutes);
}

export function startMsOf(date: LocalDate, { start }: Pick<Stretch, 'start'>): InstantMs {
  return localDateTime(date, start);
}

/** Whether less than `bufferMinutes` lie between the two; 0: whether they overlap. */
export function isTooClose(one: Stretch, other: Stretch, bufferMinutes = 0): boolean {
  return (
    minutesOf(one.start) < minutesOf(other.end) + bufferMinutes &&
    minutesOf(other.start) < minutesOf(one.end) + bufferMinutes
  );
}

/** What both have in common; null when nothing. */
export function common(one: Stretch, other: Stretch): Stretch | null {
  const start = one.start > other.start ? one.start : other.start;
  const end = one.end < other.end ? one.end : other.end;
  return start < end ? { start, end } : null;
}

/** In order, and one where two overlap or touch: nobody is there twice. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const inOrder = [...stretches].sort((one, other) => (one.start < other.start ? -1 : 1));
  return inOrder.reduce<Stretch[]>((whole, next) => {
    const last = whole.at(-1);
    if (last === undefined || last.end < next.start) return [...whole, next];
    const end = last.end > next.end ? last.end : next.end;
    return [...whole.slice(0, -1), { start: last.start, end }];
  }, []);
}

/** B1: sessions of `slotMinutes` from the window's start on, `bufferMinutes` between them, each whole inside. */
export function gridOf(window: Stretch, slotMinutes: number, bufferMinutes: number): Stretch[] {
  const slots: Stretch[] = [];
  const last = minutesOf(window.end) - slotMinutes;
  for (let at = minutesOf(window.start); at <= last; at += slotMinutes + bufferMinutes)
    slots.push({ start: timeOf(at), end: timeOf(at + slotMinutes) });
  return slots;
}
