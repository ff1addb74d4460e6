/**
 * The capacity ledger of a session (T1): one document that every sign-up, cancellation and promotion changes, so
 * that two acts that meet are decided one after the other. The order of its entries is the order of the line.
 * A place is the family's: each child is in one entry at most, and whoever is a guardian of one of its children
 * stands in it (docs/decisions/0011).
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
  /** Who signed up; null: entered at the door by a child's name. */
  guardianId: string | null;
  /** For whom it stands. */
  childIds: readonly string[];
  /** All children whom its guardian had then: they say which other guardian is of the same household. */
  household: readonly string[];
  persons: number;
  state: PlaceState;
  offer: PlaceOffer | null;
}

/** A request that was done, under a keyed mark: it is never done again, whatever became of the place since. */
export interface DoneAct {
  ref: string;
  kind: string;
}

/** A sign-up that the other parent took back; the clock tells whoever had signed up. */
export interface TakenBack {
  guardianId: string;
  told: boolean;
}

export interface Ledger {
  capacity: number;
  /** False once the session is cancelled. */
  open: boolean;
  entries: readonly LedgerEntry[];
  /** The newest last. */
  acts: readonly DoneAct[];
  takenBack: readonly TakenBack[];
}

/** A guardian and the children whose guardian this is today. */
export interface Asking {
  guardianId: string;
  childIds: readonly string[];
}

export type LedgerRefusal =
  | 'training-closed'
  | 'training-full'
  | 'training-line-full'
  | 'family-changed'
  | 'other-parent-changes';

export type LedgerResult =
  | { ok: true; ledger: Ledger; entry: LedgerEntry }
  | { ok: false; code: LedgerRefusal };

/** Longer lines would promise what nobody can keep. */
export const longestLine = 100;

/** A phone repeats what was not answered for minutes, not for so many acts of others. */
const mostActs = 200;

export const holdsSeats = ({ state }: LedgerEntry) => state !== 'waiting';

export const sumOf = (entries: readonly LedgerEntry[]) =>
  entries.reduce((sum, { persons }) => sum + persons, 0);

