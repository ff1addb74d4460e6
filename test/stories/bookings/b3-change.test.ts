/** B3 on the real SDK: another time, cancelling before the cut-off, reminders once each, a day that is closed. */
import {
  closeDay,
  counsellorDay,
  putOffBooking,
  readAvailability,
  reopenDay,
  saveAvailability,
} from '../../../src/shared/bookings/counsellor-contracts';
import { proposeBooking } from '../../../src/shared/bookings/family-contracts';
import {
  answerProposal,
  cancelBooking,
  rescheduleBooking,
} from '../../../src/shared/bookings/student-contracts';
import { changeDocument } from '../../harness/change-document';
import { at, minuteMs, refusal, type Actor, type World } from '../../harness/world';
import {
  agreeToReminders,
  book,
  chen,
  dayOf,
  familyTold,
  hold,
  lin,
  mine,
  openOn,
  startBookingWorld,
  stored,
  type Doc,
} from './booking-world';

let world: World;
let counsellor: Actor;

beforeAll(async () => {
  world = await startBookingWorld();
  counsellor = await world.as(lin);
});

afterAll(() => world.end());

const monday = '2026-10-19';
const tuesday = '2026-10-20';

/** Notices about one booking, by recipient. */
async function noticesOf(bookingId: string): Promise<Doc[]> {
  return (await stored(world, 'outbox')).filter(
    ({ subject }) => (subject as { id: string }).id === bookingId,
  );
}

const keysOf = (effects: readonly Doc[]) =>
  effects.map(({ text, recipient }) => {
    const { kind } = recipient as { kind: string };
    return `${(text as { key: string }).key} → ${kind}`;
  });

/** Tapped at the same moment as the clock, both clocks at once. */
const twoClocks = () => Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);

test('B3: another time: the old slot is open, the new one taken, the same tap again changes nothing', async () => {
  const student = await world.as(world.student(300));
  const { bookingId } = await book(student, { date: monday, start: '12:00' });
  await hold(student, { date: tuesday, start: '12:50' });
  const move = { bookingId, counsellorId: lin, date: tuesday, start: '12:50' };
  const { booking } = await student.call(rescheduleBooking, move);
  expect(booking).toMatchObject({ bookingId, date: tuesday, start: '12:50', state: 'confirmed' });
  expect((await student.call(rescheduleBooking, move)).booking).toEqual(booking);
  expect(await openOn(student, monday)).toContain('12:00');
  expect(await openOn(await world.as(world.student(301)), tuesday)).not.toContain('12:50');
  expect(await stored(world, 'booking_holds')).toEqual([]);
});

test('B3: a slot that is gone leaves the booking where it was', async () => {
  const [one, other] = [await world.as(world.student(302)), await world.as(world.student(303))];
  const { bookingId } = await book(one, { date: monday, start: '12:50' });
  await book(other, { date: monday, start: '13:40' });
  const move = { bookingId, counsellorId: lin, date: monday, start: '13:40' };
  expect(await refusal(one.call(rescheduleBooking, move))).toBe('slot-taken');
  expect(await mine(one, bookingId)).toMatchObject({ start: '12:50', state: 'confirmed' });
  expect(await refusal(other.call(rescheduleBooking, move))).toBe('not-found');
  expect(await refusal(other.call(cancelBooking, { bookingId }))).toBe('not-found');
});

test('B3: reminders the day before and an hour before, once each, whatever the clocks do', async () => {
  const person = world.student(304);
  const student = await world.as(person);
  await agreeToReminders(world, student, 2);
  const { bookingId } = await book(student, { date: monday, start: '16:10' });
  expect(await noticesOf(bookingId)).toEqual([]);
  await world.jumpTo(at('2026-10-18', '17:59'));
  await world.tick();
  expect(await noticesOf(bookingId)).toEqual([]);
  await world.jumpTo(at('2026-10-18', '18:00'));
  await twoClocks();
  await world.tick();
  expect(keysOf(await noticesOf(bookingId)).sort()).toEqual([
    'booking.day → staff',
    'booking.family → family',
  ]);
  // A clock that dies on the way: the next one finishes it.
  await world.jumpTo(at(monday, '15:10'));
  await world.faults({ kill: { function: 'clock', atAdminCall: 9, after: true } });
  await world.tick();
  await world.faults({ reset: true, dropAbandonedTransactions: true });
  await twoClocks();
  await world.tick();
  const told = await noticesOf(bookingId);
  expect(keysOf(told).sort()).toEqual([
    'booking.day → staff',
    'booking.family → family',
    'booking.family → family',
    'booking.hour → staff',
  ]);
  const said = (await world.sent()).map(({ text, detail }) => `${text}${JSON.stringify(detail)}`);
  expect(said.some((text) => text.includes('16:10 有一个预约，请看今日预约。'))).toBe(true);
  expect(await familyTold(world)).toHaveLength(2);
  for (const text of said)
    for (const mark of [person.name, person.personId]) expect(text).not.toContain(mark);
});

