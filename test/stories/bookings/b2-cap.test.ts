/** B2 on the real SDK: four a calendar month, what never counts, and leadership that decides without a name. */
import {
  closeDay,
  counsellorDay,
  enterBooking,
  forwardRequest,
  markCame,
  markPlan,
  putOffBooking,
} from '../../../src/shared/bookings/counsellor-contracts';
import { decideRequest, listRequests } from '../../../src/shared/bookings/leader-contracts';
import {
  askForMore,
  bookingDays,
  cancelBooking,
  holdSlot,
  ownBookings,
  rescheduleBooking,
} from '../../../src/shared/bookings/student-contracts';
import type { OwnMonth } from '../../../src/shared/bookings/views';
import { at, minuteMs, refusal, type Actor, type World } from '../../harness/world';
import { book, chen, lin, stored, type Doc, startBookingWorld } from './booking-world';

let world: World;
let counsellor: Actor;
let leader: Actor;

/** November 2026 has five Mondays. */
const mondays = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'] as const;
const november = '2026-11';

beforeAll(async () => {
  world = await startBookingWorld();
  // Away from the days that the seed fills.
  await world.skipTo(at('2026-10-30', '10:00'));
  counsellor = await world.as(lin);
  leader = await world.as(world.personOf('demo', 'leader'));
});

afterAll(() => world.end());

async function monthOf(actor: Actor, month = november): Promise<OwnMonth | undefined> {
  const { months } = await actor.call(ownBookings, {});
  return months.find((one) => one.month === month);
}

/** Four sessions of November, booked by the student as the weeks come into sight. */
async function useUp(actor: Actor, start: string): Promise<string[]> {
  const ids: string[] = [];
  for (const date of ['2026-11-02', '2026-11-04', '2026-11-06', '2026-11-09'])
    ids.push((await book(actor, { date, start, counsellorId: null })).bookingId);
  return ids;
}

test('B2: the fifth of a month is over the cap, the one of the next month is not', async () => {
  const student = await world.as(world.student(200));
  expect(await monthOf(student, '2026-10')).toEqual({
    month: '2026-10',
    used: 0,
    limit: 4,
    request: null,
  });
  await useUp(student, '12:00');
  expect(await monthOf(student)).toMatchObject({ used: 4, limit: 4 });
  expect(await refusal(book(student, { date: '2026-11-10', start: '12:00' }))).toBe('over-cap');
  await book(student, { date: '2026-10-30', start: '16:10' });
  expect(await monthOf(student, '2026-10')).toMatchObject({ used: 1 });
});

test('B2: one that is cancelled in time makes room again', async () => {
  const student = await world.as(world.student(201));
  const [first = ''] = await useUp(student, '12:50');
  await student.call(cancelBooking, { bookingId: first });
  await student.call(cancelBooking, { bookingId: first });
  expect(await monthOf(student)).toMatchObject({ used: 3 });
  await book(student, { date: '2026-11-10', start: '12:50' });
  expect(await refusal(book(student, { date: '2026-11-11', start: '12:50' }))).toBe('over-cap');
});

test('B2, B3: with the month used up one of the four still gets another time, kept while it is confirmed', async () => {
  const student = await world.as(world.student(209));
  const [first = ''] = await useUp(student, '16:10');
  const to = { counsellorId: lin, date: '2026-11-10', start: '13:40' };
  expect(await refusal(student.call(holdSlot, to))).toBe('over-cap');
  const other = await world.as(world.student(208));
  expect(await refusal(other.call(holdSlot, { ...to, moves: first }))).toBe('not-found');
  await student.call(holdSlot, { ...to, moves: first });
  expect(await refusal(book(other, to))).toBe('slot-taken');
  const { booking } = await student.call(rescheduleBooking, { bookingId: first, ...to });
  expect(booking).toMatchObject({ date: '2026-11-10', start: '13:40', state: 'confirmed' });
  expect(await monthOf(student)).toMatchObject({ used: 4 });
  // What is kept for a move is no way to a fifth one.
  const fifth = { counsellorId: lin, date: '2026-11-13', start: '12:50' };
  await student.call(holdSlot, { ...fifth, moves: first });
  expect(await refusal(book(student, fifth))).toBe('over-cap');
});

test('B2: sessions of a plan never count, before the four and after them', async () => {
  const person = world.student(202);
  const enter = (date: string, plan: boolean) =>
    counsellor.call(enterBooking, { studentId: person.personId, date, start: '15:20', plan });
  const student = await world.as(person);
  for (const date of ['2026-11-02', '2026-11-03', '2026-11-05']) await enter(date, true);
  expect(await monthOf(student)).toMatchObject({ used: 0 });
  for (const date of ['2026-11-04', '2026-11-06', '2026-11-09', '2026-11-11'])
    await enter(date, false);
  expect(await monthOf(student)).toMatchObject({ used: 4 });
  expect(await refusal(enter('2026-11-12', false))).toBe('over-cap');
  await enter('2026-11-13', true);
  // The student reads nothing of a plan.
  expect(JSON.stringify(await student.call(ownBookings, {}))).not.toContain('plan');
});

