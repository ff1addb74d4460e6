/** 我的预约 (B3): what comes, the last two months, places in lines, requests. */
import { ownBookings as contract } from '../../../src/shared/bookings/student-contracts';
import { bookableDates } from '../../../src/shared/bookings/slots';
import { hasLetPass, type WaitEntry } from '../../../src/shared/bookings/waiting';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { addDays, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { find } from '../../platform/store';
import { bookings, bookingWaits } from './collections';
import { loadDesk, type BookingDesk } from './desk';
import { readOwnMonths } from './own-months';
import { mayStillOpen } from './shut-lines';
import { readTakenDays } from './taken-days';
import { monthsInSight, ownBooking, ownWait } from './views';

const daysBack = 60;

export function ownBookings(people: PeoplePort) {
  return defineAction(contract, async (_input, { caller, nowMs }) => {
    const { schoolId, personId: studentId } = caller;
    const today = toLocalDate(nowMs);
    const desk = await loadDesk(people, schoolId, nowMs);
    const dates = bookableDates(nowMs, desk.facts);
    const [own, lines, months] = await Promise.all([
      find(
        bookings,
        { schoolId, studentId, date: command.gte(addDays(today, -daysBack)) },
        { orderBy: [['date', 'desc']] },
      ),
      find(bookingWaits, { schoolId, date: command.gte(today) }, { orderBy: [['date', 'asc']] }),
      readOwnMonths(desk, studentId, monthsInSight(dates, nowMs)),
    ]);
    const waits = lines.flatMap(({ date, entries }) =>
      entries
        .filter((entry) => entry.studentId === studentId && !hasLetPass(entry))
        .map((entry) => ({ date, entry })),
    );
    return {
      bookings: own.map((booking) => ownBooking(desk, booking)),
      waits: await Promise.all(waits.map((one) => waitView(desk, one))),
      months,
    };
  });
}

/** With whether it is still worth waiting; few stand in more than one line. */
async function waitView(desk: BookingDesk, { date, entry }: { date: string; entry: WaitEntry }) {
  const days = await readTakenDays(desk.schoolId, date, date);
  const isClosed = (id: string) => days.day(date, id)?.closed === true;
  return ownWait(desk, date, entry, mayStillOpen(desk, date, entry, isClosed));
}