test('B3: after an outage over the day before nobody is told that today is tomorrow', async () => {
  const student = await world.as(world.student(305));
  const { bookingId } = await book(student, { date: '2026-10-21', start: '16:10' });
  await world.skipTo(at('2026-10-21', '08:00'));
  expect(await noticesOf(bookingId)).toEqual([]);
  await world.skipTo(at('2026-10-21', '15:10'));
  expect(keysOf(await noticesOf(bookingId))).toEqual([
    'booking.hour → staff',
    'booking.family → family',
  ]);
});

test('B3: booked for the same day, only what lies ahead is told, at the session’s own hour', async () => {
  await world.jumpTo(at('2026-10-22', '10:00'));
  const student = await world.as(world.student(306));
  const { bookingId } = await book(student, { date: '2026-10-22', start: '12:50' });
  await world.tick();
  expect(await noticesOf(bookingId)).toEqual([]);
  await world.skipTo(at('2026-10-22', '11:50'));
  const told = await noticesOf(bookingId);
  expect(keysOf(told)).toEqual(['booking.hour → staff', 'booking.family → family']);
});

test('B3: a moved booking is told at its new time only, a cancelled one not at all', async () => {
  const student = await world.as(world.student(307));
  const { bookingId } = await book(student, { date: '2026-10-26', start: '12:00' });
  await student.call(rescheduleBooking, {
    bookingId,
    counsellorId: lin,
    date: '2026-10-27',
    start: '12:00',
  });
  const other = await world.as(world.student(308));
  const gone = await book(other, { date: '2026-10-26', start: '12:50' });
  await other.call(cancelBooking, { bookingId: gone.bookingId });
  await world.skipTo(at('2026-10-25', '18:00'));
  expect(await noticesOf(bookingId)).toEqual([]);
  await world.skipTo(at('2026-10-26', '18:00'));
  expect(keysOf(await noticesOf(bookingId))).toContain('booking.day → staff');
  expect(await noticesOf(gone.bookingId)).toEqual([]);
});

test('B3: up to two hours before one may change, later not; what the school adjusts at any time', async () => {
  const student = await world.as(world.student(309));
  const { bookingId } = await book(student, { date: '2026-10-27', start: '16:10' });
  await world.jumpTo(at('2026-10-27', '14:09'));
  expect(await mine(student, bookingId)).toMatchObject({ mayChange: true });
  await world.jumpTo(at('2026-10-27', '14:11'));
  expect(await mine(student, bookingId)).toMatchObject({ mayChange: false });
  expect(await refusal(student.call(cancelBooking, { bookingId }))).toBe('too-late-to-change');
  const move = { bookingId, counsellorId: lin, date: '2026-10-28', start: '16:10' };
  expect(await refusal(student.call(rescheduleBooking, move))).toBe('too-late-to-change');
  await counsellor.call(putOffBooking, { bookingId, reason: '临时开会' });
  expect(await mine(student, bookingId)).toMatchObject({ state: 'to-adjust', mayChange: true });
  const { booking } = await student.call(rescheduleBooking, move);
  expect(booking).toMatchObject({ state: 'confirmed', date: '2026-10-28' });
});

test('B3: a closed day: its bookings become 待调整, each student is told once, nothing can be booked', async () => {
  const day = '2026-10-29';
  const students = [310, 311, 312].map((index) => world.student(index));
  const ids: string[] = [];
  for (const [index, person] of students.entries()) {
    const start = ['12:00', '12:50', '13:40'][index] ?? '';
    ids.push((await book(await world.as(person), { date: day, start })).bookingId);
  }
  const holder = await world.as(world.student(313));
  await hold(holder, { date: day, start: '15:20' });
  // The call dies in the middle of the second booking.
  await world.faults({ kill: { function: 'api', atAdminCall: 45, after: true } });
  const close = { counsellorId: lin, date: day, reason: '外出培训' };
  await counsellor.reply(closeDay.name, close).catch(() => 'died');
  expect((await world.cloud.faults()).lastKill).toMatchObject({ fired: true });
  await world.faults({ reset: true, dropAbandonedTransactions: true });
  await world.tick();
  for (const [index, person] of students.entries())
    expect((await mine(await world.as(person), ids[index] ?? '')).state).toBe('to-adjust');
  for (const id of ids) expect(keysOf(await noticesOf(id))).toEqual(['booking.family → family']);
  await counsellor.call(closeDay, close);
  await world.tick();
  for (const id of ids) expect(await noticesOf(id)).toHaveLength(1);
  expect(await openOn(holder, day)).toEqual([]);
  expect(await refusal(book(holder, { date: day, start: '15:20' }))).toBe('slot-taken');
  expect((await counsellor.call(counsellorDay, { date: day, counsellorId: null })).closed).toBe(
    true,
  );
  await counsellor.call(reopenDay, { counsellorId: lin, date: day });
  expect(await openOn(holder, day)).toHaveLength(6);
});

