/** B1 and B3 on the real SDK: rooms that come and close, days off that open by arrangement. */
import { randomUUID } from 'node:crypto';
import {
  closeDay,
  openDay,
  readAvailability,
} from '../../../src/shared/bookings/counsellor-contracts';
import {
  closeRoom,
  listRooms,
  reopenRoom,
  saveRoom,
} from '../../../src/shared/bookings/room-contracts';
import { confirmBooking } from '../../../src/shared/bookings/student-contracts';
import { minuteMs, refusal, type Actor, type World } from '../../harness/world';
import {
  book,
  chen,
  dayOf,
  lin,
  mine,
  openOn,
  startBookingWorld,
  stored,
  type Doc,
} from './booking-world';

let world: World;
let lead: Actor;
let counsellor: Actor;

beforeAll(async () => {
  world = await startBookingWorld();
  lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  counsellor = await world.as(lin);
});

afterAll(() => world.end());

const first = 'demo-room-1';
const second = 'demo-room-2';
const saturday = '2026-10-24';

const student = (index: number) => world.as(world.student(index));

async function bookingsIn(roomId: string): Promise<Doc[]> {
  return (await stored(world, 'bookings')).filter((booking) => booking['roomId'] === roomId);
}

async function toldOf(bookingId: string): Promise<number> {
  return (await stored(world, 'outbox')).filter(
    ({ subject }) => (subject as { id: string }).id === bookingId,
  ).length;
}

test('B1: a room is added once however often the tap arrives, renamed, and no two share a name', async () => {
  const before = await lead.call(listRooms, {});
  expect(before.rooms.map(({ name }) => name)).toEqual(['心语屋', '倾听室']);
  expect(before).toMatchObject({ hours: { start: '12:00', end: '17:00' }, bufferMinutes: 10 });
  const fresh = { roomId: null, name: ' 沙盘室 ', place: '综合楼 3 层', version: before.version };
  const requestId = randomUUID();
  const added = await lead.call(saveRoom, fresh, requestId);
  expect(await lead.call(saveRoom, fresh, requestId)).toEqual(added);
  expect(added.rooms.at(-1)).toMatchObject({ name: '沙盘室', closedFrom: null, ahead: [] });
  const roomId = added.rooms.at(-1)?.roomId ?? '';
  const again = { roomId: null, name: '沙盘室', place: '', version: added.version };
  expect(await refusal(lead.call(saveRoom, again))).toBe('room-name-taken');
  const stale = { ...fresh, roomId, name: '绘本室' };
  expect(await refusal(lead.call(saveRoom, stale))).toBe('stale-version');
  const renamed = await lead.call(saveRoom, { ...stale, version: added.version });
  expect(renamed.rooms.map(({ name }) => name)).toEqual(['心语屋', '倾听室', '绘本室']);
  expect(await refusal(lead.call(saveRoom, { ...stale, roomId: 'demo2-room-1' }))).toBe(
    'not-found',
  );
  const close = { roomId, from: '2026-10-12', reason: '先不用' };
  expect(await lead.call(closeRoom, close)).toEqual({ moved: 0, adjusted: 0 });
  expect(await refusal(lead.call(closeRoom, { ...close, from: '2026-10-11' }))).toBe(
    'illegal-move',
  );
});

test('B1, B3: a closed room: what is booked there keeps its time elsewhere or becomes 待调整; each is told once', async () => {
  const [before, day] = ['2026-10-19', '2026-10-21'];
  const earlier = await book(await student(320), { date: before, start: '12:00' });
  const alone = await book(await student(321), { date: day, start: '12:50' });
  const crowded = await book(await student(322), { date: day, start: '12:00' });
  const other = await book(await student(323), {
    date: day,
    start: '12:00',
    counsellorId: chen,
  });
  const { rooms } = await lead.call(listRooms, {});
  expect(rooms[0]?.ahead).toContainEqual({ date: day, talks: 2 });
  expect(rooms[1]?.ahead).toContainEqual({ date: day, talks: 1 });
  const close = { roomId: first, from: '2026-10-20', reason: '要刷墙' };
  // The call dies after the first of them.
  await world.faults({ kill: { function: 'api', atAdminCall: 25, after: true } });
  await lead.reply(closeRoom.name, close).catch(() => 'died');
  expect((await world.cloud.faults()).lastKill).toMatchObject({ fired: true });
  await world.faults({ reset: true, dropAbandonedTransactions: true });
  await world.tick();
  expect(await mine(await student(321), alone.bookingId)).toMatchObject({
    state: 'confirmed',
    start: '12:50',
    room: { name: '倾听室' },
  });
  expect((await mine(await student(322), crowded.bookingId)).state).toBe('to-adjust');
  // The counsellor goes to the other room, too; whoever must come at another time is told alone.
  expect(await toldOf(alone.bookingId)).toBe(2);
  expect(await toldOf(crowded.bookingId)).toBe(1);
  expect(await lead.call(closeRoom, close)).toEqual({ moved: 0, adjusted: 0 });
  for (const { bookingId } of [earlier, other]) expect(await toldOf(bookingId)).toBe(0);
  expect((await mine(await student(320), earlier.bookingId)).room.name).toBe('心语屋');
  // Only one room is left: whoever else is free has nowhere to sit.
  expect(await openOn(await student(324), day, lin)).not.toContain('12:00');
  expect((await book(await student(324), { date: day, start: '13:40' })).room.name).toBe('倾听室');
  await lead.call(reopenRoom, { roomId: first });
  expect(await openOn(await student(325), day, lin)).toContain('12:00');
});

