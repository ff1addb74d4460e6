/** T1, T2 on the compiled WeChat pages: sign up, stand in line, check in by digits; the organiser without a network. */
import { signUpFamily, withdrawFamily } from '../../../src/shared/training/family-contracts';
import { cancelSession, saveSession } from '../../../src/shared/training/organiser-contracts';
import { at } from '../../harness/world';
import { sessionInput } from '../../stories/training/training-world';
import { expectLittle } from '../harness';
import { phoneStage } from '../phone-stage';

const today = '2026-10-12';
let sessionId = '';
const input = { ...sessionInput, date: today, start: '14:30', end: '16:00', capacity: 3 };
const stage = phoneStage(async (world) => {
  await world.skipTo(at(today, '13:50'));
  const organiser = await world.as(world.personOf('demo', 'lead-counsellor'));
  ({ sessionId } = (await organiser.call(saveSession, input)).session);
});

const session = () => `/features/training/session/index?sessionId=${sessionId}`;

test('T1: two persons are signed up in four taps from the home, each of which hands little to the view', async () => {
  const phone = await stage.start('demo-g-3-2-11');
  let taps = 0;
  const tap = async (what: string) => {
    taps += 1;
    expectLittle(await phone.tap(what));
  };
  await tap('家长学校');
  await tap('今天 14:30');
  await tap('多一人');
  await tap('#sign-up');
  expect(taps).toBe(4);
  expect(phone.page.text()).toContain('报了 2 人');
});

test('T1: where the seats are not enough the answer says the place in line', async () => {
  const phone = await stage.start('demo-g-3-2-12');
  expectLittle(await phone.goTo(session()));
  await phone.tap('多一人');
  expectLittle(await phone.tap('#sign-up'));
  expect(phone.page.text()).toContain('在排队，第 1 位');
});

test('T2: the code changes on the organiser’s phone, a family enters the digits, and without a network the phone goes on', async () => {
  const father = await stage.world.as('demo-g-3-2-12');
  await father.call(signUpFamily, { sessionId, persons: 1, seenPersons: 2 });
  await stage.world.skipTo(at(today, '14:00'));
  const door = await stage.start('demo-lead');
  expectLittle(await door.goTo(`/features/training/door/index?sessionId=${sessionId}`));
  const [digits = ''] = door.page.texts('#digits');
  expect(digits).toMatch(/^\d{4}$/);
  expectLittle(await door.pass(15_000));

  const mother = await stage.start('demo-g-3-2-11');
  await mother.goTo(`/features/training/check-in/index?sessionId=${sessionId}`);
  await mother.type('digits', digits);
  expectLittle(await mother.tap('#check-in'));
  expect(mother.page.text()).toContain('签到好了');

  const name = stage.world.person('demo-g-3-2-12').name;
  // The family leaves the list while the phone has no network: the organiser is told, and takes note of it.
  await door.network('down');
  expectLittle(await door.tap(`${name} 到了`));
  await father.call(withdrawFamily, { sessionId });
  await door.network('up');
  await door.pass(5_000);
  expect(door.page.text()).toContain('1 家没有签上');
  expect(door.page.text()).not.toContain('门口登记');
  const [late = ''] = door.page.texts('.tr-late');
  expect(late).toContain(name);
  expectLittle(await door.tap('知道了'));
  expect(door.page.texts('.tr-late')).toEqual([]);
  await father.call(signUpFamily, { sessionId, persons: 1, seenPersons: null });
  await door.pass(35_000);

  await door.network('down');
  if (!door.page.text().includes(name)) throw new Error('the family has no place on the list');
  expectLittle(await door.tap(`${name} 到了`));
  expect(door.page.text()).toContain('记在这部手机上，连上就发');
  await door.network('up');
  await door.pass(5_000);
  expect(door.page.text()).toContain('门口登记');

  // A class of 45 children, and the form for one of them.
  expectLittle(await door.tap('没在名单里？按班找孩子'));
  expectLittle(await door.tap('三（2）班'));
  expectLittle(await door.tap(stage.world.person('demo-s-3-2-17').name));
  expect(door.page.text()).toContain('家来了几位');
});

test('T2: what a phone noted of a session that was called off meanwhile is said so', async () => {
  const { world } = stage;
  const organiser = await world.as(world.personOf('demo', 'lead-counsellor'));
  const off = (await organiser.call(saveSession, { ...input, place: '阶梯教室' })).session;
  await (
    await world.as('demo-g-3-2-13')
  ).call(signUpFamily, { sessionId: off.sessionId, persons: 1, seenPersons: null });
  const door = await stage.start('demo-lead');
  await door.goTo(`/features/training/door/index?sessionId=${off.sessionId}`);
  await door.network('down');
  await door.tap(`${world.person('demo-g-3-2-13').name} 到了`);
  await organiser.call(cancelSession, { sessionId: off.sessionId, reason: '停电了' });
  await door.network('up');
  await door.pass(5_000);
  expect(door.page.text()).toContain('这一场取消了，1 家的签到没有记上。');
});