export function seatsTaken({ entries }: Pick<Ledger, 'entries'>): number {
  return sumOf(entries.filter(holdsSeats));
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

export function remembered(ledger: Ledger, act: DoneAct): Ledger {
  return { ...ledger, acts: [...ledger.acts, act].slice(-mostActs) };
}

/** Where this guardian's family stands: the own sign-up before one for a child of both. */
export function familyEntry(
  { entries }: Pick<Ledger, 'entries'>,
  { guardianId, childIds }: Asking,
): LedgerEntry | undefined {
  const own = entries.find((entry) => entry.guardianId === guardianId);
  return own ?? entries.find((entry) => entry.childIds.some((id) => childIds.includes(id)));
}

/**
 * Whether the place as a whole is this guardian's: the own sign-up, or that of one with exactly the same children.
 * Where either has a child that the other has not, they are two households, whoever signed up first: two who share
 * nothing but a former partner never decide for one another.
 */
export function mayChange({ guardianId, household }: LedgerEntry, asking: Asking): boolean {
  if (guardianId === asking.guardianId) return true;
  const isWithin = household.every((id) => asking.childIds.includes(id));
  return isWithin && asking.childIds.every((id) => household.includes(id));
}

/** Whether somebody else signed up, and not for all of this guardian's children: the rest may have a place too. */
export function mayAdd(ledger: Pick<Ledger, 'entries'>, asking: Asking): boolean {
  const known = familyEntry(ledger, asking);
  if (known === undefined || known.guardianId === asking.guardianId) return false;
  return unclaimed(ledger, asking.childIds).length > 0;
}

/** Those of the children who are in no entry yet. */
export function unclaimed(
  { entries }: Pick<Ledger, 'entries'>,
  childIds: readonly string[],
): string[] {
  const claimed = new Set(entries.flatMap((entry) => entry.childIds));
  return childIds.filter((id) => !claimed.has(id));
}

export function replaced(ledger: Ledger, entry: LedgerEntry): Ledger {
  const entries = ledger.entries.map((one) => (one.entryId === entry.entryId ? entry : one));
  return { ...ledger, entries };
}

export interface Wish extends Asking {
  /** Of the place, if it becomes a new one. */
  entryId: string;
  persons: number;
  /** The family's number as the asking phone showed it; null for no place. */
  seenPersons: number | null;
}

/**
 * A family signs up, or changes its number of persons. Whoever comes while others wait stands behind them. Of two
 * parents who sign up at once the second is told, and overwrites nothing; with children in no place yet the second
 * takes an own one for them.
 */
export function signUp(ledger: Ledger, wish: Wish): LedgerResult {
  if (!ledger.open) return { ok: false, code: 'training-closed' };
  const known = familyEntry(ledger, wish);
  if ((known?.persons ?? null) !== wish.seenPersons) return { ok: false, code: 'family-changed' };
  if (known !== undefined && !mayAdd(ledger, wish)) return withPersons(ledger, known, wish);
  const { entryId, guardianId, persons } = wish;
  const waits = lineOf(ledger).length > 0 || seatsFree(ledger) < persons;
  if (waits && lineOf(ledger).length >= longestLine)
    return { ok: false, code: 'training-line-full' };
  const childIds = unclaimed(ledger, wish.childIds);
  const state = waits ? 'waiting' : 'signed';
  const household = [...wish.childIds];
  const place = { entryId, guardianId, childIds, household, persons };
  const entry: LedgerEntry = { ...place, state, offer: null };
  const entries = [...ledger.entries, entry];
  return { ok: true, ledger: { ...ledger, entries, takenBack: withoutWord(ledger, wish) }, entry };
}

/** More seats only where nobody waits for them; fewer always. */
function withPersons(ledger: Ledger, known: LedgerEntry, wish: Wish): LedgerResult {
  if (!mayChange(known, wish)) return { ok: false, code: 'other-parent-changes' };
  const { persons } = wish;
  const more = persons - known.persons;
  const isFree = more <= 0 || (lineOf(ledger).length === 0 && seatsFree(ledger) >= more);
  if (holdsSeats(known) && !isFree) return { ok: false, code: 'training-full' };
  const entry = { ...known, persons };
  return { ok: true, ledger: replaced(ledger, entry), entry };
}

/** Out of the session or out of the line; somebody who is not in it changes nothing. */
export function withdrawn(ledger: Ledger, entryId: string): Ledger {
  if (entryOf(ledger, entryId) === undefined) return ledger;
  return { ...ledger, entries: ledger.entries.filter((entry) => entry.entryId !== entryId) };
}

function withoutWord(
  { takenBack }: Ledger,
  { guardianId }: Pick<Asking, 'guardianId'>,
): readonly TakenBack[] {
  return takenBack.filter((one) => one.guardianId !== guardianId);
}

/** To whom nobody has said yet that the other parent took the sign-up back. */
export function toTell({ takenBack }: Pick<Ledger, 'takenBack'>): string[] {
  return takenBack.filter(({ told }) => !told).map(({ guardianId }) => guardianId);
}

export function allTold(ledger: Ledger): Ledger {
  return { ...ledger, takenBack: ledger.takenBack.map((one) => ({ ...one, told: true })) };
}

/**
 * A guardian takes the family out; of a sign-up by the other parent it is remembered, so that this one is told.
 * From a place that is another household's too only the own children go: the seats stay with those who signed up.
 */
export function left(ledger: Ledger, entryId: string, asking: Asking): Ledger {
  const entry = entryOf(ledger, entryId);
  if (entry === undefined) return ledger;
  if (mayChange(entry, asking)) {
    const without = withdrawn(ledger, entryId);
    const { guardianId } = entry;
    if (guardianId === null || guardianId === asking.guardianId) return without;
    const takenBack = [...withoutWord(ledger, { guardianId }), { guardianId, told: false }];
    return { ...without, takenBack };
  }
  const childIds = entry.childIds.filter((id) => !asking.childIds.includes(id));
  return replaced(ledger, { ...entry, childIds });
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

/** Null when fewer seats than before were wanted, and fewer than are taken: nobody is put out. */
export function withCapacity(ledger: Ledger, capacity: number): Ledger | null {
  const isFewer = capacity < ledger.capacity;
  return isFewer && capacity < seatsTaken(ledger) ? null : { ...ledger, capacity };
}

/** What must hold of every ledger at every moment; the tests ask it after each act. */
export function ledgerProblems(ledger: Ledger): string[] {
  const ids = ledger.entries.map(({ entryId }) => entryId);
  const guardians = ledger.entries.flatMap(({ guardianId }) => guardianId ?? []);
  const children = ledger.entries.flatMap(({ childIds }) => childIds);
  // Over them only by a colleague's word at the door.
  const reserved = ledger.entries.filter(({ state }) => state === 'signed' || state === 'offered');
  return [
    sumOf(reserved) > ledger.capacity && 'more seats taken than there are',
    new Set(ids).size !== ids.length && 'a place twice',
    new Set(guardians).size !== guardians.length && 'a guardian twice',
    new Set(children).size !== children.length && 'a child’s family twice',
    lineOf(ledger).length > longestLine && 'the line is too long',
    ledger.entries.some(({ state, offer }) => (state === 'offered') !== (offer !== null)) &&
      'an offer without an end',
  ].filter((problem) => problem !== false);
}
