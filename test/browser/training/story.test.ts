/** T1, T2 on several phones: planned, full, in line, promoted, and checked in by a code that changes. */
import { routes } from '../../../src/lib/routes';
import { at } from '../../harness/world';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';

const today = '2026-10-12';
const stage = phoneTest(at(today, '10:00'));

/** An answer on its way may set the phone's clock right once, and with it back; the next step shows another code. */
async function turns({ page }: Phone, picture: () => Promise<string | null>): Promise<void> {
  const before = await picture();
  await page.clock.fastForward(15_000);
  if ((await picture()) === before) await page.clock.fastForward(15_000);
  expect(await picture()).not.toBe(before);
}

test('T1, T2: full → waiting list → promoted → checked in by the rotating code, with and without a network', async () => {
  const { world } = stage;
  const organiser = await stage.phoneOf(world.personOf('demo', 'lead-counsellor'));
  await organiser.open(routes.trainingPlan);
  await organiser.tap('新一场');
  await organiser.tap(/作业拖拉.*模板/s);
  await organiser.write('地点', '阶梯教室');
  await organiser.screen.getByLabel('哪天').fill(today);
  await organiser.screen.getByLabel('开始').fill('14:00');
  await organiser.screen.getByLabel('结束').fill('15:30');
  await organiser.write('座位', '2');
  await organiser.tap('发布');
  await organiser.text('0 家 0 人，座位 2').waitFor();

  const mother = await stage.phoneOf(world.person('demo-g-3-2-11'));
  await mother.open(routes.home);
  await mother.tap(/^家长学校/);
  await mother.tap(/作业拖拉.*14:00/s);
  await mother.tap('多一人');
  await mother.tap('报名 2 人');
  await mother.text('报了 2 人').waitFor();

  const father = await stage.phoneOf(world.person('demo-g-3-2-12'));
  await father.open(routes.training);
  await father.tap(/作业拖拉.*14:00/s);
  await father.text('已报 2 人，座位满了').waitFor();
  await father.tap('排队 1 人');
  await father.text('在排队，第 1 位').waitFor();

  await mother.tap('取消报名');
  await mother.page.locator('.taro-modal__foot').getByText('取消报名').click();
  await mother.page.getByText('取消好了，座位空出来了').waitFor();
  await mother.sees('排队 1 人');
  await world.skipTo(at(today, '10:30'));
  await father.sees('有座位了，为你留到今天 13:00');
  await father.tap('我们会来');
  await father.text('到场扫码或输入数字签到。').waitFor();

  await world.jumpTo(at(today, '13:50'));
  await organiser.open(routes.trainingPlan);
  await organiser.screen.getByRole('button', { name: '签到码', exact: true }).first().click();
  await organiser.text('1 家中 0 家到了').waitFor();
  const picture = () => organiser.screen.locator('.qr img').getAttribute('src');
  await turns(organiser, picture);

  const digits = await organiser.screen.locator('#digits').innerText();
  await father.open(routes.training);
  await father.tap(/作业拖拉.*14:00/s);
  await father.tap('签到');
  await father.write('4 位数字', digits);
  await father.tap('签到');
  await father.text('签到好了').waitFor();
  await organiser.sees('1 家中 1 家到了');

  // Mother comes after all; the hall has no network.
  await mother.open(routes.training);
  await mother.tap(/作业拖拉.*14:00/s);
  await mother.tap('报名 1 人');
  await mother.text('报了 1 人').waitFor();
  await organiser.sees('2 家中 1 家到了');
  await organiser.context.setOffline(true);
  await turns(organiser, picture);
  await organiser.tap(`${mother.person.name} 到了`);
  await organiser.sees('记在这部手机上，连上就发');
  await organiser.context.setOffline(false);
  await organiser.sees('1 人 · 门口登记');
  await mother.sees('来过了，谢谢。');

  // A family that never signed up stands at the door of the full hall.
  await organiser.tap('没在名单里？按班找孩子');
  await organiser.tap('三（2）班');
  await organiser.tap(world.person('demo-s-3-2-17').name);
  await organiser.write('记上的原因', '没报名，人来了');
  await organiser.tap('记上，到了');
  await organiser.page.locator('.taro-modal__foot').getByText('也记上').click();
  await organiser.sees('3 家中 3 家到了');
  await organiser.sees('1 人 · 手动更正');

  const teacher = await stage.phoneOf(world.person('demo-t-3-2'));
  await teacher.open(routes.home);
  await teacher.tap(/^更多/);
  await teacher.tap(/^家长参加/);
  await teacher.text(/还没来过的/).waitFor();
  const markup = await teacher.page.content();
  for (const seat of ['11', '12'])
    expect(markup).not.toContain(world.person(`demo-s-3-2-${seat}`).name);
  await teacher.tap('提醒这些家长');
  await teacher.text('今天提醒过了').waitFor();
});
