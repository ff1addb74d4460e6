/** B1 and B3 on the real SDK: a student finds a slot, it is kept for three minutes, it becomes a booking. */
import { randomUUID } from 'node:crypto';
import {
  answerProposal,
  bookingDays,
  confirmBooking,
  releaseHold,
} from '../../../src/shared/bookings/student-contracts';
import {
  listProposals,
  proposeBooking,
  withdrawProposal,
} from '../../../src/shared/bookings/family-contracts';
import { counsellorDay, enterBooking } from '../../../src/shared/bookings/counsellor-contracts';
import { at, minuteMs, refusal, type Actor, type World } from '../../harness/world';
import {
  book,
  chen,
  dayOf,
  hold,
  instantsIn,
  lin,
  mine,
  openOn,
  stored,
  startBookingWorld,
} from './booking-world';

let world: World;

beforeAll(async () => {
  world = await startBookingWorld();
});

afterAll(() => world.end());

const monday = '2026-10-19';
const tuesday = '2026-10-20';
const afternoon = ['12:00', '12:50', '13:40', '14:30', '15:20', '16:10'];

test('B1: the days of two weeks with what is open; full days are shown as full, weekends not at all', async () => {
  const student = await world.as(world.student(20));
  const { days, slotMinutes, counsellors, months, room } = await student.call(bookingDays, {
    counsellorId: null,
  });
  expect(slotMinutes).toBe(40);
  expect(days.map(({ date }) => date)).toEqual([
    ...['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'],
    ...['2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23', '2026-10-26'],
  ]);
  const full = days.find(({ date }) => date === '2026-10-15');
  expect(full).toMatchObject({ state: 'full', slots: [] });
  expect(
    days.find(({ date }) => date === monday)?.slots.map(({ start, part }) => [start, part]),
  ).toEqual([
    ['12:00', '午休'],
    ['12:50', '午休'],
    ['13:40', '上课'],
    ['14:30', '上课'],
    ['15:20', '上课'],
    ['16:10', '放学后'],
  ]);
  expect(counsellors.every(({ name }) => name.endsWith('老师'))).toBe(true);
  expect(months).toEqual([{ month: '2026-10', used: 0, limit: 4, request: null }]);
  expect(room).toEqual({ name: '心语屋', place: '综合楼 2 层，从东侧楼梯上' });
});

test('B3: a slot that one keeps is gone for the others, and open again after three minutes', async () => {
  const [one, other] = [await world.as(world.student(21)), await world.as(world.student(22))];
  const beforeMs = await world.nowMs();
  const kept = await hold(one, { date: monday, start: '12:00' });
  expect(kept.untilMs).toBeGreaterThanOrEqual(beforeMs + 3 * minuteMs);
  expect(kept.untilMs).toBeLessThanOrEqual((await world.nowMs()) + 3 * minuteMs);
  expect(await openOn(other, monday)).toEqual(afternoon.slice(1));
  expect(await openOn(one, monday)).toEqual(afternoon);
  expect(await refusal(hold(other, { date: monday, start: '12:00' }))).toBe('slot-taken');
  // Once more the same: the time goes on, it does not begin anew.
  await world.jumpTo((await world.nowMs()) + minuteMs);
  expect((await hold(one, { date: monday, start: '12:00' })).untilMs).toBe(kept.untilMs);
  await world.jumpTo(kept.untilMs);
  expect(await openOn(other, monday)).toEqual(afternoon);
  await world.tick();
  expect(await stored(world, 'booking_holds')).toEqual([]);
  expect(JSON.stringify(await stored(world, 'booking_days'))).not.toContain('"hold"');
});

test('B3: another slot lets the first one go, and so does leaving the page', async () => {
  const [one, other] = [await world.as(world.student(21)), await world.as(world.student(22))];
  await hold(one, { date: monday, start: '12:00' });
  await hold(one, { date: tuesday, start: '12:50' });
  expect(await openOn(other, monday)).toEqual(afternoon);
  expect(await openOn(other, tuesday)).not.toContain('12:50');
  await one.call(releaseHold, {});
  await one.call(releaseHold, {});
  expect(await openOn(other, tuesday)).toEqual(afternoon);
});

test('B1, B3: confirmed it is the student’s, named to the counsellor, and the same tap again is the same booking', async () => {
  const person = world.student(23);
  const student = await world.as(person);
  const requestId = randomUUID();
  const input = { counsellorId: lin, date: monday, start: '16:10', topic: 'family' as const };
  await hold(student, { date: monday, start: '16:10' });
  const { booking } = await student.call(confirmBooking, input, requestId);
  expect(booking).toMatchObject({
    state: 'confirmed',
    date: monday,
    start: '16:10',
    end: '16:50',
    part: '放学后',
    room: { name: '心语屋' },
    mayChange: true,
  });
  expect((await student.call(confirmBooking, input, requestId)).booking).toEqual(booking);
  const changed = student.call(confirmBooking, { ...input, start: '12:00' }, requestId);
  expect(await refusal(changed)).toBe('request-conflict');
  expect(await stored(world, 'booking_holds')).toEqual([]);
  const counsellor = await world.as(lin);
  const { bookings } = await counsellor.call(counsellorDay, { date: monday, counsellorId: null });
  expect(bookings).toEqual([
    expect.objectContaining({ studentName: person.name, topic: 'family', origin: 'student' }),
  ]);
  expect(bookings[0]?.className).toBe(person.className);
});

