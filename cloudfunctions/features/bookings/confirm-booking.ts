/** B1–B3: the slot becomes the student's. The same request is the same booking, however often it arrives. */
import { confirmBooking as contract } from '../../../src/shared/bookings/student-contracts';
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { getById } from '../../platform/store';
import { bookings, type Booking } from './collections';
import { loadDesk } from './desk';
import { bookingAct } from './guard-book';
import { bookingIdOf, holdIdOf } from './ids';
import {
  addBooking,
  candidatesFor,
  dropHold,
  expectFreeAtFirstSight,
  isSame,
  liveHold,
  takeFrom,
  takeHeld,
} from './place-booking';
import { ownBooking } from './views';

export function confirmBooking(people: PeoplePort) {
  return defineAction(contract, async (input, { caller, nowMs, requestId }) => {
    const { schoolId, personId: studentId } = caller;
    const bookingId = bookingIdOf(schoolId, studentId, requestId);
    const repeated = await getById(bookings, bookingId);
    const but = [holdIdOf(schoolId, studentId)];
    if (!repeated) await expectFreeAtFirstSight(schoolId, input, { nowMs, but });
    const desk = await loadDesk(people, schoolId, nowMs);
    if (repeated) return { booking: ownBooking(desk, sameOrConflict(repeated, input)) };
    const candidates = await candidatesFor(desk, input, but);
    const booking = await bookingAct(desk, async (transaction, book) => {
      const existing = await transaction.get(bookings, bookingId);
      if (existing) return sameOrConflict(existing, input);
      const { stored, live } = await liveHold(transaction, desk, studentId);
      const isHeld = live !== null && isSame(live, input);
      const place = isHeld
        ? await takeHeld(book, live, { studentId, bookingId })
        : await takeFrom(transaction, book, candidates, input, {
            studentId,
            ref: bookingId,
            kind: 'booking',
            untilMs: null,
            insteadOf: stored === null ? [] : [stored._id],
            counts: true,
          });
      await dropHold(transaction, book, stored);
      return addBooking(transaction, desk, {
        _id: bookingId,
        studentId,
        ...place,
        state: 'confirmed',
        topic: input.topic,
        origin: 'student',
      });
    });
    return { booking: ownBooking(desk, booking) };
  });
}

function sameOrConflict(booking: Booking, input: ParsedInputOf<typeof contract>): Booking {
  const isSameAct =
    booking.topic === input.topic &&
    (booking.move > 0 || (booking.date === input.date && booking.start === input.start));
  if (!isSameAct) throw new AppError('request-conflict', 'booking');
  return booking;
}
