/** B2: whether a session belongs to a plan and so never counts; the counsellor says it, also of one the child booked. */
import { markPlan as contract } from '../../../src/shared/bookings/counsellor-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { takeStaffs } from './counsellor-acts';
import { loadDesk } from './desk';
import { bookingAct } from './guard-book';
import { saveBooking } from './place-booking';
import { bookingSubject } from './reminders';
import { dayBooking } from './views';

export function markPlan(people: PeoplePort) {
  return defineAction(contract, async ({ bookingId, plan }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const booking = await bookingAct(desk, async (transaction, book) => {
      const stored = await takeStaffs(transaction, desk, context, bookingId);
      if (stored.state === 'cancelled') throw new AppError('illegal-move', 'cancelled');
      if (stored.plan === plan) return stored;
      await book.setCounting(stored, !plan);
      await context.audit(transaction, {
        act: contract.name,
        object: { kind: bookingSubject, id: bookingId },
        aboutPersonId: stored.studentId,
      });
      return saveBooking(transaction, { ...stored, plan });
    });
    const student = await people.student(caller.schoolId, booking.studentId);
    return { booking: dayBooking(desk, booking, student ?? undefined) };
  });
}