test('B1: "whoever is free" goes to the one with the least that day', async () => {
  const student = await world.as(world.student(24));
  const booking = await book(student, { date: monday, start: '12:50', counsellorId: null });
  expect(booking.counsellor.personId).not.toBe(lin);
  await book(await world.as(world.student(25)), {
    date: monday,
    start: '12:50',
    counsellorId: null,
  });
  // Both rooms are taken: the others are free, but there is nowhere to sit.
  expect(await openOn(student, monday, null)).not.toContain('12:50');
  const third = book(await world.as(world.student(26)), {
    date: monday,
    start: '12:50',
    counsellorId: null,
  });
  expect(await refusal(third)).toBe('slot-taken');
});

test('B3: a student is never in two places, nor at a time that is no slot, too near or over', async () => {
  const student = await world.as(world.student(23));
  const busy = { date: monday, start: '16:10', counsellorId: chen };
  expect(await refusal(book(student, busy))).toBe('student-busy');
  expect(await refusal(hold(student, busy))).toBe('student-busy');
  for (const wrong of [
    { date: monday, start: '12:10' },
    { date: '2026-10-24', start: '12:00' },
    { date: '2026-10-12', start: '08:00' },
    { date: '2026-11-30', start: '12:00' },
  ])
    expect(await refusal(book(student, wrong))).toBe('slot-taken');
});

test('B1: another student’s booking, and a colleague’s day, are not there', async () => {
  const stranger = await world.as(world.student(27));
  const [booking] = await stored(world, 'bookings');
  const id = String(booking?.['_id']);
  expect(await refusal(stranger.call(answerProposal, { bookingId: id, accept: true }))).toBe(
    'not-found',
  );
  const colleague = await world.as(chen);
  expect(await refusal(dayOf(colleague, monday, lin))).toBe('not-found');
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  expect(await dayOf(lead, monday, lin)).toHaveLength(1);
});

test('B1: a guardian proposes, the child says yes; the guardian never learns of the child’s own bookings', async () => {
  const [guardian, child] = [await world.as('demo-g-6-1-10'), await world.as('demo-s-6-1-10')];
  await book(child, { date: tuesday, start: '12:00' });
  const ask = { studentId: 'demo-s-6-1-10', counsellorId: lin, date: tuesday };
  expect(await refusal(guardian.call(proposeBooking, { ...ask, start: '12:00' }))).toBe(
    'slot-taken',
  );
  const elsewhere = { ...ask, counsellorId: null, start: '12:00' };
  expect(await refusal(guardian.call(proposeBooking, elsewhere))).toBe('slot-taken');
  const { proposal } = await guardian.call(proposeBooking, { ...ask, start: '14:30' });
  expect(proposal).toMatchObject({
    state: 'waiting',
    answerBy: { date: '2026-10-13', time: '20:00' },
  });
  // The slot is kept meanwhile, and the month is not touched.
  expect(await openOn(await world.as(world.student(28)), tuesday)).not.toContain('14:30');
  const { bookingId } = proposal;
  expect(await mine(child, bookingId)).toMatchObject({ state: 'proposed', origin: 'guardian' });
  const { booking } = await child.call(answerProposal, { bookingId, accept: true });
  expect(booking.state).toBe('confirmed');
  await child.call(answerProposal, { bookingId, accept: true });
  const { proposals } = await guardian.call(listProposals, {});
  expect(proposals.map(({ start, state }) => [start, state])).toEqual([['14:30', 'agreed']]);
  expect(await refusal(guardian.call(withdrawProposal, { bookingId }))).toBe('illegal-move');
});

test('B1: somebody else’s child cannot be booked, by a guardian or by a class teacher', async () => {
  const ask = { counsellorId: lin, date: tuesday, start: '13:40' };
  const guardian = await world.as('demo-g-6-1-10');
  const teacher = await world.as('demo-t-6-2');
  for (const grownUp of [guardian, teacher])
    for (const studentId of ['demo-s-6-1-11', 'demo2-s-3-1-01', 'nobody'])
      expect(await refusal(grownUp.call(proposeBooking, { ...ask, studentId }))).toBe('not-found');
});