test('B1, B3: a colleague’s day is closed by the lead, not by another counsellor', async () => {
  const close = { counsellorId: chen, date: '2026-10-30', reason: '老师病了' };
  expect(await refusal(counsellor.call(closeDay, close))).toBe('not-found');
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  await lead.call(closeDay, close);
  expect(await openOn(await world.as(world.student(314)), '2026-10-30', chen)).toEqual([]);
  expect(
    await refusal(counsellor.call(closeDay, { ...close, counsellorId: lin, date: '2026-10-01' })),
  ).toBe('illegal-move');
});

test('B1: hours are saved once for two phones; what is booked stays; 8 h a week on every school day', async () => {
  const student = await world.as(world.student(315));
  await world.jumpTo(at('2026-10-31', '10:00'));
  const { bookingId } = await book(student, { date: '2026-11-03', start: '16:10' });
  const before = await counsellor.call(readAvailability, { counsellorId: lin });
  expect(before.weeks[1]).toMatchObject({
    requiredMinutes: 480,
    openMinutes: 5 * 300,
    without: [],
  });
  const weekly = [{ day: 2, start: '12:00', end: '14:00' }];
  const exceptions = [{ date: '2026-11-04', windows: [{ start: '12:00', end: '13:00' }] }];
  const change = { counsellorId: lin, weekly, exceptions, version: before.version };
  const after = await counsellor.call(saveAvailability, change);
  expect((await counsellor.call(saveAvailability, change)).version).toBe(after.version);
  const stale = { ...change, weekly: [] };
  expect(await refusal(counsellor.call(saveAvailability, stale))).toBe('stale-version');
  expect(await openOn(student, '2026-11-03')).toEqual(['12:00', '12:50']);
  expect(await openOn(student, '2026-11-04')).toEqual(['12:00']);
  expect(await openOn(student, '2026-11-05')).toEqual([]);
  expect(await mine(student, bookingId)).toMatchObject({ state: 'confirmed' });
  expect(await dayOf(counsellor, '2026-11-03')).toHaveLength(1);
});

test('B1, B3: the bookings of a counsellor who left are the lead’s to put right', async () => {
  const student = await world.as(world.student(316));
  const date = '2026-11-06';
  const { bookingId } = await book(student, { date, start: '12:00', counsellorId: chen });
  const asker = await world.as('demo-g-6-1-20');
  const asked = { studentId: 'demo-s-6-1-20', counsellorId: chen, date, start: '12:50' };
  const { proposal } = await asker.call(proposeBooking, asked);
  await changeDocument(world, 'staff', chen, { assignments: [] });
  // A yes to somebody who left would be a talk with nobody.
  const child = await world.as('demo-s-6-1-20');
  const yes = child.call(answerProposal, { bookingId: proposal.bookingId, accept: true });
  expect(await refusal(yes)).toBe('slot-taken');
  await child.call(answerProposal, { bookingId: proposal.bookingId, accept: false });
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  const { colleagues } = await lead.call(counsellorDay, { date, counsellorId: null });
  expect(colleagues).toContainEqual({ personId: chen, name: '已离岗的老师' });
  expect(await dayOf(lead, date, chen)).toHaveLength(1);
  const theirs = counsellor.call(counsellorDay, { date, counsellorId: chen });
  expect(await refusal(theirs)).toBe('not-found');
  await lead.call(putOffBooking, { bookingId, reason: '陈老师离岗' });
  expect((await mine(student, bookingId)).state).toBe('to-adjust');
  const after = await lead.call(counsellorDay, { date, counsellorId: null });
  expect(JSON.stringify(after.colleagues)).not.toContain(chen);
});

test('B3: a closed day whose last talk had begun when the call died is not looked at for ever', async () => {
  const [day] = (await stored(world, 'booking_days')).filter(
    ({ kind, date, entries }) =>
      kind === 'counsellor' &&
      String(date) < '2026-10-30' &&
      JSON.stringify(entries).includes('"booking"'),
  );
  const id = String(day?.['_id']);
  await changeDocument(world, 'booking_days', id, { closed: true, closing: true });
  await world.tick();
  const now = (await stored(world, 'booking_days')).find(({ _id }) => _id === id);
  expect(now).toMatchObject({ closed: true, closing: false, entries: day?.['entries'] });
});

test('B3: everything that waited was told within its minute, and nothing is left behind', async () => {
  await world.skipTo((await world.nowMs()) + minuteMs);
  const pending = (await stored(world, 'outbox')).filter(
    ({ state, text }) => state === 'pending' && (text as { key: string }).key.startsWith('booking'),
  );
  expect(pending).toEqual([]);
  expect((await stored(world, 'booking_days')).filter(({ closing }) => closing)).toEqual([]);
});
