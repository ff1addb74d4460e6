/** One day as the counsellor says now (B1): other hours, open again, or a day without school by arrangement. */
import { openDay as contract } from '../../../src/shared/bookings/counsellor-contracts';
import type { Stretch } from '../../../src/shared/bookings/hours';
import { daysAhead, withArranged } from '../../../src/shared/bookings/rooms';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { addDays, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Transaction } from '../../platform/transact';
import { hoursAnswer, writeHours } from './availability';
import { bookingAvailability } from './availability-collection';
import { bookingRooms } from './collections';
import { actedFor, loadDesk, type BookingDesk } from './desk';
import { bookingAct, type GuardBook } from './guard-book';
import { dayId } from './ids';
import { writeRooms } from './rooms-document';

interface DayAsked {
  counsellorId: string;
  date: string;
  windows: readonly Stretch[];
  version: number;
}

export function openDay(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const counsellorId = actedFor(desk, caller, input.counsellorId);
    const today = toLocalDate(nowMs);
    if (input.date < today || addDays(today, daysAhead) <= input.date)
      throw new AppError('illegal-move', 'out of sight');
    await bookingAct(desk, async (transaction, book) => {
      const asked = { ...input, counsellorId };
      const changes = [
        await reopened(book, asked),
        await ownHours(transaction, desk, asked),
        await arranged(transaction, desk, asked),
      ];
      if (!changes.includes(true)) return;
      await context.audit(transaction, {
        act: contract.name,
        object: { kind: 'booking-day', id: dayId.counsellor(counsellorId, input.date) },
      });
    });
    return hoursAnswer(await loadDesk(people, caller.schoolId, nowMs), context, counsellorId);
  });
}

async function reopened(book: GuardBook, { counsellorId, date }: DayAsked): Promise<boolean> {
  if (!(await book.counsellorDay(counsellorId, date)).closed) return false;
  await book.setClosed(counsellorId, date, false);
  return true;
}

/** The day's own hours in the place of whatever held before; false: they stand there already. */
async function ownHours(
  transaction: Transaction,
  { schoolId, nowMs }: BookingDesk,
  { counsellorId, date, windows, version }: DayAsked,
): Promise<boolean> {
  const stored = await transaction.get(bookingAvailability, counsellorId);
  const exceptions = stored?.exceptions ?? [];
  const known = exceptions.filter((one) => one.date === date).at(-1)?.windows;
  if (JSON.stringify(known) === JSON.stringify(windows)) return false;
  if ((stored?.version ?? 0) !== version) throw new AppError('stale-version', 'availability');
  const today = toLocalDate(nowMs);
  const others = exceptions.filter((one) => one.date !== date && one.date >= today);
  await writeHours(transaction, {
    _id: counsellorId,
    schoolId,
    weekly: stored?.weekly ?? [],
    exceptions: [...others, { date, windows: [...windows] }],
    version,
  });
  return true;
}

/** On a day without school the rooms open, long enough for whoever comes. */
async function arranged(
  transaction: Transaction,
  { schoolId, facts }: BookingDesk,
  { date, windows }: DayAsked,
): Promise<boolean> {
  if (facts.calendar.isSchoolDay(date)) return false;
  const stored = await transaction.get(bookingRooms, schoolId);
  const before = stored?.arranged ?? [];
  const after = withArranged(before, date, windows);
  if (after === before) return false;
  await writeRooms(transaction, schoolId, stored, { arranged: [...after] });
  return true;
}