test('B1: a class teacher proposes; without a yes by the next evening the slot is open again', async () => {
  const teacher = await world.as('demo-t-6-2');
  const { children } = await teacher.call(listProposals, {});
  expect(children).toHaveLength(45);
  const studentId = 'demo-s-6-2-12';
  const { proposal } = await teacher.call(proposeBooking, {
    studentId,
    counsellorId: lin,
    date: '2026-10-22',
    start: '15:20',
  });
  await world.skipTo(at('2026-10-13', '20:00'));
  const { proposals } = await teacher.call(listProposals, {});
  expect(proposals).toEqual([expect.objectContaining({ state: 'over', answerBy: null })]);
  const child = await world.as(studentId);
  expect(await openOn(child, '2026-10-22')).toContain('15:20');
  const late = child.call(answerProposal, { bookingId: proposal.bookingId, accept: true });
  expect(await refusal(late)).toBe('illegal-move');
});

test('B1: a child says no; the grown-up reads that nothing came of it, no more', async () => {
  const [guardian, child] = [await world.as('demo-g-6-1-13'), await world.as('demo-s-6-1-13')];
  const { proposal } = await guardian.call(proposeBooking, {
    studentId: 'demo-s-6-1-13',
    counsellorId: lin,
    date: '2026-10-22',
    start: '12:00',
  });
  await child.call(answerProposal, { bookingId: proposal.bookingId, accept: false });
  const { proposals } = await guardian.call(listProposals, {});
  expect(proposals).toEqual([{ ...proposal, state: 'over', answerBy: null }]);
  expect(await openOn(child, '2026-10-22')).toContain('12:00');
});

test('B1: two questions of one grown-up wait for one child’s yes, however fast they ask; others’ are none of their business', async () => {
  const studentId = 'demo-s-6-1-14';
  const [guardian, teacher, child] = [
    await world.as('demo-g-6-1-14'),
    await world.as('demo-t-6-1'),
    await world.as(studentId),
  ];
  const ask = (actor: Actor, start: string) =>
    actor.call(proposeBooking, { studentId, counsellorId: lin, date: '2026-10-26', start });
  const starts = ['12:00', '12:50', '13:40', '14:30'];
  const answers = await Promise.allSettled(starts.map((start) => ask(teacher, start)));
  const asked = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(asked).toHaveLength(2);
  expect(await refusal(ask(teacher, '15:20'))).toBe('asked-enough');
  const { proposal } = await ask(guardian, '15:20');
  const [first, second] = asked.map(({ proposal: { bookingId } }) => bookingId);
  await child.call(answerProposal, { bookingId: first ?? '', accept: false });
  const again = await ask(teacher, '16:10');
  await child.call(answerProposal, { bookingId: second ?? '', accept: true });
  await guardian.call(withdrawProposal, { bookingId: proposal.bookingId });
  await teacher.call(withdrawProposal, { bookingId: again.proposal.bookingId });
  const month = (await stored(world, 'booking_months')).find(
    (one) => one['studentId'] === studentId,
  );
  expect(month).toMatchObject({ asked: [] });
});

test('B3: the counsellor enters who came by; the guards hold for that too', async () => {
  const counsellor = await world.as(lin);
  const nowMs = at('2026-10-14', '14:00');
  await world.jumpTo(nowMs);
  const ask = { studentId: 'demo-s-5-1-05', date: '2026-10-14', start: '14:00', plan: false };
  const { booking } = await counsellor.call(enterBooking, ask);
  expect(booking).toMatchObject({
    state: 'done',
    start: '14:00',
    end: '14:40',
    origin: 'counsellor',
  });
  const twice = { ...ask, studentId: 'demo-s-5-1-06', start: '14:20' };
  expect(await refusal(counsellor.call(enterBooking, twice))).toBe('slot-taken');
  const same = { ...ask, start: '14:40' };
  expect(
    await refusal((await world.as(chen)).call(enterBooking, { ...same, start: '14:30' })),
  ).toBe('student-busy');
  expect(
    await refusal(counsellor.call(enterBooking, { ...same, studentId: 'demo2-s-3-1-01' })),
  ).toBe('not-found');
  expect(await refusal(counsellor.call(enterBooking, { ...same, date: '2026-09-01' }))).toBe(
    'illegal-move',
  );
});

test('M6: nothing that names a student holds an instant, and nothing anywhere tells when a child booked', async () => {
  const personSide = ['bookings', 'booking_months', 'booking_waits', 'booking_requests'];
  for (const name of personSide) expect(instantsIn(await stored(world, name))).toEqual([]);
  // What was confirmed left no trace of its holding either.
  const days = await stored(world, 'booking_days');
  expect(instantsIn(days)).toEqual([]);
  const own = (await stored(world, 'bookings')).filter(({ origin }) => origin === 'student');
  const ids = own.map(({ _id }) => String(_id));
  expect(ids.length).toBeGreaterThan(5);
  for (const name of ['audit_entries', 'outbox'])
    for (const doc of await stored(world, name))
      expect(ids.filter((id) => JSON.stringify(doc).includes(id))).toEqual([]);
  const logs = (await world.logs()).map(({ text }) => text).join('\n');
  expect(ids.filter((id) => logs.includes(id))).toEqual([]);
});
