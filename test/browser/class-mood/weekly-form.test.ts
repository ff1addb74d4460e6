/**
 * W1 in browsers, in one Friday afternoon: every page, light and dark and at the largest font; two phones of one
 * teacher, one of them without a network; and the whole story as five people see it.
 */
import { routes } from '../../../src/lib/routes';
import { at } from '../../harness/world';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { findingsOf } from '../page-findings';
import {
  afternoonMs,
  buildMoodTown,
  friday,
  holderOf,
  moodPages,
  type MoodPage,
} from './mood-town';

const stage = phoneTest(afternoonMs);

beforeAll(async () => {
  await buildMoodTown(stage.world);
  await stage.world.tick();
});

async function show(phone: Phone, { route, ready, taps = [], then }: MoodPage): Promise<void> {
  await phone.open(route);
  await phone.text(ready).first().waitFor();
  for (const tap of taps) await phone.tap(tap);
  if (then !== undefined) await phone.text(then).first().waitFor();
}

const title =
  'W1: $name has no findings of axe, light and dark, and loses nothing at the largest font';

test.each(moodPages)(title, async (page) => {
  const phone = await stage.phoneOf(holderOf(stage.world, page));
  await show(phone, page);
  expect(await findingsOf(phone, `class-mood/${page.name}`)).toEqual({});
});

test('W1: without a network the form goes on; what another phone wrote meanwhile is put together with it', async () => {
  const { world } = stage;
  const [first, second] = [
    await stage.phoneOf(world.person('demo-t-5-3')),
    await stage.phoneOf(world.person('demo-t-5-3')),
  ];
  await first.open(routes.moodForm);
  await first.text('按印象估计，不用逐个填').waitFor();
  await first.context.setOffline(true);
  await first.tap('低落 加一');
  await first.sees('没有网络，先存在这部手机上，连上就存');
  await first.tap('低落 加一');

  await second.open(routes.moodForm);
  await second.text('按印象估计，不用逐个填').waitFor();
  await second.tap('紧张 加一');
  await second.sees(/草稿已存/);

  await first.context.setOffline(false);
  await first.sees('另一部手机上也写了，已经合在一起。看一眼再交。');
  expect(await first.screen.locator('#calm').innerText()).toBe('42');
  await first.sees(/草稿已存/);
  await first.tap('提交');
  await first.text(/已经交了/).waitFor();
});

test('W1: nothing unusual is one tap on the form, and what that means stands beside it', async () => {
  const { world } = stage;
  const teacher = await stage.phoneOf(world.person('demo-t-3-3'));
  await teacher.open(routes.moodForm);
  await teacher.text(/全班 45 人都平稳，没有要登记的事，也没有特别要关心的同学/).waitFor();
  await teacher.tap('本周无异常');
  await teacher.text(/已交：本周无异常。还能改/).waitFor();
});

const fact = '连续四天午饭没怎么吃，课间一个人坐着。';

/** Sentences of the weekly form that WeCom was handed. */
async function said(): Promise<string[]> {
  return (await stage.world.sent())
    .filter(({ channel, text }) => channel === 'wecom' && text.includes('心理动态表'))
    .map(({ text }) => text);
}

test('W1: a note and an observation flow into the form; one concern; reminded, late, reminded by the grade leader, seen by the centre', async () => {
  const { world } = stage;
  const child = world.person('demo-s-6-3-07');

  const member = await stage.phoneOf(world.person('demo-s-6-3-45'));
  await member.open(routes.home);
  await member.tap(/^本周观察/);
  await member.screen.getByRole('radio', { name: '有点闷' }).click();
  await member.screen.getByRole('switch', { name: '有人常常一个人' }).click();
  await member.write('还想说的', '这周考试多。');
  await member.tap('交给班主任');
  await member.text('已经交给班主任了。这周里想改还能改。').waitFor();

  const observer = await stage.phoneOf(world.person('demo-en-6'));
  await observer.open(routes.home);
  await observer.tap(/^报一个观察/);
  await observer.screen.getByRole('radio', { name: '六（3）班' }).click();
  await observer.screen.getByRole('radio', { name: child.name }).click();
  await observer.screen.getByRole('radio', { name: '成绩下滑' }).click();
  await observer.write('看到了什么', '这周没交作业');
  await observer.tap('交给班主任');
  await observer.text(`${child.name}：这周没交作业`).waitFor();

  await world.skipTo(at(friday, '16:00'));
  expect((await said()).filter((text) => text.includes('今天 17:00 截止')).length).toBeGreaterThan(
    0,
  );

  const teacher = await stage.phoneOf(world.person('demo-t-6-3'));
  await teacher.open(routes.home);
  await teacher.text('都平稳，点一下就好。').waitFor();
  await teacher.tap(/^填周表/);
  await teacher.text('有点闷，有人常常一个人。“这周考试多。”').waitFor();
  await teacher.tap('低落 加一');
  await teacher.tap('低落 加一');
  await teacher.text('43').waitFor();
  await teacher.screen.getByRole('switch', { name: '缺课' }).click();
  await teacher.tap(`关心 ${child.name}`);
  await teacher.text(/英语 .老师也提到：这周没交作业/).waitFor();
  await teacher.write('看到了什么', fact);
  await teacher.screen.getByRole('radio', { name: '黄色级别' }).click();
  await teacher.tap('保存');
  await teacher.text(fact).waitFor();
  await teacher.sees(/草稿已存/);

  // Another phone of the same teacher goes on where this one stopped.
  const second = await stage.phoneOf(world.person('demo-t-6-3'));
  await second.open(routes.moodForm);
  await second.text(fact).waitFor();
  expect(await second.screen.locator('#calm').innerText()).toBe('43');

  await world.skipTo(at(friday, '17:00'));
  const grade = await stage.phoneOf(world.person('demo-gl-6'));
  await grade.open(routes.moodMissing);
  await grade.tap('提醒 六（3）班');
  await grade.text('今天提醒过了').waitFor();
  expect((await said()).filter((text) => text.includes('年级组长提醒您'))).toHaveLength(1);

  await world.skipTo(at(friday, '17:20'));
  await second.tap('提交');
  await second.text(/已经交了。还能改/).waitFor();
  await second.text(/^迟交 · 今天 17:20/).waitFor();

  const centre = await stage.phoneOf(world.personOf('demo', 'lead-counsellor'));
  await centre.open(routes.moodWeek);
  await centre.text('迟交（1）').waitFor();
  await centre.tap(/^六（3）班/);
  await centre.text(child.name).waitFor();
  await centre.text(fact).waitFor();

  await grade.open(routes.moodMissing);
  await grade.text('3 个班交了 1 个').waitFor();
  const markup = await grade.page.content();
  for (const secret of [child.name, fact, '黄色级别']) expect(markup).not.toContain(secret);
});