test('B3: whoever books in the moment of closing is looked after by the clock', async () => {
  const day = '2026-10-23';
  await lead.call(closeRoom, { roomId: second, from: day, reason: '要刷墙' });
  const starts = ['12:00', '12:50', '13:40', '14:30', '15:20', '16:10'];
  const students = await Promise.all(starts.map((_, index) => student(330 + index)));
  const close = { roomId: first, from: day, reason: '要刷墙' };
  await Promise.all([
    // Some come in time, some too late.
    ...students.map((actor, index) =>
      actor.reply(confirmBooking.name, {
        counsellorId: lin,
        date: day,
        start: starts[index] ?? '',
        topic: null,
      }),
    ),
    lead.call(closeRoom, close),
  ]);
  for (let minute = 0; minute < 2; minute += 1) {
    await world.jumpTo((await world.nowMs()) + minuteMs);
    await world.tick();
  }
  const left = (await bookingsIn(first)).filter(
    ({ date, state }) => String(date) >= day && state === 'confirmed',
  );
  expect(left).toEqual([]);
  expect(await openOn(students[0] as Actor, day, null)).toEqual([]);
  expect(await stored(world, 'booking_rooms')).toContainEqual(
    expect.objectContaining({ _id: 'demo', sweepUntilMs: null }),
  );
  for (const roomId of [first, second]) await lead.call(reopenRoom, { roomId });
});

test('B1: a Saturday opens by arrangement for whoever said so, and closing it moves what was booked', async () => {
  const child = await student(340);
  expect(await openOn(child, saturday, null)).toEqual([]);
  const { version } = await counsellor.call(readAvailability, { counsellorId: lin });
  const open = {
    counsellorId: lin,
    date: saturday,
    windows: [{ start: '09:00', end: '11:00' }],
    version,
  };
  const opened = await counsellor.call(openDay, open);
  expect(await counsellor.call(openDay, open)).toEqual(opened);
  expect(await openOn(child, saturday, null)).toEqual(['09:00', '09:50']);
  const { bookingId } = await book(child, { date: saturday, start: '09:50' });
  const colleague = await world.as(chen);
  const own = await colleague.call(readAvailability, { counsellorId: chen });
  await colleague.call(openDay, {
    counsellorId: chen,
    date: saturday,
    windows: [{ start: '10:00', end: '12:00' }],
    version: own.version,
  });
  expect(await openOn(child, saturday, lin)).toEqual(['09:00']);
  expect(await openOn(child, saturday, chen)).toEqual(['10:00', '10:50']);
  const { days } = await counsellor.call(readAvailability, { counsellorId: lin });
  expect(days).toHaveLength(30);
  expect(days.find(({ date }) => date === saturday)).toEqual({
    date: saturday,
    kind: 'weekend',
    open: { start: '09:00', end: '12:00' },
    closed: false,
    booked: 1,
  });
  expect((await lead.call(listRooms, {})).opened.map(({ start, end }) => [start, end])).toEqual([
    ['09:00', '11:00'],
    ['10:00', '12:00'],
  ]);
  const close = { counsellorId: lin, date: saturday, reason: '家里有事' };
  expect(await counsellor.call(closeDay, close)).toEqual({ adjusted: 1 });
  expect((await mine(child, bookingId)).state).toBe('to-adjust');
  expect(await toldOf(bookingId)).toBe(1);
  expect(await openOn(child, saturday, lin)).toEqual([]);
  expect(await openOn(child, saturday, chen)).toEqual(['10:00', '10:50']);
  // The same tap again opens it again; the child has to choose anew.
  await counsellor.call(openDay, { ...open, version: opened.version });
  expect(await openOn(child, saturday, lin)).toEqual(['09:00', '09:50']);
  expect(await dayOf(counsellor, saturday)).toMatchObject([{ state: 'to-adjust' }]);
});

test('B1: a day is opened by its counsellor or the lead, from today on, sixty days ahead, on the newest hours', async () => {
  const windows = [{ start: '09:00', end: '10:00' }];
  const { version } = await counsellor.call(readAvailability, { counsellorId: lin });
  const open = { counsellorId: lin, date: '2026-11-07', windows, version };
  const refused = (change: object) => refusal(counsellor.call(openDay, { ...open, ...change }));
  expect(await refused({ counsellorId: chen })).toBe('not-found');
  expect(await refused({ date: '2026-10-11' })).toBe('illegal-move');
  expect(await refused({ date: '2026-12-11' })).toBe('illegal-move');
  expect(await refused({ version: version - 1 })).toBe('stale-version');
  expect(await refused({ windows: [] })).toBe('invalid-input');
  const { counsellor: ofWhom } = await lead.call(openDay, open);
  expect(ofWhom.personId).toBe(lin);
  // On a school day it is that day's own hours, inside the rooms' own.
  const school = { ...open, date: '2026-10-26', version: version + 1 };
  await counsellor.call(openDay, { ...school, windows: [{ start: '16:00', end: '18:00' }] });
  expect(await openOn(await student(341), '2026-10-26')).toEqual(['16:00']);
});
