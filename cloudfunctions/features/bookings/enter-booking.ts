/** B3: somebody came by, or a time was agreed face to face: the counsellor enters it, the guards hold as always. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { enterBooking as contract } from '../../../src/shared/bookings/counsellor-contracts';
import { minutesOf, timeOf } from '../../../src/shared/bookings/hours';
import type { SlotTime } from '../../../src/shared/bookings/moments';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { addDays, toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Transaction } from '../../platform/transact';
import { bookings, type Booking } from './collections';
import { loadDesk, type BookingDesk } from './desk';
import { bookingAct, type GuardBook } from './guard-book';
import { bookingIdOf } from './ids';
import { addBooking, saveBooking } from './place-booking';
import { bookingSubject } from './reminders';
import { dayBooking, hasBegun } from './views';

type Input = ParsedInputOf<typeof contract>;

const daysBack = 7;
const minutesOfDay = 24 * 60;

export function enterBooking(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const student = await people.student(caller.schoolId, input.studentId);
    if (student === null) throw new AppError('not-found', 'student');
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const slot = agreedTime(desk, input);
    const booking = await bookingAct(desk, (transaction, book) =>
      enter(transaction, book, { input, slot, context }),
    );
    return { booking: dayBooking(desk, booking, student) };
  });
}

/** Any time from a week ago to the last day one may book; the session's own length. */
function agreedTime(desk: BookingDesk, { date, start }: Input): SlotTime {
  const today = toLocalDate(desk.nowMs);
  const lastMinute = minutesOf(start) + desk.figures.slotMinutes;
  const isInSight =
    addDays(today, -daysBack) <= date && date <= addDays(today, desk.figures.horizonDays);
  if (!isInSight || lastMinute >= minutesOfDay) throw new AppError('illegal-move', 'out of sight');
  return { date, start, end: timeOf(lastMinute) };
}

async function enter(
  transaction: Transaction,
  book: GuardBook,
  { input, slot, context }: { input: Input; slot: SlotTime; context: ActionContext },
): Promise<Booking> {
  const { desk } = book;
  const { caller, requestId } = context;
  const { studentId, plan } = input;
  const bookingId = bookingIdOf(caller.schoolId, caller.personId, requestId);
  const existing = await transaction.get(bookings, bookingId);
  if (existing) return sameOrConflict(existing, input);
  const roomId = await book.take(
    { counsellorId: caller.personId, studentId },
    {
      slot,
      ref: bookingId,
      bookingId,
      kind: 'booking',
      untilMs: null,
      insteadOf: [],
      counts: !plan,
    },
  );
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: bookingSubject, id: bookingId },
    aboutPersonId: studentId,
  });
  const booking = await addBooking(transaction, desk, {
    _id: bookingId,
    studentId,
    counsellorId: caller.personId,
    roomId,
    slot,
    state: 'confirmed',
    plan,
    origin: 'counsellor',
  });
  // Who sits there has come.
  if (!hasBegun(booking, desk.nowMs)) return booking;
  return saveBooking(transaction, { ...booking, state: 'done' });
}

function sameOrConflict(booking: Booking, { studentId, date, start, plan }: Input): Booking {
  const isSameAct =
    booking.studentId === studentId &&
    booking.plan === plan &&
    (booking.move > 0 || (booking.date === date && booking.start === start));
  if (!isSameAct) throw new AppError('request-conflict', 'entered booking');
  return booking;
}
