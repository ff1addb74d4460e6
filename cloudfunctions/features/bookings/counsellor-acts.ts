/** B3: what a counsellor does with a booking: came or not, put off, a whole day closed. */
import {
  closeDay as closeContract,
  markCame as markContract,
  putOffBooking as putOffContract,
  reopenDay as reopenContract,
} from '../../../src/shared/bookings/counsellor-contracts';
import { moved } from '../../../src/shared/bookings/booking-state';
import { talksAhead } from '../../../src/shared/bookings/day-ledger';
import { monthOfDate } from '../../../src/shared/bookings/model';
import { refusalOf, withSession } from '../../../src/shared/bookings/month-ledger';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { outbox, queueEffects, type Effect } from '../../platform/outbox';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { stateAfter, takeOut } from './change-booking';
import { bookingDays, bookings, type Booking } from './collections';
import { actedFor, loadDesk, type BookingDesk } from './desk';
import { bookingAct, type GuardBook } from './guard-book';
import { dayId } from './ids';
import { saveBooking } from './place-booking';
import { stopProposal } from './proposals';
import { tellLine } from './shut-lines';
import { bookingSubject, familyDrafts } from './reminders';
import { dayBooking, hasBegun } from './views';

/** The caller's own booking, or any of the school for the lead. */
export async function takeStaffs(
  transaction: Transaction,
  desk: BookingDesk,
  { caller }: ActionContext,
  bookingId: string,
): Promise<Booking> {
  const booking = await transaction.get(bookings, bookingId);
  if (booking?.schoolId !== caller.schoolId) throw new AppError('not-found', 'booking');
  // Whoever left the roster is no colleague any more, and their bookings are the lead's all the same.
  actedFor(desk, caller, booking.counsellorId, [booking.counsellorId]);
  return booking;
}

export function markCame(people: PeoplePort) {
  return defineAction(markContract, async ({ bookingId, came }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const { booking, effects } = await bookingAct(desk, async (transaction, book) => {
      const stored = await takeStaffs(transaction, desk, context, bookingId);
      if (stored.state === (came ? 'done' : 'no-show')) return { booking: stored, effects: [] };
      const state = stateAfter(stored, came ? 'came' : 'did-not-come');
      if (!hasBegun(stored, nowMs)) throw new AppError('illegal-move', 'not begun');
      if (came) await countAgain(book, stored);
      else await book.forget(stored.studentId, stored.date, stored._id);
      await context.audit(transaction, {
        act: markContract.name,
        object: { kind: bookingSubject, id: bookingId },
        aboutPersonId: stored.studentId,
      });
      const saved = await saveBooking(transaction, { ...stored, state });
      return { booking: saved, effects: came ? [] : await tellMissed(transaction, saved, nowMs) };
    });
    context.sendAfterwards(effects);
    const student = await people.student(caller.schoolId, booking.studentId);
    return { booking: dayBooking(desk, booking, student ?? undefined) };
  });
}

/**
 * The gentle word of B3 waits on 我的预约 ("那天没等到你。想再约，随时都可以。"); the phone is told once that something
 * is there, however often the mark is changed. The child's only: no parent hears of a missed talk.
 */
async function tellMissed(
  transaction: Transaction,
  booking: Booking,
  nowMs: number,
): Promise<Effect[]> {
  const id = `missed.${booking._id}`;
  const [toChild] = familyDrafts(
    { ...booking, proposedById: null },
    { id, instanceId: null, nowMs },
  );
  if (!toChild || (await transaction.get(outbox, toChild._id)) !== null) return [];
  return queueEffects(transaction, [toChild], nowMs);
}

/** A no-show that did come counts again, unless its place in the month was given away meanwhile (B2). */
async function countAgain(book: GuardBook, booking: Booking): Promise<void> {
  const { _id, studentId, date, start, end, plan } = booking;
  const month = monthOfDate(date);
  const ledger = await book.month(studentId, month);
  if (ledger.sessions.some(({ bookingId }) => bookingId === _id)) return;
  const session = { bookingId: _id, date, start, end, counts: !plan };
  const refusal = refusalOf(ledger, session, book.desk.figures.monthlySessions);
  const counts = session.counts && refusal === null;
  await book.setMonth(studentId, month, withSession(ledger, { ...session, counts }));
}