test('B2: a session the student booked belongs to a plan once the counsellor says so, and counts again the same way', async () => {
  const student = await world.as(world.student(219));
  const [first = ''] = await useUp(student, '12:50');
  const fifth = { date: '2026-11-12', start: '12:50' };
  expect(await refusal(book(student, fifth))).toBe('over-cap');
  const say = (plan: boolean) => counsellor.call(markPlan, { bookingId: first, plan });
  expect(await refusal(say(true))).toBe('not-found');
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  const byLead = (plan: boolean) => lead.call(markPlan, { bookingId: first, plan });
  expect((await byLead(true)).booking.plan).toBe(true);
  await byLead(true);
  expect(await monthOf(student)).toMatchObject({ used: 3 });
  const { bookingId } = await book(student, fifth);
  expect(await refusal(byLead(false))).toBe('counts-enough');
  await student.call(cancelBooking, { bookingId });
  await byLead(false);
  expect(await monthOf(student)).toMatchObject({ used: 4 });
  expect(await refusal(lead.call(markPlan, { bookingId, plan: true }))).toBe('illegal-move');
});

test('B2: what the school puts off, and what nobody came to, never counts', async () => {
  const student = await world.as(world.student(203));
  const ids = await useUp(student, '14:30');
  const day = await counsellor.call(counsellorDay, { date: '2026-11-06', counsellorId: null });
  const kept = day.bookings.find(({ bookingId }) => ids.includes(bookingId));
  const putOffBy = kept === undefined ? await world.as('lead-counsellor') : counsellor;
  await putOffBy.call(putOffBooking, { bookingId: ids[2] ?? '', reason: '老师要开会' });
  expect(await monthOf(student)).toMatchObject({ used: 3 });
  await world.jumpTo(at('2026-11-02', '15:00'));
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  await lead.call(markCame, { bookingId: ids[0] ?? '', came: false });
  await lead.call(markCame, { bookingId: ids[0] ?? '', came: false });
  expect(await monthOf(student)).toMatchObject({ used: 2 });
  // A slip is put right, and counts again.
  await lead.call(markCame, { bookingId: ids[0] ?? '', came: true });
  expect(await monthOf(student)).toMatchObject({ used: 3 });
  await lead.call(markCame, { bookingId: ids[0] ?? '', came: false });
  await lead.call(markCame, { bookingId: ids[0] ?? '', came: true });
  // B3: the child's phone was told once that something is there, nobody else's.
  const missed = (await stored(world, 'outbox')).filter(({ _id }) =>
    String(_id).startsWith(`missed.${ids[0]}`),
  );
  expect(missed.map(({ recipient, text }) => ({ recipient, text }))).toEqual([
    {
      recipient: { kind: 'family', personId: student.person.personId },
      text: { key: 'booking.family', figures: {} },
    },
  ]);
  expect(await refusal(lead.call(markCame, { bookingId: ids[3] ?? '', came: true }))).toBe(
    'illegal-move',
  );
});

test('B2: a closed day gives its sessions back', async () => {
  const student = await world.as(world.student(204));
  for (const date of ['2026-11-05', '2026-11-12']) await book(student, { date, start: '16:10' });
  await counsellor.call(closeDay, { counsellorId: lin, date: '2026-11-12', reason: '外出培训' });
  expect(await monthOf(student)).toMatchObject({ used: 1 });
});

test('B2: a month of five Mondays has four sessions', async () => {
  const student = await world.as(world.student(205));
  const answers: string[] = [];
  for (const date of mondays) {
    await world.jumpTo(at(date, '09:00'));
    const asked = { date, start: '13:40', counsellorId: chen };
    answers.push(
      await book(student, asked).then(
        () => 'ok',
        (error: { code: string }) => error.code,
      ),
    );
  }
  expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'over-cap']);
  await book(student, { date: '2026-12-07', start: '13:40', counsellorId: chen });
});

async function requestsOf(actor: Actor) {
  const { requests } = await actor.call(counsellorDay, { date: '2026-11-30', counsellorId: null });
  return requests.filter(({ month }) => month === november);
}

const effectsOf = async (key: string): Promise<Doc[]> =>
  (await stored(world, 'outbox')).filter(({ text }) => (text as { key: string }).key === key);

test('B2: nobody asks for more while the month has room', async () => {
  const student = await world.as(world.student(206));
  const ask = student.call(askForMore, { month: november, counsellorId: lin });
  expect(await refusal(ask)).toBe('illegal-move');
});

