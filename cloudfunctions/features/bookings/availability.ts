/** 可约时间 (B1): the weekly pattern and single days, and whether the school is open long enough. */
import {
  readAvailability as readContract,
  saveAvailability as saveContract,
} from '../../../src/shared/bookings/counsellor-contracts';
import { weekOpening } from '../../../src/shared/bookings/slots';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { addDays, startOfWeek, toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { getById } from '../../platform/store';
import { bookingAvailability, type StoredAvailability } from './collections';
import { actedFor, loadDesk, type BookingDesk } from './desk';
import { bookingAct } from './guard-book';
import { readTakenDays } from './taken-days';
import { counsellorView } from './views';

export function readAvailability(people: PeoplePort) {
  return defineAction(readContract, async ({ counsellorId }, context) => {
    const desk = await loadDesk(people, context.caller.schoolId, context.nowMs);
    const ofId = actedFor(desk, context.caller, counsellorId);
    return answer(desk, context, ofId, await getById(bookingAvailability, ofId));
  });
}

export function saveAvailability(people: PeoplePort) {
  return defineAction(saveContract, async (input, context) => {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    const before = await loadDesk(people, schoolId, nowMs);
    const ofId = actedFor(before, caller, input.counsellorId);
    const { weekly, exceptions, version } = input;
    await bookingAct(before, async (transaction) => {
      const stored = await transaction.get(bookingAvailability, ofId);
      if (stored && isSame(stored, input)) return;
      if ((stored?.version ?? 0) !== version) throw new AppError('stale-version', 'availability');
      if (stored)
        await transaction.update(bookingAvailability, ofId, {
          weekly,
          exceptions,
          version: version + 1,
        });
      else
        await transaction.add(bookingAvailability, {
          _id: ofId,
          schoolId,
          weekly,
          exceptions,
          version: 1,
        });
      await context.audit(transaction, {
        act: saveContract.name,
        object: { kind: 'booking-availability', id: ofId },
      });
    });
    const desk = await loadDesk(people, schoolId, nowMs);
    return answer(desk, context, ofId, await getById(bookingAvailability, ofId));
  });
}

type Hours = Pick<StoredAvailability, 'weekly' | 'exceptions'>;

/** A repeated tap finds what it wrote. */
function isSame(stored: Hours, asked: Hours): boolean {
  const text = ({ weekly, exceptions }: Hours) => JSON.stringify([weekly, exceptions]);
  return text(stored) === text(asked);
}

async function answer(
  desk: BookingDesk,
  { caller }: ActionContext,
  counsellorId: string,
  stored: StoredAvailability | null,
) {
  const { facts, figures, nowMs, schoolId } = desk;
  const today = toLocalDate(nowMs);
  const monday = startOfWeek(today);
  const lastDate = addDays(today, Math.max(figures.horizonDays, 14));
  const days = await readTakenDays(schoolId, monday, lastDate);
  const isClosed = (id: string, date: string) => days.day(date, id)?.closed === true;
  const dates = Array.from({ length: figures.horizonDays + 1 }, (_, index) =>
    addDays(today, index),
  );
  const everybody = [...desk.availability.values()];
  return {
    counsellor: counsellorView(desk, counsellorId),
    colleagues: caller.roles.includes('lead-counsellor')
      ? desk.colleagues.map(({ personId }) => counsellorView(desk, personId))
      : [],
    weekly: stored?.weekly ?? [],
    // Days that are over say nothing any more.
    exceptions: (stored?.exceptions ?? []).filter(({ date }) => date >= today),
    closedDates: dates.filter((date) => isClosed(counsellorId, date)),
    version: stored?.version ?? 0,
    weeks: [monday, addDays(monday, 7)].map((start) => {
      const { minutes, without } = weekOpening(start, everybody, isClosed, facts);
      return {
        monday: start,
        openMinutes: minutes,
        requiredMinutes: figures.openHoursPerWeek * 60,
        without,
      };
    }),
  };
}
