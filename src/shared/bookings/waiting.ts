/**
 * The waiting list of a day (B3): first come, first offered, one offer at a time for each place. A place in the
 * line is worth one offer; who lets it pass leaves the line and may join again at its end.
 */
import type { LocalDate, LocalTime } from '../time/instant';
import type { Stretch } from './hours';

export interface Offer extends Stretch {
  readonly counsellorId: string;
  readonly roomId: string;
  /** The mark of the day that ends it: it says nothing about anybody's tap. */
  readonly on: LocalDate;
  readonly until: LocalTime;
  /** No, thank you: the next is asked when the time is over, not at the tap. */
  readonly declined: boolean;
  /** The ladder that ends it. */
  readonly instanceId: string;
}

export interface WaitEntry {
  readonly waitId: string;
  readonly studentId: string;
  /** Null: whoever is free. */
  readonly counsellorId: string | null;
  readonly offer: Offer | null;
}

export interface WaitingDay {
  readonly entries: readonly WaitEntry[];
}

/** More on one day would wait for nothing. */
export const longestWaiting = 30;

export function joined(day: WaitingDay, entry: WaitEntry): WaitingDay | null {
  if (day.entries.some(({ waitId }) => waitId === entry.waitId)) return day;
  if (day.entries.length >= longestWaiting) return null;
  return { entries: [...day.entries, entry] };
}

export function left(day: WaitingDay, waitId: string): WaitingDay {
  return { entries: day.entries.filter((entry) => entry.waitId !== waitId) };
}

export function withOffer(day: WaitingDay, waitId: string, offer: Offer): WaitingDay {
  return {
    entries: day.entries.map((entry) => (entry.waitId === waitId ? { ...entry, offer } : entry)),
  };
}

/** Let pass already: its place is over at the mark, and whoever let it pass waits for nothing. */
export function hasLetPass({ offer }: Pick<WaitEntry, 'offer'>): boolean {
  return offer?.declined === true;
}

/** Those in line for a slot of this counsellor, the first first. */
export function inLineFor(day: WaitingDay, counsellorId: string): WaitEntry[] {
  return day.entries.filter(
    (entry) =>
      entry.offer === null && (entry.counsellorId === null || entry.counsellorId === counsellorId),
  );
}

/** Whom the line waits for; null: for anybody. */
export function waitedFor(day: WaitingDay): Set<string | null> {
  return new Set(
    day.entries.filter(({ offer }) => offer === null).map(({ counsellorId }) => counsellorId),
  );
}
