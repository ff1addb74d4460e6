/** A closed day and those who wait for it (B3): whoever can no longer get a place is told, and need not wait on. */
import { couldStillOpen } from '../../../src/shared/bookings/slots';
import type { WaitEntry } from '../../../src/shared/bookings/waiting';
import { queueEffects, type Effect } from '../../platform/outbox';
import type { Transaction } from '../../platform/transact';
import { bookingWaits } from './collections';
import { availabilityOf, type BookingDesk } from './desk';
import type { GuardBook } from './guard-book';
import { waitsId } from './ids';
import { bookingSubject } from './reminders';

/** Who of those asked for could still get a place free that day, as hours, rooms and `isClosed` have it. */
export function mayStillOpen(
  desk: BookingDesk,
  date: string,
  { counsellorId }: Pick<WaitEntry, 'counsellorId'>,
  isClosed: (counsellorId: string) => boolean,
): boolean {
  const { facts, nowMs } = desk;
  return desk.counsellors.some(
    ({ personId }) =>
      (counsellorId === null || counsellorId === personId) &&
      !isClosed(personId) &&
      couldStillOpen(date, availabilityOf(desk, personId), facts, nowMs),
  );
}

/**
 * In the transaction that closes the day: one neutral notice to each whose last hope it was; a running offer stands
 * until its end. `actId`: of the closing, so that a repeated tap tells nobody twice.
 */
export async function tellLine(
  transaction: Transaction,
  book: GuardBook,
  date: string,
  actId: string,
): Promise<Effect[]> {
  const { desk } = book;
  const { schoolId, nowMs } = desk;
  const line = await transaction.get(bookingWaits, waitsId(schoolId, date));
  const waiting = (line?.entries ?? []).filter(({ offer }) => offer === null);
  if (waiting.length === 0) return [];
  const closed = new Set<string>();
  for (const { personId } of desk.counsellors)
    if ((await book.counsellorDay(personId, date)).closed) closed.add(personId);
  const over = waiting.filter((entry) => !mayStillOpen(desk, date, entry, (id) => closed.has(id)));
  const drafts = over.map(({ waitId, studentId }) => ({
    _id: `line-shut.${waitId}.${actId}`,
    schoolId,
    priority: 1 as const,
    recipient: { kind: 'family' as const, personId: studentId },
    text: { key: 'booking.family' as const, figures: {} },
    subject: {
      kind: bookingSubject,
      id: waitId,
      instanceId: null,
      audience: 'author' as const,
    },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  }));
  return queueEffects(transaction, drafts, nowMs);
}
