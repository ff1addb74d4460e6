/** Taking a slot in a transaction (B1, B3): which counsellor, whether the line of the day keeps it, the booking. */
import type { Origin, Topic } from '../../../src/shared/bookings/model';
import {
  canStillBeOffered,
  lastBookingMs,
  type SlotTime,
} from '../../../src/shared/bookings/moments';
import { minutesOf, timeOf } from '../../../src/shared/bookings/hours';
import { isFree, liveEntries } from '../../../src/shared/bookings/day-ledger';
import { bookableDates, openSlots, slotsOn } from '../../../src/shared/bookings/slots';
import { waitedFor } from '../../../src/shared/bookings/waiting';
import { AppError } from '../../platform/errors';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import {
  bookingDays,
  bookingHolds,
  bookings,
  bookingWaits,
  type Booking,
  type Hold,
} from './collections';
import { availabilityOf, counsellorOf, type BookingDesk } from './desk';
import type { GuardBook } from './guard-book';
import { dayId, holdIdOf, waitsId } from './ids';
import { startReminders } from './reminders';
import { readTakenDays } from './taken-days';

export interface SlotAsked {
  counsellorId: string | null;
  date: string;
  start: string;
}

/** The slot as the pattern has it; a time that is no slot, or too near, answers like a taken one. */
export function slotOf(desk: BookingDesk, counsellorId: string, asked: SlotAsked): SlotTime {
  const { facts, figures, nowMs } = desk;
  const isBookable = bookableDates(nowMs, facts).includes(asked.date);
  const slots = isBookable ? slotsOn(asked.date, availabilityOf(desk, counsellorId), facts) : [];
  const found = slots.find(({ start }) => start === asked.start);
  if (!found) throw new AppError('slot-taken', 'no such slot');
  const slot = { date: asked.date, start: found.start, end: found.end };
  if (nowMs > lastBookingMs(slot, figures)) throw new AppError('slot-taken', 'too near');
  return slot;
}

/**
 * The first look, before anything else is read: whoever comes late to a slot is answered at once, so a hundred who
 * reach for one cost little. It only ever refuses; the transaction decides.
 */
export async function expectFreeAtFirstSight(
  schoolId: string,
  { counsellorId, date, start }: SlotAsked,
  { nowMs, but }: { nowMs: number; but: readonly string[] },
): Promise<void> {
  if (counsellorId === null) return;
  const day = await getById(bookingDays, dayId.counsellor(counsellorId, date));
  if (day?.schoolId !== schoolId) return;
  const firstMinute = { start, end: timeOf(minutesOf(start) + 1) };
  if (!isFree(day, firstMinute, { nowMs, bufferMinutes: 0, but }))
    throw new AppError('slot-taken', 'taken at first sight');
}

/** Who can be asked for the slot: the one named, or whoever is free, the one with the least that day first. */
export async function candidatesFor(
  desk: BookingDesk,
  asked: SlotAsked,
  but: readonly string[],
): Promise<string[]> {
  if (asked.counsellorId !== null) return [counsellorOf(desk, asked.counsellorId).personId];
  const { facts, nowMs } = desk;
  const days = await readTakenDays(desk.schoolId, asked.date, asked.date);
  const taken = days.of(asked.date);
  const busy = (id: string) => {
    const day = taken.ofCounsellor.get(id);
    return day === undefined ? 0 : liveEntries(day, nowMs).length;
  };
  const free = desk.counsellors
    .map(({ personId }) => personId)
    .filter((id) =>
      openSlots(asked.date, availabilityOf(desk, id), taken, facts, { nowMs, but }).some(
        ({ start }) => start === asked.start,
      ),
    );
  return free.sort((one, other) => busy(one) - busy(other));
}

export interface Taking {
  studentId: string;
  ref: string;
  kind: 'booking' | 'hold' | 'proposal';
  untilMs: number | null;
  insteadOf: readonly string[];
  counts: boolean;
  /** The booking as which the student's month measures it; its own mark where none is given. */
  measuredAs?: string;
}

