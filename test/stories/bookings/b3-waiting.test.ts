/** B3 on the real SDK: the line of a full day, offers for half an hour, the next one by itself. */
import { closeDay } from '../../../src/shared/bookings/counsellor-contracts';
import {
  answerOffer,
  bookingDays,
  cancelBooking,
  joinWaiting,
  leaveWaiting,
  ownBookings,
} from '../../../src/shared/bookings/student-contracts';
import { at, minuteMs, refusal, type Actor, type World } from '../../harness/world';
import {
  agreeToReminders,
  book,
  chen,
  familyTold,
  lin,
  openOn,
  stored,
  startBookingWorld,
} from './booking-world';

let world: World;
const people: Record<string, Actor> = {};

/** A Tuesday: 林 is there all afternoon. */
const day = '2026-10-20';
const starts = ['12:00', '12:50', '13:40', '14:30', '15:20', '16:10'];
const holders: { actor: Actor; bookingId: string; start: string }[] = [];

beforeAll(async () => {
  world = await startBookingWorld();
  for (const [index, name] of ['an', 'bo', 'chi', 'du'].entries())
    people[name] = await world.as(world.student(400 + index));
  for (const [index, start] of starts.entries()) {
    const actor = await world.as(world.student(410 + index));
    const { bookingId } = await book(actor, { date: day, start });
    holders.push({ actor, bookingId, start });
  }
});

afterAll(() => world.end());