test('B2: the student asks, the counsellor writes why, leaders decide on grade and reason alone', async () => {
  const person = world.student(205);
  const student = await world.as(person);
  const ask = { month: november, counsellorId: lin };
  expect((await student.call(askForMore, ask)).month).toMatchObject({ request: 'asked' });
  await student.call(askForMore, ask);
  expect((await student.call(bookingDays, { counsellorId: null })).months[0]).toMatchObject({
    request: 'asked',
  });
  // Not at the tap: at the next half-day mark, on the ladder engine.
  expect(await effectsOf('booking.request')).toEqual([]);
  await world.skipTo(at('2026-11-30', '17:00'));
  const asked = await effectsOf('booking.request');
  expect(asked.map(({ recipient }) => recipient)).toEqual([{ kind: 'staff', personId: lin }]);
  const [request, ...more] = await requestsOf(counsellor);
  expect(more).toEqual([]);
  expect(request).toMatchObject({ state: 'asked', studentName: person.name });
  const requestId = request?.requestId ?? '';
  expect((await leader.call(listRequests, {})).requests).toEqual([]);
  const colleague = await world.as(chen);
  const foreign = colleague.call(forwardRequest, { requestId, reason: '想多陪一次' });
  expect(await refusal(foreign)).toBe('not-found');

  const named = { requestId, reason: `${person.name}这个月家里变化大` };
  expect(await refusal(counsellor.call(forwardRequest, named))).toBe('name-in-reason');
  const reason = '这个月家里变化大，四次都在谈这件事。';
  await counsellor.call(forwardRequest, { requestId, reason });
  await world.skipTo((await world.nowMs()) + minuteMs);
  const told = await effectsOf('booking.decision');
  expect(told.map(({ recipient }) => (recipient as { personId: string }).personId).sort()).toEqual([
    'demo-leader-1',
    'demo-leader-2',
  ]);
  const { requests } = await leader.call(listRequests, {});
  const [waits] = requests;
  expect(requests).toEqual([
    { ref: waits?.ref, grade: 5, month: november, reason, decision: 'waits' },
  ]);
  for (const mark of [person.personId, person.name, person.openid, requestId])
    expect(JSON.stringify(requests)).not.toContain(mark);

  const ref = waits?.ref ?? '';
  const { request: decided } = await leader.call(decideRequest, { ref, approve: true });
  expect(decided.decision).toBe('approved');
  await leader.call(decideRequest, { ref, approve: true });
  expect(await refusal(leader.call(decideRequest, { ref, approve: false }))).toBe('illegal-move');
  expect(await monthOf(student)).toMatchObject({ used: 4, limit: 5, request: 'approved' });
});

test('B2: what was granted is one session, in that month only, and the ladders are at rest', async () => {
  const student = await world.as(world.student(205));
  await world.jumpTo(at('2026-11-30', '17:30'));
  // The session itself has to lie in November: none is left that day, so the grant lapses with the month.
  expect(await refusal(book(student, { date: '2026-11-30', start: '16:10' }))).toBe('slot-taken');
  const months = (await student.call(ownBookings, {})).months;
  expect(months.find(({ month }) => month === '2026-12')).toMatchObject({ used: 1, limit: 4 });
  const running = (await stored(world, 'ladders')).filter(
    ({ state, ladderId }) => state === 'running' && /request|decision/.test(String(ladderId)),
  );
  expect(running).toEqual([]);
});

test('B2: the granted session is used once; the next is over the cap again', async () => {
  await world.jumpTo(at('2026-12-01', '09:00'));
  const person = world.student(207);
  const student = await world.as(person);
  for (const date of ['2026-12-02', '2026-12-04', '2026-12-07', '2026-12-09'])
    await book(student, { date, start: '15:20', counsellorId: chen });
  await student.call(askForMore, { month: '2026-12', counsellorId: chen });
  const colleague = await world.as(chen);
  const day = await colleague.call(counsellorDay, { date: '2026-12-02', counsellorId: null });
  const requestId = day.requests[0]?.requestId ?? '';
  await colleague.call(forwardRequest, { requestId, reason: '想再陪一次' });
  const { requests } = await leader.call(listRequests, {});
  const ref = requests.find(({ decision }) => decision === 'waits')?.ref ?? '';
  await leader.call(decideRequest, { ref, approve: true });
  await book(student, { date: '2026-12-11', start: '15:20', counsellorId: chen });
  expect(
    await refusal(book(student, { date: '2026-12-14', start: '15:20', counsellorId: chen })),
  ).toBe('over-cap');
  expect(await monthOf(student, '2026-12')).toMatchObject({ used: 5, limit: 5 });
});

test('B2: the decision leaves an audit entry that names the leader and no child', async () => {
  const entries = (await stored(world, 'audit_entries')).filter(
    ({ act }) => act === 'bookings.decide',
  );
  expect(entries).toHaveLength(2);
  for (const entry of entries) {
    expect(entry['actorPersonId']).toBe(leader.person.personId);
    for (const id of [world.student(205).personId, world.student(207).personId])
      expect(JSON.stringify(entry)).not.toContain(id);
  }
});
