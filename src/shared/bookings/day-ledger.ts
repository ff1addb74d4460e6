/**
 * One counsellor's or one room's day (B3): everything that takes time there lies in one document, changed in the
 * transaction of the act. Two people cannot hold one slot because they would both change this.
 */
import type { InstantMs, LocalDate } from '../time/instant';
import { isTooClose, startMsOf, type Stretch } from './hours';

/** `hold`: while a student confirms. `offer`: kept for the first on the waiting list. `proposal`: until the yes. */
export type EntryKind = 'booking' | 'hold' | 'offer' | 'proposal';

export interface DayEntry extends Stretch {
  /** Id of the booking, or the mark of the hold or offer: never a person. */
  readonly ref: string;
  readonly kind: EntryKind;
  /** A hold's end; null for everything that somebody ends. */
  readonly untilMs: InstantMs | null;
}

export interface DayLedger {
  readonly entries: readonly DayEntry[];
  /** A closed day takes nothing new. */
  readonly closed: boolean;
}

export const emptyDay: DayLedger = { entries: [], closed: false };

/** Without the holds that have run out: they count for nothing from their very end on. */
export function liveEntries({ entries }: DayLedger, nowMs: InstantMs): DayEntry[] {
  return entries.filter(({ untilMs }) => untilMs === null || nowMs < untilMs);
}

/** What somebody counts on from now on: talks, and proposals that wait for a yes. Holds and offers are neither. */
export function talksAhead(
  { date, entries }: Pick<DayLedger, 'entries'> & { readonly date: LocalDate },
  nowMs: InstantMs,
): DayEntry[] {
  return entries.filter(
    (entry) =>
      (entry.kind === 'booking' || entry.kind === 'proposal') && startMsOf(date, entry) > nowMs,
  );
}

/** Whether the stretch has its buffer on both sides. Entries in `but` do not stand in the way. */
export function isFree(
  day: DayLedger,
  stretch: Stretch,
  facts: { bufferMinutes: number; nowMs: InstantMs; but?: readonly string[] },
): boolean {
  if (day.closed) return false;
  return liveEntries(day, facts.nowMs).every(
    (entry) =>
      facts.but?.includes(entry.ref) === true || !isTooClose(entry, stretch, facts.bufferMinutes),
  );
}

/** The day without these entries; expired holds go at the same time. */
export function without(day: DayLedger, refs: readonly string[], nowMs: InstantMs): DayLedger {
  return { ...day, entries: liveEntries(day, nowMs).filter(({ ref }) => !refs.includes(ref)) };
}

/** The day with the entry, in the order of the day; whether it fits was asked before (`isFree`). */
export function withEntry(day: DayLedger, entry: DayEntry): DayLedger {
  const entries = [...day.entries.filter(({ ref }) => ref !== entry.ref), entry];
  return { ...day, entries: entries.sort((one, other) => (one.start < other.start ? -1 : 1)) };
}
