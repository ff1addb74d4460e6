/**
 * The waiting list is served (B3): at a mark of the day the first in line gets what has become free, for half an
 * hour, on the ladder engine; when that is over the next one gets it in the same transaction.
 */
import { offerLadder, offerLadderId } from '../../../src/shared/bookings/ladders';
import { monthOfDate } from '../../../src/shared/bookings/model';
import { markAt, offerEndMs, type SlotTime } from '../../../src/shared/bookings/moments';
import { refusalOf } from '../../../src/shared/bookings/month-ledger';
import { bookingFiguresAt } from '../../../src/shared/bookings/policy';
import { openSlots } from '../../../src/shared/bookings/slots';
import { inLineFor, left, withOffer, type WaitEntry } from '../../../src/shared/bookings/waiting';
import { plan, startLadder } from '../../../src/shared/ladder';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { localDateTime, toLocalDate, toLocalTime } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import { AppError, isDuplicate } from '../../platform/errors';
import { addLadder, type LadderPort } from '../../platform/ladder-runner';
import { queueEffects, type Effect } from '../../platform/outbox';
import { loadEverySchool, type School } from '../../platform/school';
import { findEvery } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { bookingWaits, type StoredWaits } from './collections';
import { availabilityOf, loadDesk, type BookingDesk } from './desk';
import { bookingAct, GuardBook } from './guard-book';
import { waitsId } from './ids';
import { readTakenDays } from './taken-days';
import { saveWaits } from './waiting-list';

export const offerSubject = 'booking-wait';

interface FreeSlot extends SlotTime {
  counsellorId: string;
}

/** The mark of the day: every line of every school, with what is free for it. */
export async function serveLines(people: PeoplePort, nowMs: number): Promise<Effect[]> {
  const effects: Effect[] = [];
  const isMark = ({ policyValues }: School) =>
    markAt(nowMs, bookingFiguresAt(policyValues, nowMs)) !== null;
  if (!(await loadEverySchool(nowMs)).some(isMark)) return effects;
  const desks = new Map<string, BookingDesk>();
  for (const { schoolId, date } of await linesAhead(nowMs)) {
    const desk = desks.get(schoolId) ?? (await loadDesk(people, schoolId, nowMs));
    desks.set(schoolId, desk);
    if (markAt(nowMs, desk.figures) === null) continue;
    effects.push(...(await serveLine(desk, date)));
  }
  return effects;
}

async function linesAhead(nowMs: number): Promise<StoredWaits[]> {
  const lines = await findEvery(bookingWaits, { date: command.gte(toLocalDate(nowMs)) }, [
    ['date', 'asc'],
    ['_id', 'asc'],
  ]);
  return lines.filter(({ entries }) => entries.length > 0);
}

/** One slot after the other, as long as there is one for somebody. Another clock at the same moment finds less. */
async function serveLine(desk: BookingDesk, date: string): Promise<Effect[]> {
  const { facts, nowMs, schoolId } = desk;
  const days = await readTakenDays(schoolId, date, date);
  const line = days.waits(date) ?? { entries: [] };
  const free = desk.counsellors
    .filter(({ personId }) => inLineFor(line, personId).length > 0)
    .flatMap(({ personId }) =>
      openSlots(date, availabilityOf(desk, personId), days.of(date), facts, {
        nowMs,
        forWaiting: true,
      }),
    );
  const effects: Effect[] = [];
  for (const slot of free.sort((one, other) => (one.start < other.start ? -1 : 1)))
    effects.push(...(await offerFresh(desk, slot)));
  return effects;
}

async function offerFresh(desk: BookingDesk, slot: FreeSlot): Promise<Effect[]> {
  const markMs = markAt(desk.nowMs, desk.figures) ?? desk.nowMs;
  try {
    return await bookingAct(desk, (transaction, book) =>
      offerToNext(transaction, book, slot, { fromMs: markMs, instead: null }),
    );
  } catch (error) {
    // Somebody took it a moment ago, or another clock offered it.
    const isGone = error instanceof AppError && error.code === 'slot-taken';
    if (isGone || isDuplicate(error)) return [];
    throw error;
  }
}

/**
 * The first in line whose month has room gets the slot; `instead` is the offer that is over. Nothing happens when
 * nobody in line can use it, or the day is too late: then the slot is given back.
 */
async function offerToNext(
  transaction: Transaction,
  book: GuardBook,
  slot: FreeSlot,
  facts: { fromMs: number; instead: { waitId: string; roomId: string } | null },
): Promise<Effect[]> {
  const { desk } = book;
  const { fromMs, instead } = facts;
  const line = await transaction.get(bookingWaits, waitsId(desk.schoolId, slot.date));
  if (line === null) return [];
  const before = instead === null ? line : { ...line, ...withoutPlace(line, instead.waitId) };
  const { closed } = await book.counsellorDay(slot.counsellorId, slot.date);
  const endMs = closed ? null : offerEndMs(desk.nowMs, slot, desk.figures);
  const { next, line: kept } =
    endMs === null ? { next: null, line: before } : await nextFor(book, before, slot);
  if (instead !== null)
    await book.release(
      { counsellorId: slot.counsellorId, roomId: instead.roomId, slot },
      instead.waitId,
    );
  if (next === null || endMs === null) {
    if (kept !== line) await saveWaits(transaction, kept);
    return [];
  }
  return makeOffer(transaction, book, { line: kept, next, slot, fromMs, endMs });
}