/** 待调整: out of its slot and of the month; its student is told, as is the guardian who asked for it. */
export async function putOff(
  transaction: Transaction,
  book: GuardBook,
  booking: Booking,
): Promise<{ booking: Booking; effects: Effect[] }> {
  const { nowMs } = book.desk;
  const state = stateAfter(booking, 'put-off');
  const out = await takeOut(transaction, book, booking);
  if (booking.state === 'proposed') {
    await stopProposal(transaction, booking._id);
    await book.answered(booking.studentId, booking.date, booking._id);
  }
  const saved = await saveBooking(transaction, { ...out, state });
  const id = `put-off.${booking._id}.${booking.move}`;
  const drafts = familyDrafts(booking, { id, instanceId: null, nowMs });
  return { booking: saved, effects: await queueEffects(transaction, drafts, nowMs) };
}

export function putOffBooking(people: PeoplePort) {
  return defineAction(putOffContract, async ({ bookingId, reason }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const { booking, effects } = await bookingAct(desk, async (transaction, book) => {
      const stored = await takeStaffs(transaction, desk, context, bookingId);
      if (stored.state === 'to-adjust') return { booking: stored, effects: [] };
      if (hasBegun(stored, nowMs)) throw new AppError('illegal-move', 'begun');
      await context.audit(transaction, {
        act: putOffContract.name,
        object: { kind: bookingSubject, id: bookingId },
        aboutPersonId: stored.studentId,
        reason,
      });
      return putOff(transaction, book, stored);
    });
    context.sendAfterwards(effects);
    const student = await people.student(caller.schoolId, booking.studentId);
    return { booking: dayBooking(desk, booking, student ?? undefined) };
  });
}

export function closeDay(people: PeoplePort) {
  return defineAction(closeContract, async ({ counsellorId, date, reason }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const ofId = actedFor(desk, caller, counsellorId);
    if (date < toLocalDate(nowMs)) throw new AppError('illegal-move', 'the day is over');
    const told = await bookingAct(desk, async (transaction, book) => {
      if ((await book.counsellorDay(ofId, date)).closed) return [];
      await book.setClosed(ofId, date, true);
      await context.audit(transaction, {
        act: closeContract.name,
        object: { kind: 'booking-day', id: dayId.counsellor(ofId, date) },
        reason,
      });
      return tellLine(transaction, book, date, context.requestId);
    });
    const effects = await clearClosedDay(desk, ofId, date);
    context.sendAfterwards([...told, ...effects.flat()]);
    return { adjusted: effects.length };
  });
}

/**
 * One booking after the other becomes 待调整, each in its own transaction: a call that dies on the way leaves the
 * day marked, and the clock goes on. Answers the notices of each.
 */
export async function clearClosedDay(
  desk: BookingDesk,
  counsellorId: string,
  date: string,
): Promise<Effect[][]> {
  const day = await getById(bookingDays, dayId.counsellor(counsellorId, date));
  const ahead = day === null ? [] : talksAhead(day, desk.nowMs);
  const told: Effect[][] = [];
  for (const { ref } of ahead) {
    const effects = await bookingAct(desk, async (transaction, book) => {
      const booking = await transaction.get(bookings, ref);
      // The student changed or cancelled it at the same moment, maybe to a colleague on that very day.
      const isThere = booking?.date === date && booking.counsellorId === counsellorId;
      if (!booking || !isThere || moved(booking.state, 'put-off') === null) return null;
      return (await putOff(transaction, book, booking)).effects;
    });
    if (effects) told.push(effects);
  }
  return told;
}

export function reopenDay(people: PeoplePort) {
  return defineAction(reopenContract, async ({ counsellorId, date }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const ofId = actedFor(desk, caller, counsellorId);
    if (date < toLocalDate(nowMs)) throw new AppError('illegal-move', 'the day is over');
    await bookingAct(desk, async (transaction, book) => {
      if (!(await book.counsellorDay(ofId, date)).closed) return;
      await book.setClosed(ofId, date, false);
      await context.audit(transaction, {
        act: reopenContract.name,
        object: { kind: 'booking-day', id: dayId.counsellor(ofId, date) },
      });
    });
    return {};
  });
}
