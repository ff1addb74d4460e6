/** B3: a student's booking gets another time or ends, before the cut-off; what the school adjusts, at any time. */
import {
  cancelBooking as cancelContract,
  rescheduleBooking as rescheduleContract,
} from '../../../src/shared/bookings/student-contracts';
import { moved, type BookingMove } from '../../../src/shared/bookings/booking-state';
import type { BookingState } from '../../../src/shared/bookings/model';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { bookings, type Booking } from './collections';
import { loadDesk, type BookingDesk } from './desk';
import { bookingAct, type GuardBook } from './guard-book';
import { holdIdOf } from './ids';
import {
  candidatesFor,
  dropHold,
  liveHold,
  saveBooking,
  takeFrom,
  type SlotAsked,
} from './place-booking';
import { startReminders, stopReminders } from './reminders';
import { mayChange, ownBooking } from './views';

/** The student's own booking; somebody else's is not there. */
export async function takeOwn(
  transaction: Transaction,
  bookingId: string,
  studentId: string,
): Promise<Booking> {
  const booking = await transaction.get(bookings, bookingId);
  if (booking?.studentId !== studentId) throw new AppError('not-found', 'booking');
  return booking;
}

/** The state after the move; throws where the table has none. */
export function stateAfter(booking: Booking, move: BookingMove): BookingState {
  const state = moved(booking.state, move);
  if (state === null) throw new AppError('illegal-move', move);
  return state;
}

/** Out of the counsellor's and the room's day and the student's month, its reminders stopped. */
export async function takeOut(
  transaction: Transaction,
  book: GuardBook,
  booking: Booking,
): Promise<Booking> {
  await book.release({ ...booking, slot: booking }, booking._id);
  await book.forget(booking.studentId, booking.date, booking._id);
  await stopReminders(transaction, booking);
  return { ...booking, reminders: [] };
}

export function cancelBooking(people: PeoplePort) {
  return defineAction(cancelContract, async ({ bookingId }, { caller, nowMs }) => {
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const booking = await bookingAct(desk, async (transaction, book) => {
      const stored = await takeOwn(transaction, bookingId, caller.personId);
      if (stored.state === 'cancelled') return stored;
      const state = stored.state === 'proposed' ? null : moved(stored.state, 'cancel');
      if (state === null) throw new AppError('illegal-move', 'cancel');
      if (!mayChange(desk, stored)) throw new AppError('too-late-to-change', 'cut-off');
      const out = await takeOut(transaction, book, stored);
      return saveBooking(transaction, { ...out, state });
    });
    return { booking: ownBooking(desk, booking) };
  });
}

export function rescheduleBooking(people: PeoplePort) {
  return defineAction(rescheduleContract, async (input, { caller, nowMs }) => {
    const { schoolId, personId: studentId } = caller;
    const { bookingId, ...asked } = input;
    const desk = await loadDesk(people, schoolId, nowMs);
    const known = await getById(bookings, bookingId);
    if (known?.studentId !== studentId) throw new AppError('not-found', 'booking');
    const candidates = await candidatesFor(desk, asked, [holdIdOf(schoolId, studentId), bookingId]);
    const booking = await bookingAct(desk, async (transaction, book) => {
      const stored = await takeOwn(transaction, bookingId, studentId);
      if (isThere(stored, asked)) return stored;
      return moveTo(transaction, book, stored, asked, candidates);
    });
    return { booking: ownBooking(desk, booking) };
  });
}

/** A repeated tap finds what the first one did. */
function isThere({ state, date, start, counsellorId }: Booking, asked: SlotAsked): boolean {
  return (
    state === 'confirmed' &&
    date === asked.date &&
    start === asked.start &&
    (asked.counsellorId === null || asked.counsellorId === counsellorId)
  );
}

async function moveTo(
  transaction: Transaction,
  book: GuardBook,
  stored: Booking,
  asked: SlotAsked,
  candidates: readonly string[],
): Promise<Booking> {
  const { desk } = book;
  const state = stateAfter(stored, 'reschedule');
  if (!mayChange(desk, stored)) throw new AppError('too-late-to-change', 'cut-off');
  const { stored: hold } = await liveHold(transaction, desk, stored.studentId);
  const out = await takeOut(transaction, book, stored);
  const place = await takeFrom(transaction, book, candidates, asked, {
    studentId: stored.studentId,
    ref: stored._id,
    kind: 'booking',
    untilMs: null,
    insteadOf: hold === null ? [] : [hold._id],
    counts: !stored.plan,
  });
  await dropHold(transaction, book, hold);
  return saveBooking(transaction, await restarted(transaction, desk, { ...out, state }, place));
}

/** At its new time, with reminders of its own. */
async function restarted(
  transaction: Transaction,
  desk: BookingDesk,
  booking: Booking,
  place: { counsellorId: string; roomId: string; slot: Pick<Booking, 'date' | 'start' | 'end'> },
): Promise<Booking> {
  const { counsellorId, roomId, slot } = place;
  const { date, start, end } = slot;
  const again = { ...booking, counsellorId, roomId, date, start, end, move: booking.move + 1 };
  return { ...again, reminders: await startReminders(transaction, again, desk) };
}