function withoutPlace(line: StoredWaits, waitId: string): Pick<StoredWaits, 'entries'> {
  return { entries: [...left(line, waitId).entries] };
}

/**
 * The first who can use the slot. Whoever has used up the month meanwhile leaves the line: the day is not kept
 * for somebody who may not come. Who is busy at that very time stays.
 */
async function nextFor(
  book: GuardBook,
  line: StoredWaits,
  slot: FreeSlot,
): Promise<{ next: WaitEntry | null; line: StoredWaits }> {
  let kept = line;
  for (const entry of inLineFor(line, slot.counsellorId)) {
    const month = await book.month(entry.studentId, monthOfDate(slot.date));
    const session = { ...slot, bookingId: entry.waitId, counts: true };
    const refusal = refusalOf(month, session, book.desk.figures.monthlySessions);
    if (refusal === null) return { next: entry, line: kept };
    if (refusal === 'over-cap') kept = { ...kept, ...withoutPlace(kept, entry.waitId) };
  }
  return { next: null, line: kept };
}

interface NewOffer {
  line: StoredWaits;
  next: WaitEntry;
  slot: FreeSlot;
  fromMs: number;
  endMs: number;
}

async function makeOffer(
  transaction: Transaction,
  book: GuardBook,
  { line, next, slot, fromMs, endMs }: NewOffer,
): Promise<Effect[]> {
  const { desk } = book;
  const { waitId, studentId } = next;
  const { counsellorId, date, start, end } = slot;
  const roomId = await book.take(
    { counsellorId, studentId },
    {
      slot: { date, start, end },
      ref: waitId,
      bookingId: waitId,
      kind: 'offer',
      untilMs: null,
      insteadOf: [],
      counts: true,
    },
  );
  const instanceId = `offer.${waitId}.${fromMs}.${start}`;
  const offer = {
    counsellorId,
    roomId,
    start,
    end,
    on: toLocalDate(endMs),
    until: toLocalTime(endMs),
    declined: false,
    instanceId,
  };
  await saveWaits(transaction, { ...line, entries: [...withOffer(line, waitId, offer).entries] });
  const ladder = offerLadder(endMs - fromMs);
  const fresh = startLadder(ladder, {
    _id: instanceId,
    schoolId: desk.schoolId,
    subject: { kind: offerSubject, id: line._id },
    policyVersion: desk.school.policyVersion,
    startedAtMs: fromMs,
  });
  const firing = plan(ladder, fresh, desk.nowMs);
  await addLadder(transaction, firing?.instance ?? fresh);
  return queueEffects(
    transaction,
    [
      {
        _id: `${instanceId}.0`,
        schoolId: desk.schoolId,
        priority: 1,
        recipient: { kind: 'family', personId: studentId },
        text: { key: 'booking.family', figures: {} },
        subject: { kind: offerSubject, id: line._id, instanceId, audience: 'author' },
        alsoSubscribe: true,
        notBeforeMs: desk.nowMs,
      },
    ],
    desk.nowMs,
  );
}

/** A notice that waited is true while its offer runs. */
export function isOfferOpen(line: StoredWaits | null, instanceId: string | null, nowMs: number) {
  return (
    line?.entries.some(
      ({ offer }) =>
        offer?.instanceId === instanceId &&
        !offer.declined &&
        nowMs < localDateTime(offer.on, offer.until),
    ) === true
  );
}

/** The end of an offer: out of the line, and to the next one in the same transaction. */
export function offerPorts(people: PeoplePort): Record<string, LadderPort> {
  return {
    [offerLadderId]: {
      ladder: ({ dueAtMs, startedAtMs }) => offerLadder(dueAtMs - startedAtMs),
      async fire(transaction, { instance, firing, nowMs }) {
        const line = await transaction.get(bookingWaits, instance.subject.id);
        const entry = line?.entries.find(({ offer }) => offer?.instanceId === instance._id);
        if (!line || !entry?.offer) return { stillDue: false, effects: [] };
        // Told in the transaction that made it.
        if (firing.fire.key !== 'over') return { stillDue: true, effects: [] };
        const desk = await loadDesk(people, instance.schoolId, nowMs);
        const book = new GuardBook(transaction, desk);
        const { counsellorId, roomId, start, end } = entry.offer;
        const slot = { counsellorId, date: line.date, start, end };
        const effects = await offerToNext(transaction, book, slot, {
          fromMs: lastMarkMs(desk),
          instead: { waitId: entry.waitId, roomId },
        });
        await book.save();
        return { stillDue: true, effects };
      },
    },
  };
}

/** The mark at or before now: a late clock tells nothing but the mark either. */
function lastMarkMs({ nowMs, figures }: BookingDesk): number {
  const date = toLocalDate(nowMs);
  const first = localDateTime(date, '08:00');
  const stepMs = figures.offerMinutes * 60_000;
  return nowMs < first ? nowMs : first + Math.floor((nowMs - first) / stepMs) * stepMs;
}
