/** B3: the first in line takes the offered slot before its time is over, or lets it pass. */
import { answerOffer as contract } from '../../../src/shared/bookings/student-contracts';
import { left, type Offer } from '../../../src/shared/bookings/waiting';
import { stopLadder } from '../../../src/shared/ladder';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { localDateTime } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { ladders, saveLadder } from '../../platform/ladder-runner';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { bookings, bookingWaits, type Booking } from './collections';
import { loadDesk, type BookingDesk } from './desk';
import { bookingAct, type GuardBook } from './guard-book';
import { bookingIdOf } from './ids';
import { addBooking } from './place-booking';
import { ownBooking } from './views';
import { findOwnLine, passOn, saveWaits } from './waiting-list';

export function answerOffer(people: PeoplePort) {
  return defineAction(contract, async ({ waitId, accept }, context) => {
    const { caller, nowMs, requestId } = context;
    const { schoolId, personId } = caller;
    const desk = await loadDesk(people, schoolId, nowMs);
    const bookingId = bookingIdOf(schoolId, personId, requestId);
    const repeated = await getById(bookings, bookingId);
    if (repeated) return { booking: ownBooking(desk, repeated) };
    const line = await findOwnLine(schoolId, personId, waitId, nowMs);
    if (!line) throw new AppError('not-found', 'place in a line');
    const booking = await bookingAct(desk, async (transaction, book) => {
      if (accept)
        return accepted(transaction, book, { lineId: line._id, waitId, bookingId, context });
      const { offer } = await findOffer(transaction, desk, line._id, waitId);
      // Let pass already: twice is once.
      if (!offer.declined) await passOn(transaction, line._id, waitId);
      return null;
    });
    return { booking: booking && ownBooking(desk, booking) };
  });
}

/** The offer of this place while its time is not over. */
async function findOffer(
  transaction: Transaction,
  { nowMs }: BookingDesk,
  lineId: string,
  waitId: string,
) {
  const line = await transaction.get(bookingWaits, lineId);
  const offer = line?.entries.find((entry) => entry.waitId === waitId)?.offer;
  if (!line || !offer || localDateTime(offer.on, offer.until) <= nowMs)
    throw new AppError('offer-over', 'offer');
  return { line, offer };
}

interface Accepting {
  lineId: string;
  waitId: string;
  bookingId: string;
  context: ActionContext;
}

async function accepted(
  transaction: Transaction,
  book: GuardBook,
  { lineId, waitId, bookingId, context }: Accepting,
): Promise<Booking> {
  const { desk } = book;
  const existing = await transaction.get(bookings, bookingId);
  if (existing) return existing;
  const studentId = context.caller.personId;
  const { line, offer } = await findOffer(transaction, desk, lineId, waitId);
  if (offer.declined) throw new AppError('offer-over', 'let pass');
  const roomId = await takeOffered(book, { date: line.date, offer, studentId, waitId, bookingId });
  const { counsellorId, start, end } = offer;
  await saveWaits(transaction, { ...line, entries: [...left(line, waitId).entries] });
  const instance = await transaction.get(ladders, offer.instanceId);
  if (instance) await saveLadder(transaction, stopLadder(instance));
  return addBooking(transaction, desk, {
    _id: bookingId,
    studentId,
    counsellorId,
    roomId,
    slot: { date: line.date, start, end },
    state: 'confirmed',
    origin: 'student',
  });
}

async function takeOffered(
  book: GuardBook,
  facts: { date: string; offer: Offer; studentId: string; waitId: string; bookingId: string },
): Promise<string> {
  const { date, offer, studentId, waitId, bookingId } = facts;
  const { counsellorId, start, end } = offer;
  try {
    return await book.take(
      { counsellorId, studentId },
      {
        slot: { date, start, end },
        ref: bookingId,
        bookingId,
        kind: 'booking',
        untilMs: null,
        insteadOf: [waitId],
        counts: true,
      },
    );
  } catch (error) {
    // The day was closed meanwhile.
    if (error instanceof AppError && error.code === 'slot-taken')
      throw new AppError('offer-over', 'closed');
    throw error;
  }
}
