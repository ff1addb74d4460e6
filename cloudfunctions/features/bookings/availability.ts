/** 可约时间 (B1): the weekly pattern and single days, and whether the school is open long enough. */
import {
  readAvailability as readContract,
  saveAvailability as saveContract,
} from '../../../src/shared/bookings/counsellor-contracts';
import { talksAhead } from '../../../src/shared/bookings/day-ledger';
import { dayKindOf } from '../../../src/shared/bookings/rooms';
import { openOn, weekOpening } from '../../../src/shared/bookings/slots';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { addDays, startOfWeek, toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { bookingAvailability, type StoredAvailability } from './availability-collection';
import { actedFor, availabilityOf, loadDesk, type BookingDesk } from './desk';
import { bookingAct } from './guard-book';
import { readTakenDays, type TakenDays } from './taken-days';
import { counsellorView } from './views';

export function readAvailability(people: PeoplePort) {
  return defineAction(readContract, async ({ counsellorId }, context) => {
    const desk = await loadDesk(people, context.caller.schoolId, context.nowMs);
    const ofId = actedFor(desk, context.caller, counsellorId);
    return hoursAnswer(desk, context, ofId);
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
      await writeHours(transaction, { _id: ofId, schoolId, weekly, exceptions, version });
      await context.audit(transaction, {
        act: saveContract.name,
        object: { kind: 'booking-availability', id: ofId },
      });
    });
    const desk = await loadDesk(people, schoolId, nowMs);
    return hoursAnswer(desk, context, ofId);
  });
}

/** As they are now, `version` being the one they were read in; 0: there were none. */
export async function writeHours(
  transaction: Transaction,
  { version, ...hours }: StoredAvailability,
): Promise<void> {
  const next = { ...hours, version: version + 1 };
  if (version === 0) await transaction.add(bookingAvailability, next);
  else await transaction.update(bookingAvailability, hours._id, next);
}

type Hours = Pick<StoredAvailability, 'weekly' | 'exceptions'>;

/** A repeated tap finds what it wrote. */
function isSame(stored: Hours, asked: Hours): boolean {
  const text = ({ weekly, exceptions }: Hours) => JSON.stringify([weekly, exceptions]);
  return text(stored) === text(asked);
}

/** How far ahead the page shows single days. */
const daysShown = 30;

/** 可约时间 of one counsellor as they stand now. */
export async function hoursAnswer(
  desk: BookingDesk,
  { caller }: ActionContext,
  counsellorId: string,
) {
  const { figures, nowMs, schoolId } = desk;
  const today = toLocalDate(nowMs);
  const monday = startOfWeek(today);
  const [stored, days] = await Promise.all([
    getById(bookingAvailability, counsellorId),
    readTakenDays(schoolId, monday, addDays(today, daysShown)),
  ]);
  return {
    counsellor: counsellorView(desk, counsellorId),
    colleagues: caller.roles.includes('lead-counsellor')
      ? desk.colleagues.map(({ personId }) => counsellorView(desk, personId))
      : [],
    weekly: stored?.weekly ?? [],
    // Days that are over say nothing any more.
    exceptions: (stored?.exceptions ?? []).filter(({ date }) => date >= today),
    hours: figures.hours,
    days: Array.from({ length: daysShown }, (_, index) =>
      dayFacts(desk, days, addDays(today, index), counsellorId),
    ),
    version: stored?.version ?? 0,
    weeks: weekFacts(desk, days, monday),
  };
}

function dayFacts(desk: BookingDesk, days: TakenDays, date: string, counsellorId: string) {
  const day = days.day(date, counsellorId);
  return {
    date,
    kind: dayKindOf(date, desk.facts.calendar),
    open: openOn(date, desk.facts),
    closed: day?.closed ?? false,
    booked: day === null ? 0 : talksAhead(day, desk.nowMs).length,
  };
}

function weekFacts(desk: BookingDesk, days: TakenDays, monday: string) {
  const isClosed = (id: string, date: string) => days.day(date, id)?.closed === true;
  // Whoever left the school keeps the door open no longer.
  const everybody = desk.counsellors.map(({ personId }) => availabilityOf(desk, personId));
  return [monday, addDays(monday, 7)].map((start) => {
    const { minutes, without } = weekOpening(start, everybody, isClosed, desk.facts);
    return {
      monday: start,
      openMinutes: minutes,
      requiredMinutes: desk.figures.openHoursPerWeek * 60,
      without,
    };
  });
}
