/**
 * W1 on the compiled WeChat pages: the weekly form of a class of 45 with one concern in at most 12 taps, what crosses
 * to the view on each of them, and what a lost network does to it.
 */
import { reportObservation } from '../../../src/shared/class-mood/observer-contracts';
import { openForm } from '../../../src/shared/class-mood/teacher-contracts';
import { at, minuteMs } from '../../harness/world';
import { expectLittle } from '../harness';
import { phoneStage, Thumb } from '../phone-stage';

const friday = '2026-10-16';
const stage = phoneStage((world) => world.skipTo(at(friday, '15:40')));

const stored = async (place: string) => {
  const actor = await stage.world.as(`demo-t-${place}`);
  return (await actor.call(openForm, { classId: `demo-${place}` })).form;
};

const fact = '连续四天午饭没怎么吃，课间一个人坐着。';

test('W1: a form with counts, an event and one concern, of a class of 45, takes at most 12 taps from the home', async () => {
  const child = stage.world.person('demo-s-6-3-07');
  const phone = await stage.start(stage.world.person('demo-t-6-3'));
  expect(phone.page.text()).toContain('截止今天 17:00，还有 1 小时 20 分。');
  const thumb = new Thumb(phone);
  await thumb.tap('填周表');
  expect(phone.page.text()).toContain('全班 45 人');
  await thumb.tap('低落 加一');
  await thumb.tap('低落 加一');
  await thumb.tap('紧张 加一');
  await thumb.tap('#event-absence');
  await thumb.tap('#add-concern');
  await thumb.tap(child.name);
  await thumb.write('behaviour', fact);
  await thumb.tap('黄色级别');
  await thumb.tap('#save');
  await thumb.tap('#submit');
  expect(thumb.moves).toBeLessThanOrEqual(12);
  expect(phone.page.text()).toContain('已经交了。还能改');
  expect(phone.page.texts('#calm')).toEqual(['42']);
  const form = await stored('6-3');
  expect(form.state).toBe('submitted');
  expect(form.submitted?.content).toMatchObject({
    counts: { low: 2, irritable: 0, tense: 1 },
    events: [{ kind: 'absence', count: 1 }],
    concerns: [{ studentId: child.personId, behaviour: fact, level: 'yellow' }],
  });
});

test('W1: a quiet week is two taps from the home, the second of which hands the form in', async () => {
  const observer = await stage.world.as('demo-en-3');
  const told = { kind: 'phone' as const, text: '下课有几位一直在聊游戏。' };
  await observer.call(reportObservation, { classId: 'demo-3-2', ...told });
  const phone = await stage.start(stage.world.person('demo-t-3-2'));
  const thumb = new Thumb(phone);
  await thumb.tap('填周表');
  // What a colleague reported is not passed over by that tap.
  expect(phone.page.text()).toContain('老师们报了 1 条观察，在下面，请先看看。');
  expect(phone.page.text()).toContain(told.text);
  expect(phone.page.text()).toContain('全班 45 人都平稳，没有要登记的事');
  await thumb.tap('本周无异常');
  expect(thumb.moves).toBe(2);
  expect((await stored('3-2')).submitted?.content.quiet).toBe(true);
});

test('W1: last week’s student of concern costs one tap more, and nothing is handed in without it', async () => {
  const observer = await stage.world.as('demo-en-6');
  const told = { studentId: 'demo-s-6-1-12', kind: 'marks' as const, text: '这两天又趴着了' };
  await observer.call(reportObservation, { classId: 'demo-6-1', ...told });
  const phone = await stage.start(stage.world.person('demo-t-6-1'));
  const thumb = new Thumb(phone);
  await thumb.tap('填周表');
  expect(phone.page.text()).toContain(`也提到：${told.text}`);
  await thumb.tap('烦躁 加一');
  await phone.tap('#submit');
  expect(phone.wechat.said.at(-1)).toBe('上周关心的同学，每人说一句就好。');
  await thumb.tap('差不多');
  expect(phone.page.text()).toContain(`也提到：${told.text}`);
  await thumb.tap('#submit');
  expect((await stored('6-1')).submitted?.content.concerns).toMatchObject([
    { source: 'carried', word: 'same', level: 'orange' },
  ]);
});

test('W1: without a network the draft stays on the phone, also when the app closes, and reaches another phone later', async () => {
  const phone = await stage.start(stage.world.person('demo-t-3-1'));
  await phone.tap('填周表');
  await phone.network('down');
  await phone.tap('低落 加一');
  await phone.pass(5_000);
  expect(phone.page.text()).toContain('没有网络，先存在这部手机上，连上就存');
  const { storage } = phone;
  phone.end();

  const again = await stage.start(stage.world.person('demo-t-3-1'), storage);
  await again.tap('填周表');
  expect(again.page.texts('#calm')).toEqual(['44']);
  await again.pass(3_000);
  expect(again.page.text()).toContain('草稿已存');

  const other = await stage.start(stage.world.person('demo-t-3-1'));
  await other.tap('填周表');
  expect(other.page.texts('#calm')).toEqual(['44']);
});

test('W1: a handing-in whose reply was lost is handed in once', async () => {
  const phone = await stage.start(stage.world.person('demo-t-5-3'));
  await phone.tap('填周表');
  await phone.tap('烦躁 加一');
  await phone.pass(2_000);
  await phone.network('reply-lost');
  await phone.tap('#submit');
  await phone.pass(3_000);
  expect(phone.page.text()).toContain('没有网络。都存着，连上就交。');
  await phone.network('up');
  await phone.pass(minuteMs);
  expect(phone.page.text()).toContain('已经交了。还能改');
  const submits = phone.callsOf('class-mood.submit');
  expect(new Set(submits.map(({ requestId }) => requestId)).size).toBe(1);
  expect((await stored('5-3')).submitted?.number).toBe(1);
});

test('setData: the other pages of the weekly form open with little, and each tap on them hands over little', async () => {
  const member = await stage.start(stage.world.person('demo-s-6-2-45'));
  expectLittle(await member.tap('本周观察'));
  expectLittle(await member.tap('#air-heavy'));
  expectLittle(await member.tap('#sight-tired'));
  expectLittle(await member.tap('#give'));
  expect(member.page.text()).toContain('已经交给班主任了');
  expect(member.page.text()).not.toMatch(/级别|红|橙|黄/);

  const observer = await stage.start(stage.world.person('demo-en-6'));
  expectLittle(await observer.tap('报一个观察'));
  expectLittle(await observer.tap('六（2）班'));
  expectLittle(await observer.tap(stage.world.person('demo-s-6-2-09').name));
  expectLittle(await observer.tap('缺课'));
  await observer.type('seen', '缺了两节课');
  expectLittle(await observer.tap('#report'));

  const leader = await stage.start(stage.world.person('demo-gl-4'));
  expectLittle(await leader.tap('周表补交'));
  expectLittle(await leader.tap('提醒 四（3）班'));

  const centre = await stage.start(stage.world.person('demo-lead'));
  expectLittle(await centre.tap('各班周表'));
  expectLittle(await centre.tap('#week-before'));
  expectLittle(await centre.tap('#rest'));
  expectLittle(await centre.tap('六（1）班'));
});
