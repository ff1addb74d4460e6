/**
 * The capacity ledger of a session (T1): one document that every sign-up, cancellation and promotion changes, so
 * that two acts that meet are decided one after the other. The order of its entries is the order of the line.
 */
import type { PlaceState } from './model';

/** A promoted place, kept until a moment that follows from the mark of the day, never from a tap. */
export interface PlaceOffer {
  on: string;
  until: string;
  instanceId: string;
}

export interface LedgerEntry {
  /** Keyed mark of family and session: the family's pass at the door. */
  entryId: string;
  guardianId: string;
  persons: number;
  state: PlaceState;
  offer: PlaceOffer | null;
  /** Keyed mark of the last request that changed it: the same tap again changes nothing. */
  ref: string;
}

export interface Ledger {
  capacity: number;
  /** False once the session is cancelled. */
  open: boolean;
  entries: readonly LedgerEntry[];
}

export type LedgerRefusal = 'training-closed' | 'training-full' | 'training-line-full';

export type LedgerResult =
  | { ok: true; ledger: Ledger; entry: LedgerEntry }
  | { ok: false; code: LedgerRefusal };

/** Longer lines would promise what nobody can keep. */
export const longestLine = 100;

const holdsSeats = ({ state }: LedgerEntry) => state !== 'waiting';

export function seatsTaken({ entries }: Pick<Ledger, 'entries'>): number {
  return entries.filter(holdsSeats).reduce((sum, { persons }) => sum + persons, 0);
}

export function seatsFree(ledger: Ledger): number {
  return Math.max(0, ledger.capacity - seatsTaken(ledger));
}

export function lineOf({ entries }: Pick<Ledger, 'entries'>): LedgerEntry[] {
  return entries.filter(({ state }) => state === 'waiting');
}

/** 1 for the first in line; null for whoever does not wait. */
export function placeInLine(ledger: Pick<Ledger, 'entries'>, entryId: string): number | null {
  const index = lineOf(ledger).findIndex((entry) => entry.entryId === entryId);
  return index < 0 ? null : index + 1;
}

export function entryOf(
  { entries }: Pick<Ledger, 'entries'>,
  entryId: string,
): LedgerEntry | undefined {
  return entries.find((entry) => entry.entryId === entryId);
}

function replaced(ledger: Ledger, entry: LedgerEntry): Ledger {
  const entries = ledger.entries.map((one) => (one.entryId === entry.entryId ? entry : one));
  return { ...ledger, entries };
}

/** A family signs up, or changes its number of persons. Whoever comes while others wait stands behind them. */
export function signUp(
  ledger: Ledger,
  wish: Pick<LedgerEntry, 'entryId' | 'guardianId' | 'persons' | 'ref'>,
): LedgerResult {
  if (!ledger.open) return { ok: false, code: 'training-closed' };
  const known = entryOf(ledger, wish.entryId);
  if (known !== undefined) return withPersons(ledger, known, wish);
  const waits = lineOf(ledger).length > 0 || seatsFree(ledger) < wish.persons;
  if (waits && lineOf(ledger).length >= longestLine)
    return { ok: false, code: 'training-line-full' };
  const entry: LedgerEntry = { ...wish, state: waits ? 'waiting' : 'signed', offer: null };
  return { ok: true, ledger: { ...ledger, entries: [...ledger.entries, entry] }, entry };
}

/** More seats only where nobody waits for them; fewer always. */
function withPersons(
  ledger: Ledger,
  known: LedgerEntry,
  { persons, ref }: Pick<LedgerEntry, 'persons' | 'ref'>,
): LedgerResult {
  const more = persons - known.persons;
  const isFree = more <= 0 || (lineOf(ledger).length === 0 && seatsFree(ledger) >= more);
  if (holdsSeats(known) && !isFree) return { ok: false, code: 'training-full' };
  const entry = { ...known, persons, ref };
  return { ok: true, ledger: replaced(ledger, entry), entry };
}

/** Out of the session or out of the line; somebody who is not in it changes nothing. */
export function withdrawn(ledger: Ledger, entryId: string): Ledger {
  if (entryOf(ledger, entryId) === undefined) return ledger;
  return { ...ledger, entries: ledger.entries.filter((entry) => entry.entryId !== entryId) };
}

/** The first in line for whom the free seats are enough; a smaller family may pass a larger one. */
export function nextInLine(ledger: Ledger): LedgerEntry | null {
  if (!ledger.open) return null;
  const free = seatsFree(ledger);
  return lineOf(ledger).find(({ persons }) => persons <= free) ?? null;
}

/** From the line to a place: kept until the offer ends, or for good where no time is left to ask. */
export function promoted(ledger: Ledger, entryId: string, offer: PlaceOffer | null): Ledger {
  const entry = entryOf(ledger, entryId);
  if (entry?.state !== 'waiting' || seatsFree(ledger) < entry.persons)
    throw new RangeError('nobody who could be promoted');
  return replaced(ledger, { ...entry, state: offer === null ? 'signed' : 'offered', offer });
}

/** 我们会来: the kept place is the family's. */
export function confirmed(ledger: Ledger, entryId: string): Ledger {
  const entry = entryOf(ledger, entryId);
  if (entry?.state !== 'offered') return ledger;
  return replaced(ledger, { ...entry, state: 'signed', offer: null });
}

/**
 * The offer is over without a word. Where somebody else waits who could use the seats, the family goes to the end
 * of the line; where nobody does, nobody loses anything: the place stays the family's.
 */
export function passedOn(ledger: Ledger, entryId: string): Ledger {
  const entry = entryOf(ledger, entryId);
  if (entry?.state !== 'offered') return ledger;
  const without = withdrawn(ledger, entryId);
  if (nextInLine(without) === null) return confirmed(ledger, entryId);
  const waiting: LedgerEntry = { ...entry, state: 'waiting', offer: null };
  return { ...without, entries: [...without.entries, waiting] };
}

/** Null when fewer seats were wanted than are taken: nobody is put out. */
export function withCapacity(ledger: Ledger, capacity: number): Ledger | null {
  return capacity < seatsTaken(ledger) ? null : { ...ledger, capacity };
}

/** What must hold of every ledger at every moment; the tests ask it after each act. */
export function ledgerProblems(ledger: Ledger): string[] {
  const ids = ledger.entries.map(({ entryId }) => entryId);
  const families = ledger.entries.map(({ guardianId }) => guardianId);
  return [
    seatsTaken(ledger) > ledger.capacity && 'more seats taken than there are',
    new Set(ids).size !== ids.length && 'a place twice',
    new Set(families).size !== families.length && 'a family twice',
    lineOf(ledger).length > longestLine && 'the line is too long',
    ledger.entries.some(({ state, offer }) => (state === 'offered') !== (offer !== null)) &&
      'an offer without an end',
  ].filter((problem) => problem !== false);
}
