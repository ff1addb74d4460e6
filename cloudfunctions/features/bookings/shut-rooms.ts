/** What is booked in a room that was closed (B1, B3): another room at the same time, else 待调整; told in both cases. */
import { moved, takesTime } from '../../../src/shared/bookings/booking-state';
import { talksAhead } from '../../../src/shared/bookings/day-ledger';
import { dateText } from '../../../src/shared/bookings/words';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import { queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import { find } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { bookingDays, bookingRooms, bookings, type Booking, type StoredDay } from './collections';
import { putOff } from './counsellor-acts';
import { loadDesk, type BookingDesk } from './desk';
import { bookingAct, type GuardBook } from './guard-book';
import { saveBooking } from './place-booking';
import { bookingSubject, familyDrafts } from './reminders';
import { writeRooms } from './rooms-document';

export interface Cleared {
  /** Talks that keep their time in another room. */
  moved: number;
  adjusted: number;
  effects: Effect[];
}

interface OneCleared {
  isMoved: boolean;
  effects: Effect[];
}

/**
 * One booking after the other, each in its own transaction: a call that dies on the way leaves the rest to the
 * clock (`sweepShutRooms`).
 */
export async function clearShutRooms(desk: BookingDesk): Promise<Cleared> {
  const cleared: Cleared = { moved: 0, adjusted: 0, effects: [] };
  for (const day of await shutDays(desk))
    for (const { ref } of talksAhead(day, desk.nowMs)) {
      const one = await bookingAct(desk, (transaction, book) =>
        clearOne(transaction, book, day, ref),
      );
      if (one === null) continue;
      cleared[one.isMoved ? 'moved' : 'adjusted'] += 1;
      cleared.effects.push(...one.effects);
    }
  return cleared;
}

/** Days of closed rooms: as many as one may book ahead, so a page for each room. */
async function shutDays({ schoolId, facts, nowMs }: BookingDesk): Promise<StoredDay[]> {
  const today = toLocalDate(nowMs);
  const pages = await Promise.all(
    facts.school.rooms.map(async ({ roomId, closedFrom }): Promise<StoredDay[]> => {
      if (closedFrom === null) return [];
      const from = closedFrom > today ? closedFrom : today;
      return find(bookingDays, { schoolId, resourceId: roomId, date: command.gte(from) });
    }),
  );
  return pages.flat();
}

/** Null: the student or a colleague was first. */
async function clearOne(
  transaction: Transaction,
  book: GuardBook,
  { resourceId: roomId, date }: StoredDay,
  ref: string,
): Promise<OneCleared | null> {
  const booking = await transaction.get(bookings, ref);
  if (booking?.roomId !== roomId || booking.date !== date || !takesTime(booking.state)) return null;
  const other = await book.changeRoom(booking, ref);
  if (other !== null) return inOtherRoom(transaction, book, { ...booking, roomId: other });
  if (moved(booking.state, 'put-off') === null) return null;
  return { isMoved: false, effects: (await putOff(transaction, book, booking)).effects };
}

async function inOtherRoom(
  transaction: Transaction,
  { desk: { nowMs } }: GuardBook,
  booking: Booking,
): Promise<OneCleared> {
  const saved = await saveBooking(transaction, booking);
  const id = `room.${saved._id}.${saved.version}`;
  const drafts = [
    ...familyDrafts(saved, { id, instanceId: null, nowMs }),
    roomDraft(saved, { id, nowMs }),
  ];
  return { isMoved: true, effects: await queueEffects(transaction, drafts, nowMs) };
}

/** The counsellor goes to the new room, too. */
function roomDraft(
  { _id, schoolId, counsellorId, date, start }: Booking,
  { id, nowMs }: { id: string; nowMs: number },
): EffectDraft {
  return {
    _id: `${id}.${counsellorId}`,
    schoolId,
    priority: 1,
    recipient: { kind: 'staff', personId: counsellorId },
    text: { key: 'booking.room', figures: { due: `${dateText(date)} ${start}` } },
    subject: { kind: bookingSubject, id: _id, instanceId: null, audience: 'owner' },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  };
}

/** How long somebody who had opened the page before may still book into a room that was just closed. */
export const sweepMs = 2 * 60_000;

/** The clock looks again: for bookings of that very moment, and for what a call that died has left. */
export async function sweepShutRooms(people: PeoplePort, nowMs: number): Promise<Effect[]> {
  const effects: Effect[] = [];
  const waiting = await find(bookingRooms, { sweepUntilMs: command.gt(0) });
  for (const { _id: schoolId, sweepUntilMs } of waiting) {
    const desk = await loadDesk(people, schoolId, nowMs);
    effects.push(...(await clearShutRooms(desk)).effects);
    if (sweepUntilMs === null || nowMs < sweepUntilMs) continue;
    await transact(async (transaction) => {
      const stored = await transaction.get(bookingRooms, schoolId);
      // Another room may have been closed meanwhile.
      if (stored?.sweepUntilMs === sweepUntilMs)
        await writeRooms(transaction, schoolId, stored, { sweepUntilMs: null });
    });
  }
  return effects;
}
