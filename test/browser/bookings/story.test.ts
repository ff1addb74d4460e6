/** B1–B3 on several phones: booked, over the cap, approved without a name; an offer taken; a child's own yes. */
import { routes } from '../../../src/lib/routes';
import { at } from '../../harness/world';
import { phoneTest } from '../messages/phone-test';
import { bookAs, full, lin } from './places';

const stage = phoneTest();
const radio = (phone: Awaited<ReturnType<typeof stage.phoneOf>>, name: RegExp) =>
  phone.screen.getByRole('radio', { name }).first();

test('B1, B3: day, slot, confirm; the counsellor sees who comes, another student sees the slot no more', async () => {
  const { world } = stage;
  const person = world.person('demo-s-6-3-01');
  const student = await stage.phoneOf(person);
  await student.open(routes.home);
  await student.tap(/^约老师聊聊/);
  await radio(student, /^周二\s*20/).click();
  await radio(student, /^16:10/).click();
  await student.text(/为你留着 · 还有 2 分 \d+ 秒/).waitFor();

  await student.tap('确认预约');
  await student.text('约好了，到时见').waitFor();
  await student.text('10月20日 周二 16:10–16:50').waitFor();
  await student.tap('提醒我');
  await student.text('到时会提醒').waitFor();

  const booked = (await world.dump('bookings'))['bookings']?.find(
    ({ studentId }) => studentId === person.personId,
  );
  const host = world.person(String(booked?.['counsellorId']));
  const other = await stage.phoneOf(world.person('demo-s-6-3-02'));
  await other.open(routes.book);
  await radio(other, new RegExp(`^${host.name}老师$`)).click();
  await radio(other, /^周二\s*20/).click();
  await radio(other, /^15:20/).waitFor();
  expect(await other.screen.getByRole('radio', { name: /^16:10/ }).count()).toBe(0);

  const counsellor = await stage.phoneOf(host);
  await counsellor.open(routes.bookingDay);
  for (let day = 0; day < 8; day += 1) await counsellor.tap('后一天');
  await counsellor.text(person.name).waitFor();
  expect(await counsellor.page.content()).not.toContain('demo-s-6-3-02');
});

test('B2: four a month; the student asks, the counsellor writes why, the leader decides without a name', async () => {
  const { world } = stage;
  const person = world.person(full);
  const student = await stage.phoneOf(person);
  await student.open(routes.book);
  await student.text('本月约满 4 次了').waitFor();
  await student.tap('再约一次');
  await student.text('请哪位老师帮你写理由').waitFor();
  await student.tap('提交申请');
  await student.text('申请交给老师了').waitFor();

  const counsellor = await stage.phoneOf(world.person(lin));
  await counsellor.open(routes.bookingDay);
  const card = counsellor.screen.locator('.card', { hasText: `${person.name}想在 10 月再约一次` });
  await card.getByRole('textbox', { name: '理由' }).fill('这个月换了班，四次都在谈适应新同学。');
  await card.getByRole('button', { name: '交给学校' }).click();
  await card.waitFor({ state: 'detached' });

  const leader = await stage.phoneOf(world.person('demo-leader-1'));
  await leader.open(routes.home);
  await leader.tap(/^再约一次的申请/);
  const request = leader.screen.locator('.card', { hasText: '适应新同学' });
  await request.getByText('六年级 · 10 月再约一次').waitFor();
  const markup = await leader.page.content();
  for (const mark of [person.name, person.personId, person.className ?? '六（1）班'])
    expect(markup).not.toContain(mark);
  await request.getByRole('button', { name: '同意', exact: true }).click();
  await request.getByText('已同意').waitFor();

  await student.open(routes.book);
  await student.text('本月还能约 1 次').waitFor();
  await radio(student, /^周三\s*21/).click();
  await radio(student, /^12:00/).click();
  await student.tap('确认预约');
  await student.text('约好了，到时见').waitFor();
});

test('B3: a full day, the line, an offer at the mark, and taken with one tap', async () => {
  const { world } = stage;
  const student = await stage.phoneOf(world.person('demo-s-6-3-05'));
  await student.open(routes.book);
  await radio(student, /^周四\s*15/).click();
  await student.tap('排队等空位');
  await student.text('你已经在排队').waitFor();

  const filled = (await world.dump('bookings'))['bookings']?.find(
    ({ date, state }) => date === '2026-10-15' && state === 'confirmed',
  );
  const holder = await stage.phoneOf(world.person(String(filled?.['studentId'])));
  await holder.open(routes.myBookings);
  await holder.tap('取消');
  await holder.page.getByText('位子会让给别的同学').waitFor();
  await holder.page.getByText('取消预约').click();
  await holder.text('没有约成').waitFor();

  const nowMs = await world.nowMs();
  const halfHour = 1_800_000;
  await world.skipTo(Math.max(Math.ceil(nowMs / halfHour) * halfHour, at('2026-10-12', '10:30')));
  await student.open(routes.myBookings);
  await student.text('轮到你了').waitFor();
  await student.tap('我要这个');
  await student.text('约好了').first().waitFor();
});

