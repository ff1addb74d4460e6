/** Counsellors who left the school's roster while bookings stood with them (B1): the lead puts those right. */
import { addDays, toLocalDate } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import { find } from '../../platform/store';
import { bookingDays } from './collections';
import type { BookingDesk } from './desk';

/** What began may still have to be marked. */
const daysBack = 7;

/** Their ids, as the guards of their days know them; whoever only ever entered talks is among them. */
export async function readDeparted({
  schoolId,
  colleagues,
  nowMs,
}: BookingDesk): Promise<string[]> {
  const days = await find(bookingDays, {
    schoolId,
    kind: 'counsellor',
    resourceId: command.nin(colleagues.map(({ personId }) => personId)),
    date: command.gte(addDays(toLocalDate(nowMs), -daysBack)),
  });
  const taken = days.filter(({ entries }) =>
    entries.some(({ kind }) => kind === 'booking' || kind === 'proposal'),
  );
  return [...new Set(taken.map(({ resourceId }) => resourceId))];
}
