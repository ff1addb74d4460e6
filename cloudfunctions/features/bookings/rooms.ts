/** 辅导室 (B1): the centre's rooms; a closed one is left by what is booked there. */
import {
  closeRoom as closeContract,
  listRooms as listContract,
  reopenRoom as reopenContract,
  saveRoom as saveContract,
} from '../../../src/shared/bookings/room-contracts';
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { talksAhead } from '../../../src/shared/bookings/day-ledger';
import { mostRooms, type Room } from '../../../src/shared/bookings/rooms';
import { windowsOn } from '../../../src/shared/bookings/slots';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { bookingDays, bookingRooms, type StoredRooms } from './collections';
import { availabilityOf, counsellorName, loadDesk, type BookingDesk } from './desk';
import { roomIdOf } from './ids';
import { writeRooms } from './rooms-document';
import { clearShutRooms, sweepMs } from './shut-rooms';
import { readTakenDays } from './taken-days';

const kind = 'booking-room';

export function listRooms(people: PeoplePort) {
  return defineAction(listContract, (_input, { caller, nowMs }) =>
    roomsAnswer(people, caller.schoolId, nowMs),
  );
}

export function saveRoom(people: PeoplePort) {
  return defineAction(saveContract, async (input, context) => {
    const { schoolId } = context.caller;
    await transact(async (transaction) => {
      const stored = await transaction.get(bookingRooms, schoolId);
      const room = savedRoom(stored?.rooms ?? [], input, context);
      if (room === null) return;
      if ((stored?.version ?? 0) !== input.version) throw new AppError('stale-version', 'rooms');
      await writeRooms(transaction, schoolId, stored, { rooms: withRoom(stored, room) });
      await context.audit(transaction, {
        act: saveContract.name,
        object: { kind, id: room.roomId },
      });
    });
    return roomsAnswer(people, schoolId, context.nowMs);
  });
}

/** The room as it is to be; null: a repeated tap finds it so. */
function savedRoom(
  rooms: readonly Room[],
  { roomId, name, place }: ParsedInputOf<typeof saveContract>,
  { caller, requestId }: ActionContext,
): Room | null {
  const ofId = roomId ?? roomIdOf(caller.schoolId, caller.personId, requestId);
  const known = rooms.find((room) => room.roomId === ofId);
  if (known?.name === name && known.place === place) return null;
  if (!known && roomId !== null) throw new AppError('not-found', 'room');
  if (!known && rooms.length >= mostRooms) throw new AppError('illegal-move', 'rooms enough');
  if (rooms.some((room) => room.name === name && room.roomId !== ofId))
    throw new AppError('room-name-taken', 'room');
  return { roomId: ofId, name, place, closedFrom: known?.closedFrom ?? null };
}

/** In its place, a new one last: the order is the one in which rooms are given away. */
function withRoom(stored: StoredRooms | null, room: Room): StoredRooms['rooms'] {
  const rooms = stored?.rooms ?? [];
  const isKnown = rooms.some(({ roomId }) => roomId === room.roomId);
  return isKnown ? rooms.map((one) => (one.roomId === room.roomId ? room : one)) : [...rooms, room];
}

export function closeRoom(people: PeoplePort) {
  return defineAction(closeContract, async ({ roomId, from, reason }, context) => {
    const { caller, nowMs } = context;
    if (from < toLocalDate(nowMs)) throw new AppError('illegal-move', 'the day is over');
    await changeClosing(context, { roomId, from, act: closeContract.name, reason });
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const { effects, ...figures } = await clearShutRooms(desk);
    context.sendAfterwards(effects);
    return figures;
  });
}

export function reopenRoom() {
  return defineAction(reopenContract, async ({ roomId }, context) => {
    await changeClosing(context, { roomId, from: null, act: reopenContract.name });
    return {};
  });
}

/** A repeated tap changes nothing. */
async function changeClosing(
  context: ActionContext,
  facts: { roomId: string; from: string | null; act: string; reason?: string },
): Promise<void> {
  const { caller, nowMs } = context;
  const { roomId, from, act, reason } = facts;
  await transact(async (transaction) => {
    const stored = await transaction.get(bookingRooms, caller.schoolId);
    const room = stored?.rooms.find((one) => one.roomId === roomId);
    if (!room) throw new AppError('not-found', 'room');
    if (room.closedFrom === from) return;
    await writeRooms(transaction, caller.schoolId, stored, {
      rooms: withRoom(stored, { ...room, closedFrom: from }),
      ...(from === null ? {} : { sweepUntilMs: nowMs + sweepMs }),
    });
    await context.audit(transaction, { act, object: { kind, id: roomId }, reason });
  });
}

async function roomsAnswer(people: PeoplePort, schoolId: string, nowMs: number) {
  const desk = await loadDesk(people, schoolId, nowMs);
  const stored = await getById(bookingRooms, schoolId);
  const rooms = stored?.rooms ?? [];
  const { hours, slotMinutes, bufferMinutes, openHoursPerWeek } = desk.figures;
  return {
    rooms: await Promise.all(
      rooms.map(async (room) => ({ ...room, ahead: await aheadIn(desk, room.roomId) })),
    ),
    hours,
    slotMinutes,
    bufferMinutes,
    openHoursPerWeek,
    opened: await openedDays(desk),
    version: stored?.version ?? 0,
  };
}

async function aheadIn({ schoolId, nowMs }: BookingDesk, roomId: string) {
  const date = command.gte(toLocalDate(nowMs));
  const days = await find(
    bookingDays,
    { schoolId, resourceId: roomId, date },
    { orderBy: [['date', 'asc']] },
  );
  return days
    .map((day) => ({ date: day.date, talks: talksAhead(day, nowMs).length }))
    .filter(({ talks }) => talks > 0);
}

/** Who is there on the days that were opened by arrangement. */
async function openedDays(desk: BookingDesk) {
  const { facts, nowMs, schoolId } = desk;
  const today = toLocalDate(nowMs);
  const dates = facts.school.arranged.map(({ date }) => date).filter((date) => date >= today);
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = await readTakenDays(schoolId, first, last);
  return dates.flatMap((date) =>
    desk.counsellors
      .filter(({ personId }) => days.day(date, personId)?.closed !== true)
      .flatMap(({ personId }) =>
        windowsOn(date, availabilityOf(desk, personId), facts).map(({ start, end }) => ({
          date,
          start,
          end,
          counsellor: counsellorName(desk, personId),
        })),
      ),
  );
}
