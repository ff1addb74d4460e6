/** What is taken on some days, read in one go: for showing. The guard itself is asked in the transaction. */
import type { TakenDay } from '../../../src/shared/bookings/slots';
import { waitedFor } from '../../../src/shared/bookings/waiting';
import { addDays } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import { find, findEvery } from '../../platform/store';
import { bookingDays, bookingWaits, type StoredDay, type StoredWaits } from './collections';

/** Days asked side by side: with 10 counsellors and a few rooms one page each. */
const daysAtOnce = 7;

export interface TakenDays {
  of(date: string): TakenDay;
  waits(date: string): StoredWaits | null;
  day(date: string, counsellorId: string): StoredDay | null;
}

/** `fromDate` and `toDate` both belong to the stretch. */
export async function readTakenDays(
  schoolId: string,
  fromDate: string,
  toDate: string,
): Promise<TakenDays> {
  const starts: string[] = [];
  for (let date = fromDate; date <= toDate; date = addDays(date, daysAtOnce)) starts.push(date);
  const [lines, ...pages] = await Promise.all([
    find(bookingWaits, { schoolId, date: between(fromDate, toDate) }),
    ...starts.map((start) => {
      const end = addDays(start, daysAtOnce - 1);
      return readDays(schoolId, start, end < toDate ? end : toDate);
    }),
  ]);
  const waits = new Map(lines.map((line) => [line.date, line]));
  const days = new Map(
    pages.flat().map((day) => [`${day.kind}:${day.resourceId}:${day.date}`, day]),
  );
  return {
    of: (date) => takenOn(date, [...days.values()], waits.get(date) ?? null),
    waits: (date) => waits.get(date) ?? null,
    day: (date, counsellorId) => days.get(`counsellor:${counsellorId}:${date}`) ?? null,
  };
}

function between(fromDate: string, toDate: string) {
  return command.and([command.gte(fromDate), command.lte(toDate)]);
}

function readDays(schoolId: string, fromDate: string, toDate: string): Promise<StoredDay[]> {
  return findEvery(bookingDays, { schoolId, date: between(fromDate, toDate) }, [
    ['date', 'asc'],
    ['_id', 'asc'],
  ]);
}

function takenOn(date: string, days: readonly StoredDay[], line: StoredWaits | null): TakenDay {
  const ofDate = days.filter((day) => day.date === date);
  const byResource = (kind: StoredDay['kind']) =>
    new Map(ofDate.filter((day) => day.kind === kind).map((day) => [day.resourceId, day]));
  return {
    ofCounsellor: byResource('counsellor'),
    ofRoom: byResource('room'),
    waitedFor: line === null ? new Set() : waitedFor(line),
  };
}
