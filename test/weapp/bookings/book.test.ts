/** B1–B3 on the compiled WeChat pages: three taps to a booking, and little to hand to the view for each. */
import { cancelBooking, ownBookings } from '../../../src/shared/bookings/student-contracts';
import { routes } from '../../../src/lib/routes';
import { at, minuteMs } from '../../harness/world';
import { expectLittle } from '../harness';
import { phoneStage } from '../phone-stage';

const stage = phoneStage();

test('B1: a booking takes three taps after opening: day, slot, confirm', async () => {
  const phone = await stage.start('demo-s-5-1-10');
  expectLittle(await phone.tap('约老师聊聊'));
  expect(phone.page.route).toBe('features/bookings/book/index');
  const taps = ['#day-2026-10-20', '#slot-1610', '#confirm'] as const;
  for (const tap of taps) expectLittle(await phone.tap(tap));
  expect(taps).toHaveLength(3);
  expect(phone.page.route).toBe('features/bookings/mine/index');
  expect(phone.page.text()).toContain('10月20日 周二 16:10–16:50');
  expect(phone.callsOf('bookings.hold')).toHaveLength(1);
  expect(phone.callsOf('bookings.confirm')).toHaveLength(1);
});

test('B3: the hold counts down in the bar, and runs out without harm while nobody else wants the slot', async () => {
  const phone = await stage.start('demo-s-5-1-11');
  await phone.goTo(routes.book);
  await phone.tap('#day-2026-10-21');
  await phone.tap('#slot-1610');
  expect(phone.page.texts('.bar').join()).toMatch(/为你留着 · 还有 [23] 分 \d+ 秒/);
  await stage.world.jumpTo((await stage.world.nowMs()) + minuteMs / 4);
  await phone.pass(minuteMs / 4);
  expect(phone.page.texts('.bar').join()).toMatch(/还有 2 分 \d+ 秒/);
  // The next reply tells what time it is.
  await stage.world.skipTo((await stage.world.nowMs()) + 4 * minuteMs);
  await phone.pass(minuteMs);
  expect(phone.page.texts('.bar').join()).toContain('还空着的话也能约');
  await phone.tap('#confirm');
  expect(phone.page.route).toBe('features/bookings/mine/index');
});

test('B3: leaving the page lets the slot go', async () => {
  const phone = await stage.start('demo-s-5-1-12');
  await phone.goTo(routes.book);
  await phone.tap('#day-2026-10-22');
  await phone.tap('#slot-1610');
  await phone.goBack();
  expect(phone.callsOf('bookings.release')).toHaveLength(1);
  expect((await stage.world.dump('booking_holds'))['booking_holds']).toEqual([]);
});

test('B3: a lost reply and a second tap are one booking', async () => {
  const person = 'demo-s-5-1-13';
  const phone = await stage.start(person);
  await phone.goTo(routes.book);
  await phone.tap('#day-2026-10-23');
  await phone.tap('#slot-1610');
  await phone.network('reply-lost');
  await phone.tap('#confirm');
  await phone.pass(3_000);
  expect(phone.page.route).toBe('features/bookings/book/index');
  phone.wechat.network = 'up';
  await phone.tap('#confirm');
  expect(phone.page.route).toBe('features/bookings/mine/index');
  const { bookings } = await (await stage.world.as(person)).call(ownBookings, {});
  expect(bookings).toHaveLength(1);
  const ids = phone.callsOf('bookings.confirm').map(({ requestId }) => requestId);
  expect(new Set(ids).size).toBe(1);
});

test('B3: the line and its offer on the phone; setData stays small', async () => {
  const phone = await stage.start('demo-s-5-1-14');
  await phone.goTo(routes.book);
  expectLittle(await phone.tap('#day-2026-10-15'));
  expectLittle(await phone.tap('#join'));
  const filled = (await stage.world.dump('bookings'))['bookings']?.find(
    ({ date, state }) => date === '2026-10-15' && state === 'confirmed',
  );
  const holder = await stage.world.as(String(filled?.['studentId']));
  await holder.call(cancelBooking, { bookingId: String(filled?.['_id']) });
  await stage.world.skipTo(at('2026-10-12', '10:30'));
  expectLittle(await phone.goTo(routes.myBookings));
  expect(phone.page.text()).toContain('轮到你了');
  expectLittle(await phone.tap('#take'));
  expect(phone.page.text()).toContain('约好了');
});

test('B2: over the cap the student asks, the counsellor writes why, the leader approves without a name', async () => {
  // The seed let this child use the month's four.
  const full = 'demo-s-6-1-05';
  const student = await stage.start(full);
  await student.goTo(routes.book);
  expect(student.page.text()).toContain('本月约满 4 次了');
  expectLittle(await student.tap('#ask-more'));
  expectLittle(await student.tap('#ask'));
  expect(student.page.text()).toContain('申请交给老师了');

  const counsellor = await stage.start('demo-c-1');
  await counsellor.goTo(routes.bookingDay);
  const stored = (await stage.world.dump('booking_requests'))['booking_requests'] ?? [];
  const requestId = String(stored.find(({ studentId }) => studentId === full)?.['_id']);
  await counsellor.type(`reason-${requestId}`, '这个月换了班，四次都在谈适应新同学。');
  expectLittle(await counsellor.tap(`#send-${requestId}`));

  const leader = await stage.start('demo-leader-1');
  await leader.goTo(routes.bookingRequests);
  expect(leader.page.text()).toContain('适应新同学');
  const said = JSON.stringify([leader.page.text(), leader.page.elements()]);
  for (const mark of [full, stage.world.person(full).name]) expect(said).not.toContain(mark);
  expectLittle(await leader.tap('同意'));
  expect(leader.page.text()).toContain('已同意');
});

test('B1, B2: the counsellor’s day and the leader’s list open with little setData', async () => {
  const counsellor = await stage.start('demo-c-1');
  expectLittle(await counsellor.goTo(routes.bookingDay));
  expect(counsellor.page.texts('.visit').length).toBeGreaterThan(0);
  expectLittle(await counsellor.goTo(routes.bookingHours));
  expectLittle(await counsellor.tap('#day-2026-10-24'));
  expectLittle(await counsellor.tap('这天开放'));
  expectLittle(await counsellor.tap('#save-day'));
  expect(counsellor.callsOf('bookings.open-day')).toHaveLength(1);
  const lead = await stage.start('demo-lead');
  expectLittle(await lead.goTo(routes.bookingRooms));
  expect(lead.page.text()).toContain('10月24日 周六 09:00–11:00');
  expectLittle(await lead.tap('#new-room'));
  await lead.type('name-new', '沙盘室');
  expectLittle(await lead.tap('#save-new'));
  expect(lead.page.text()).toContain('沙盘室');
  const leader = await stage.start('demo-leader-1');
  expectLittle(await leader.goTo(routes.bookingRequests));
  expect(leader.page.text()).toContain('六年级 · 10 月再约一次');
});