/** Takes the slot with the first of the candidates who has it. */
export async function takeFrom(
  transaction: Transaction,
  book: GuardBook,
  candidates: readonly string[],
  asked: SlotAsked,
  taking: Taking,
): Promise<{ counsellorId: string; roomId: string; slot: SlotTime }> {
  const { studentId, measuredAs = taking.ref, ...wish } = taking;
  let refusal = new AppError('slot-taken', 'nobody is free');
  for (const counsellorId of candidates) {
    try {
      const slot = slotOf(book.desk, counsellorId, asked);
      await expectNotKept(transaction, book.desk, counsellorId, slot);
      const roomId = await book.take(
        { counsellorId, studentId },
        { ...wish, slot, bookingId: measuredAs },
      );
      return { counsellorId, roomId, slot };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'slot-taken') throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** While somebody waits for that day, its slots are offered in the order of the line (B3). */
async function expectNotKept(
  transaction: Transaction,
  desk: BookingDesk,
  counsellorId: string,
  slot: SlotTime,
): Promise<void> {
  const line = await transaction.get(bookingWaits, waitsId(desk.schoolId, slot.date));
  if (line === null || !canStillBeOffered(desk.nowMs, slot, desk.figures)) return;
  const waited = waitedFor(line);
  if (waited.has(null) || waited.has(counsellorId))
    throw new AppError('slot-taken', 'kept for the line');
}

/** The student's hold, when it still stands. */
export async function liveHold(
  transaction: Transaction,
  desk: BookingDesk,
  studentId: string,
): Promise<{ stored: Hold | null; live: Hold | null }> {
  const stored = await transaction.get(bookingHolds, holdIdOf(desk.schoolId, studentId));
  return { stored, live: stored !== null && desk.nowMs < stored.untilMs ? stored : null };
}

export function isSame(hold: Hold, asked: SlotAsked): boolean {
  return (
    hold.date === asked.date &&
    hold.start === asked.start &&
    (asked.counsellorId === null || asked.counsellorId === hold.counsellorId)
  );
}

/** The kept slot becomes the booking's: nothing can have come in between. */
export async function takeHeld(
  book: GuardBook,
  { _id, counsellorId, date, start, end }: Hold,
  { studentId, bookingId }: { studentId: string; bookingId: string },
): Promise<{ counsellorId: string; roomId: string; slot: SlotTime }> {
  const slot = { date, start, end };
  const roomId = await book.take(
    { counsellorId, studentId },
    {
      slot,
      ref: bookingId,
      bookingId,
      kind: 'booking',
      untilMs: null,
      insteadOf: [_id],
      counts: true,
    },
  );
  return { counsellorId, roomId, slot };
}

/** Lets the hold go, wherever it lies. */
export async function dropHold(
  transaction: Transaction,
  book: GuardBook,
  hold: Hold | null,
): Promise<void> {
  if (hold === null) return;
  await book.release({ ...hold, slot: hold }, hold._id);
  await transaction.remove(bookingHolds, hold._id);
}

export interface NewBooking {
  _id: string;
  studentId: string;
  counsellorId: string;
  roomId: string;
  slot: SlotTime;
  state: 'confirmed' | 'proposed';
  topic?: Topic | null;
  plan?: boolean;
  origin: Origin;
  proposedById?: string | null;
  answerBy?: Booking['answerBy'];
}

/** Adds the booking; what is confirmed gets its reminders. */
export async function addBooking(
  transaction: Transaction,
  desk: BookingDesk,
  fresh: NewBooking,
): Promise<Booking> {
  const { slot, topic = null, plan = false, proposedById = null, answerBy = null, ...rest } = fresh;
  const { date, start, end } = slot;
  const booking: Booking = {
    ...rest,
    schoolId: desk.schoolId,
    date,
    start,
    end,
    topic,
    plan,
    proposedById,
    answerBy,
    move: 0,
    reminders: [],
    version: 0,
  };
  if (booking.state === 'confirmed')
    booking.reminders = await startReminders(transaction, booking, desk);
  await transaction.add(bookings, booking);
  return booking;
}

/** Replaces what can change of a booking. */
export async function saveBooking(transaction: Transaction, booking: Booking): Promise<Booking> {
  const saved = { ...booking, version: booking.version + 1 };
  const { _id, schoolId: _school, studentId: _student, ...patch } = saved;
  await transaction.update(bookings, _id, patch);
  return saved;
}