test('B1: a guardian proposes, the child agrees on their own phone', async () => {
  const { world } = stage;
  const guardian = await stage.phoneOf(world.person('demo-g-6-3-10'));
  await guardian.open(routes.home);
  await guardian.tap(/^帮孩子预约/);
  await radio(guardian, /^周三\s*21/).click();
  await radio(guardian, /^14:30/).click();
  await guardian.tap('发给孩子');
  await guardian.text('等孩子点头').waitFor();

  const child = await stage.phoneOf(world.person('demo-s-6-3-10'));
  await child.open(routes.myBookings);
  await child.text('家里帮你约的，去不去你来定。').waitFor();
  await child.tap('我愿意');
  await child.text('约好了').first().waitFor();
  await guardian.open(routes.proposeBooking);
  await guardian.text('孩子答应了').waitFor();
});

test('B3: a counsellor enters who came by, marks, and closes a day; the student is asked for another time', async () => {
  const { world } = stage;
  await bookAs(world, 'demo-s-6-3-20', { date: '2026-10-22', start: '15:20' });
  const counsellor = await stage.phoneOf(world.person(lin));
  await counsellor.open(routes.bookingHours);
  await radio(counsellor, /^10月21日/).click();
  await counsellor.screen.getByLabel('10月21日 周三从').fill('14:30');
  await counsellor.tap('只改这一天');
  await counsellor.text('和每周一样').waitFor();
  await radio(counsellor, /^10月22日/).click();
  await radio(counsellor, /^这天不开放$/).click();
  await counsellor.write('不开放的原因', '外出培训');
  await counsellor.screen.getByRole('button', { name: '这天不开放' }).click();
  await counsellor.page.getByText('约好的 1 个会变成待调整').last().waitFor();
  await counsellor.page.getByText('不开放', { exact: true }).last().click();
  await radio(counsellor, /^10月22日 周四，不开放$/).waitFor();

  const student = await stage.phoneOf(world.person('demo-s-6-3-20'));
  await student.open(routes.myBookings);
  await student.text('那个时间学校有变动，这次要换个时间。').waitFor();
  await student.tap('改时间');
  await radio(student, new RegExp(`^${world.person(lin).name}老师$`)).click();
  await radio(student, /^周三\s*21\s*3 个/).waitFor();
  await radio(student, /^周五\s*23/).click();
  await radio(student, /^15:20/).click();
  await student.tap('改到这时候');
  await student.text('10月23日 周五 15:20–16:00').waitFor();

  await counsellor.open(routes.enterBooking);
  await radio(counsellor, /^五（1）班/).click();
  await radio(counsellor, new RegExp(`^${world.person('demo-s-5-1-03').name}$`)).click();
  await counsellor.screen.getByLabel('开始时间').fill('09:00');
  await counsellor.tap('记下来');
  await counsellor.open(routes.bookingDay);
  await counsellor.text(world.person('demo-s-5-1-03').name).waitFor();
});

test('B1: a counsellor opens a Saturday, a child books it; the lead adds a room and closes one', async () => {
  const { world } = stage;
  const counsellor = await stage.phoneOf(world.person(lin));
  await counsellor.open(routes.bookingHours);
  await radio(counsellor, /^10月24日 周六，周末，不开放/).click();
  await counsellor.text('这天本来就不开放').waitFor();
  await radio(counsellor, /^这天开放$/).click();
  await counsellor.screen.getByRole('button', { name: '这天开放' }).click();
  await radio(counsellor, /^10月24日 周六，周末，开放/).waitFor();

  const child = await stage.phoneOf(world.person('demo-s-6-3-25'));
  await child.open(routes.book);
  await radio(child, /^周六\s*24\s*2 个/).click();
  await radio(child, /^09:50/).click();
  await child.tap('确认预约');
  await child.text('10月24日 周六 09:50–10:30').waitFor();

  const lead = await stage.phoneOf(world.personOf('demo', 'lead-counsellor'));
  await lead.open(routes.bookingDay);
  await lead.tap(/^辅导室/);
  await lead.text('10月24日 周六 09:00–11:00').waitFor();
  await lead.tap('加一间');
  await lead.write('名字', '沙盘室');
  await lead.tap('保存');
  await lead.text('沙盘室').waitFor();
  await lead.tap('心语屋，关闭');
  await lead.screen.getByLabel('从哪天起关闭').fill('2026-10-24');
  await lead.text('从那天起，那里有 1 次谈话').waitFor();
  await lead.write('关闭的原因', '要刷墙');
  await lead.tap('关闭这一间');
  await lead.page.getByText('关闭', { exact: true }).last().click();
  await lead.text('10月24日 周六起关闭').waitFor();
  await child.open(routes.myBookings);
  await child
    .text(/倾听室|沙盘室/)
    .first()
    .waitFor();
});
