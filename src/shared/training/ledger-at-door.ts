/** The ledger of a session at its door (T2): seats there, and who is let in by a colleague's word. */
import {
  entryOf,
  holdsSeats,
  lineOf,
  nextInLine,
  replaced,
  sumOf,
  withdrawn,
  type Ledger,
  type LedgerEntry,
} from './ledger';

/**
 * Seats for whoever stands at the door: before the start those that nobody has taken, afterwards those on which
 * nobody sits. `came`: the entries that are there.
 */
export function seatsAtDoor(
  { capacity, entries }: Ledger,
  { hasBegun, came }: { hasBegun: boolean; came: ReadonlySet<string> },
): number {
  const isTaken = (entry: LedgerEntry) =>
    hasBegun ? entry.state === 'let-in' || came.has(entry.entryId) : holdsSeats(entry);
  return capacity - sumOf(entries.filter(isTaken));
}

/**
 * Whether others wait before this family, on the list or on none: before the start what is free is theirs by the
 * order of the line, and a colleague who gives it away is told so.
 */
export function passesLine(ledger: Ledger, entryId: string): boolean {
  const [first] = lineOf(ledger);
  if (first === undefined || first.entryId === entryId) return false;
  return nextInLine(ledger)?.entryId !== entryId;
}

/** In by a colleague's word: out of the line, or of no list at all. */
export function letIn(ledger: Ledger, entry: LedgerEntry): Ledger {
  const inside: LedgerEntry = { ...entry, state: 'let-in', offer: null };
  if (entryOf(ledger, entry.entryId) !== undefined) return replaced(ledger, inside);
  return { ...ledger, entries: [...ledger.entries, inside] };
}

/** It was somebody else: back to where it waited, or off the list whoever had not signed up. */
export function notLetIn(ledger: Ledger, entryId: string): Ledger {
  const entry = entryOf(ledger, entryId);
  if (entry?.state !== 'let-in') return ledger;
  if (entry.guardianId === null) return withdrawn(ledger, entryId);
  return replaced(ledger, { ...entry, state: 'waiting' });
}
