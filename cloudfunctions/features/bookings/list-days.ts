/** B1: the days of the next two weeks with what is open; full days are shown as full. */
import { bookingDays as contract } from '../../../src/shared/bookings/student-contracts';
import { roomsOn } from '../../../src/shared/bookings/rooms';
import {
  bookableDates,
  couldStillOpen,
  openSlots,
  partOf,
} from '../../../src/shared/bookings/slots';
import { hasLetPass } from '../../../src/shared/bookings/waiting';
import type { SlotView } from '../../../src/shared/bookings/views';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { getById } from '../../platform/store';
import { bookingHolds, type Hold } from './collections';
import { availabilityOf, counsellorOf, loadDesk, type BookingDesk } from './desk';
import { holdIdOf } from './ids';
import { readOwnMonths } from './own-months';
import { readTakenDays, type TakenDays } from './taken-days';
import { counsellorView, monthsInSight, placeView } from './views';

export function listDays(people: PeoplePort) {
  return defineAction(contract, async ({ counsellorId }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const asked = counsellorId === null ? desk.counsellors : [counsellorOf(desk, counsellorId)];
    const dates = bookableDates(nowMs, desk.facts);
    const today = toLocalDate(nowMs);
    const isStudent = caller.roles.includes('student');
    const [days, months, hold] = await Promise.all([
      readTakenDays(caller.schoolId, dates[0] ?? today, dates.at(-1) ?? today),
      isStudent ? readOwnMonths(desk, caller.personId, monthsInSight(dates, nowMs)) : [],
      isStudent ? ownHold(context) : null,
    ]);
    const but = hold === null ? [] : [hold._id];
    const ids = asked.map(({ personId }) => personId);
    return {
      slotMinutes: desk.figures.slotMinutes,
      counsellors: desk.counsellors.map(({ personId }) => counsellorView(desk, personId)),
      days: dates.map((date) => dayView(desk, days, date, ids, but, caller.personId)),
      months,
      hold: hold && {
        counsellor: counsellorView(desk, hold.counsellorId),
        date: hold.date,
        start: hold.start,
        end: hold.end,
        untilMs: hold.untilMs,
      },
      room: roomOfDays(desk, dates[0] ?? today),
    };
  });
}

/** Where one usually goes: the room that is given away first. */
function roomOfDays(desk: BookingDesk, date: string) {
  const [room] = roomsOn(date, desk.facts.school);
  return room === undefined ? null : placeView(desk, room.roomId);
}

async function ownHold({ caller, nowMs }: ActionContext): Promise<Hold | null> {
  const stored = await getById(bookingHolds, holdIdOf(caller.schoolId, caller.personId));
  return stored !== null && nowMs < stored.untilMs ? stored : null;
}

function dayView(
  desk: BookingDesk,
  days: TakenDays,
  date: string,
  counsellorIds: readonly string[],
  but: readonly string[],
  studentId: string,
) {
  const { facts, nowMs } = desk;
  const taken = days.of(date);
  const open = counsellorIds.flatMap((id) =>
    openSlots(date, availabilityOf(desk, id), taken, facts, { nowMs, but }),
  );
  const isSomebodyThere = counsellorIds.some(
    (id) =>
      taken.ofCounsellor.get(id)?.closed !== true &&
      couldStillOpen(date, availabilityOf(desk, id), facts, nowMs),
  );
  const entries = days.waits(date)?.entries ?? [];
  return {
    date,
    state:
      open.length > 0 ? ('open' as const) : isSomebodyThere ? ('full' as const) : ('none' as const),
    slots: oncePerTime(open).map((slot): SlotView => {
      const { counsellorId, start, end } = slot;
      return { counsellorId, start, end, part: partOf(slot, facts.school) };
    }),
    waiting: entries.some((entry) => entry.studentId === studentId && !hasLetPass(entry)),
  };
}

/** Of several who are free at one time the first; ordered by time. */
function oncePerTime<Slot extends { start: string }>(slots: readonly Slot[]): Slot[] {
  const byStart = new Map<string, Slot>();
  for (const slot of slots) if (!byStart.has(slot.start)) byStart.set(slot.start, slot);
  return [...byStart.values()].sort((one, other) => (one.start < other.start ? -1 : 1));
}
