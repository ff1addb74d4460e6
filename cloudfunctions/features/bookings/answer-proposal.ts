/** B1: the child's own yes, or no, to what a grown-up proposed. */
import { answerProposal as contract } from '../../../src/shared/bookings/student-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { localDateTime } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Transaction } from '../../platform/transact';
import { stateAfter, takeOwn } from './change-booking';
import type { Booking } from './collections';
import { loadDesk } from './desk';
import { bookingAct, type GuardBook } from './guard-book';
import { saveBooking } from './place-booking';
import { endProposal, stopProposal } from './proposals';
import { startReminders } from './reminders';
import { ownBooking } from './views';

export function answerProposal(people: PeoplePort) {
  return defineAction(contract, async ({ bookingId, accept }, { caller, nowMs }) => {
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const booking = await bookingAct(desk, async (transaction, book) => {
      const stored = await takeOwn(transaction, bookingId, caller.personId);
      if (stored.proposedById !== null && stored.state === (accept ? 'confirmed' : 'cancelled'))
        return stored;
      const state = stateAfter(stored, accept ? 'accept' : 'refuse');
      await stopProposal(transaction, bookingId);
      if (!accept) return endProposal(transaction, book, stored);
      return agree(transaction, book, { ...stored, state });
    });
    return { booking: ownBooking(desk, booking) };
  });
}

async function agree(
  transaction: Transaction,
  book: GuardBook,
  booking: Booking,
): Promise<Booking> {
  const { _id, answerBy, counsellorId, studentId, date, start, end, plan } = booking;
  const { desk } = book;
  if (answerBy !== null && localDateTime(answerBy.date, answerBy.time) <= desk.nowMs)
    throw new AppError('illegal-move', 'too late to agree');
  // A yes to somebody who has left would be a talk with nobody.
  if (!desk.colleagues.some(({ personId }) => personId === counsellorId))
    throw new AppError('slot-taken', 'the counsellor has left');
  const roomId = await book.take(
    { counsellorId, studentId },
    {
      slot: { date, start, end },
      ref: _id,
      bookingId: _id,
      kind: 'booking',
      untilMs: null,
      insteadOf: [],
      counts: !plan,
    },
  );
  await book.answered(studentId, date, _id);
  const agreed = { ...booking, roomId };
  const reminders = await startReminders(transaction, agreed, desk);
  return saveBooking(transaction, { ...agreed, reminders });
}