const who = (name: string): Actor => {
  const found = people[name];
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

async function join(name: string, counsellorId: string | null = lin): Promise<string> {
  return (await who(name).call(joinWaiting, { date: day, counsellorId })).wait.waitId;
}

async function placeOf(name: string) {
  const { waits } = await who(name).call(ownBookings, {});
  return waits[0] ?? null;
}

const offerOf = async (name: string) => (await placeOf(name))?.offer ?? null;

/** The holder of this slot cancels. */
async function free(start: string): Promise<void> {
  const holder = holders.find((one) => one.start === start);
  await holder?.actor.call(cancelBooking, { bookingId: holder.bookingId });
}

test('B3: one stands in the line of a full day only, once', async () => {
  expect(
    await refusal(who('an').call(joinWaiting, { date: '2026-10-21', counsellorId: lin })),
  ).toBe('illegal-move');
  expect(
    await refusal(who('an').call(joinWaiting, { date: '2026-10-24', counsellorId: null })),
  ).toBe('illegal-move');
  // 陈 is not there on Tuesdays: nothing to wait for.
  expect(await refusal(who('an').call(joinWaiting, { date: day, counsellorId: chen }))).toBe(
    'illegal-move',
  );
  const first = await join('an');
  expect(await join('an')).toBe(first);
  await join('bo');
  const { days } = await who('an').call(bookingDays, { counsellorId: lin });
  expect(days.find(({ date }) => date === day)).toMatchObject({ state: 'full', waiting: true });
});

test('B3: what becomes free is kept for the line and offered at the next mark, to the first', async () => {
  await agreeToReminders(world, who('an'), 1);
  await world.jumpTo(at('2026-10-19', '10:07'));
  await free('12:50');
  expect(await openOn(who('du'), day)).toEqual([]);
  expect(await refusal(book(who('du'), { date: day, start: '12:50' }))).toBe('slot-taken');
  await world.tick();
  expect(await offerOf('an')).toBeNull();
  await world.jumpTo(at('2026-10-19', '10:30'));
  await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
  await world.tick();
  expect(await offerOf('an')).toMatchObject({ start: '12:50', until: '11:00' });
  expect(await offerOf('bo')).toBeNull();
  expect(await familyTold(world)).toHaveLength(1);
});

test('B3: who lets it pass leaves the line; the next is asked at the mark, not at the tap', async () => {
  const place = await placeOf('an');
  await world.jumpTo(at('2026-10-19', '10:41'));
  await who('an').call(answerOffer, { waitId: place?.waitId ?? '', accept: false });
  await world.tick();
  expect(await offerOf('an')).toBeNull();
  expect(await offerOf('bo')).toBeNull();
  // Whoever let it pass reads of no line any more, and may take it back while its time runs.
  expect(await placeOf('an')).toBeNull();
  const { days } = await who('an').call(bookingDays, { counsellorId: lin });
  expect(days.find(({ date }) => date === day)).toMatchObject({ waiting: false });
  await join('an');
  expect(await offerOf('an')).toMatchObject({ start: '12:50', until: '11:00' });
  await who('an').call(answerOffer, { waitId: place?.waitId ?? '', accept: false });
  const again = who('an').call(answerOffer, { waitId: place?.waitId ?? '', accept: true });
  expect(await refusal(again)).toBe('offer-over');
  await world.jumpTo(at('2026-10-19', '11:00'));
  await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
  expect(await placeOf('an')).toBeNull();
  expect(await offerOf('bo')).toMatchObject({ start: '12:50', until: '11:30' });
});

test('B3: the one who is asked takes it; somebody else cannot, nor twice', async () => {
  const waitId = (await placeOf('bo'))?.waitId ?? '';
  expect(await refusal(who('chi').call(answerOffer, { waitId, accept: true }))).toBe('not-found');
  const requestId = 'bo-takes-the-offer';
  const { booking } = await who('bo').call(answerOffer, { waitId, accept: true }, requestId);
  expect(booking).toMatchObject({ state: 'confirmed', date: day, start: '12:50' });
  const repeated = await who('bo').call(answerOffer, { waitId, accept: true }, requestId);
  expect(repeated.booking).toEqual(booking);
  expect(await refusal(who('bo').call(answerOffer, { waitId, accept: true }))).toBe('not-found');
  await world.skipTo(at('2026-10-19', '11:30'));
  const { bookings } = await who('bo').call(ownBookings, {});
  expect(bookings.filter(({ date }) => date === day)).toHaveLength(1);
});

test('B3: without an answer the time runs out, the next one is asked, then it is open to all', async () => {
  await join('chi');
  await join('du');
  await free('13:40');
  await world.skipTo(at('2026-10-19', '12:00'));
  expect(await offerOf('chi')).toMatchObject({ start: '13:40', until: '12:30' });
  await world.skipTo(at('2026-10-19', '12:29'));
  const waitId = (await placeOf('chi'))?.waitId ?? '';
  await world.jumpTo(at('2026-10-19', '12:30'));
  expect(await refusal(who('chi').call(answerOffer, { waitId, accept: true }))).toBe('offer-over');
  await world.tick();
  expect(await placeOf('chi')).toBeNull();
  expect(await offerOf('du')).toMatchObject({ start: '13:40', until: '13:00' });
  await world.skipTo(at('2026-10-19', '13:00'));
  expect(await placeOf('du')).toBeNull();
  expect(await openOn(who('an'), day)).toEqual(['13:40']);
  await book(who('an'), { date: day, start: '13:40' });
});

test('B2, B3: whoever has used up the month does not wait, nor keep the day from others', async () => {
  // Seeded with the month's four.
  const full = await world.as('demo-s-6-1-05');
  const join4 = full.call(joinWaiting, { date: day, counsellorId: lin });
  expect(await refusal(join4)).toBe('over-cap');
});

test('B3: at night nobody is asked; the morning’s first mark does it', async () => {
  await join('du');
  await world.skipTo(at('2026-10-19', '21:05'));
  await free('15:20');
  await world.skipTo(at('2026-10-19', '21:30'));
  expect(await offerOf('du')).toBeNull();
  await world.skipTo(at('2026-10-20', '08:00'));
  expect(await offerOf('du')).toMatchObject({ start: '15:20', until: '08:30' });
});

test('B3: an offer left, and a day closed under it: nothing is kept for nobody', async () => {
  await who('du').call(leaveWaiting, { waitId: (await placeOf('du'))?.waitId ?? '' });
  await join('chi');
  await world.skipTo(at('2026-10-20', '08:30'));
  expect(await offerOf('chi')).toMatchObject({ start: '15:20', until: '09:00' });
  await join('bo');
  const counsellor = await world.as(lin);
  const close = { counsellorId: lin, date: day, reason: '老师病了' };
  await counsellor.call(closeDay, close);
  await counsellor.call(closeDay, close);
  // Who waits for nothing any more is told so, once.
  expect(await placeOf('bo')).toMatchObject({ offer: null, mayOpen: false });
  const told = (await stored(world, 'outbox')).filter(({ _id }) =>
    String(_id).startsWith('line-shut.'),
  );
  expect(told.map(({ recipient }) => recipient)).toEqual([
    { kind: 'family', personId: who('bo').person.personId },
  ]);
  const waitId = (await placeOf('chi'))?.waitId ?? '';
  expect(await refusal(who('chi').call(answerOffer, { waitId, accept: true }))).toBe('offer-over');
  await world.skipTo(at('2026-10-20', '09:00'));
  expect(await placeOf('chi')).toBeNull();
  const days = (await stored(world, 'booking_days')).filter(({ date }) => date === day);
  expect(JSON.stringify(days)).not.toMatch(/"kind":"(offer|booking)"/);
});

test('B3: the line goes when its day is over, and no ladder of it runs on', async () => {
  await world.skipTo(at('2026-10-21', '08:00') + minuteMs);
  expect((await stored(world, 'booking_waits')).filter(({ date }) => date === day)).toEqual([]);
  const ahead = (await stored(world, 'ladders')).filter(
    ({ ladderId, state, nextAtMs }) =>
      ladderId === 'booking-offer' &&
      state === 'running' &&
      Number(nextAtMs) < Number.MAX_SAFE_INTEGER,
  );
  expect(ahead).toEqual([]);
});

test('M6: every instant of an offer is a mark of the day: none tells when somebody cancelled or answered', async () => {
  const ofOffers = (await stored(world, 'ladders')).filter(
    ({ ladderId }) => ladderId === 'booking-offer',
  );
  expect(ofOffers.length).toBeGreaterThan(5);
  for (const { startedAtMs, dueAtMs } of ofOffers)
    for (const instant of [startedAtMs, dueAtMs]) expect(Number(instant) % (30 * minuteMs)).toBe(0);
});
