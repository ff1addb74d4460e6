/** The school's rules and calendar in a browser: changed from a day on, taken back; axe, targets, large font. */
import { routes } from '../../../src/lib/routes';
import { phoneTest } from '../messages/phone-test';
import { findingsOf } from '../page-findings';
import { prepareSettings, settingsPages } from './settings-pages';

const stage = phoneTest();

beforeAll(() => prepareSettings(stage.world));

test.each(settingsPages)(
  'G1: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async ({ name, who, route, ready, taps }) => {
    const phone = await stage.phoneOf(stage.world.person(who));
    await phone.open(route);
    await phone.text(ready).first().waitFor();
    for (const words of taps) await phone.tap(words);
    expect(await findingsOf(phone, `settings/${name}`)).toEqual({});
  },
);

test('G1: an administrator changes a figure from a later day on, sees it coming and takes it back', async () => {
  const phone = await stage.phoneOf(stage.world.person('demo-admin'));
  await phone.open(routes.schoolRules);
  await phone.tap(/匿名留言/);
  await phone.tap(/留言保存多久/);
  const sheet = phone.screen.getByRole('dialog', { name: '留言保存多久' });
  await sheet.getByText('可以从 90 到 1095 天，默认 180').waitFor();
  expect(await phone.button('还没有改').isDisabled()).toBe(true);
  await phone.write('留言保存多久', '20');
  expect(await phone.button('先填一个范围里的数').isDisabled()).toBe(true);
  await phone.write('留言保存多久', '365');
  await phone.screen.getByRole('radio', { name: '选一天' }).click();
  await phone.tap('就这样改');
  await phone.text('10月13日起：365 天').waitFor();
  await phone.tap(/留言保存多久/);
  await phone.tap('取消10月13日起的改动');
  await phone.text('10月13日起：365 天').waitFor({ state: 'detached' });
});

test('M2: an administrator gives the school a day off, and takes it back', async () => {
  const phone = await stage.phoneOf(stage.world.person('demo-admin'));
  await phone.open(routes.schoolCalendar);
  await phone.tap('加一段安排');
  await phone.write('为什么', '运动会');
  await phone.tap('保存');
  await phone.text('放假 · 运动会').waitFor();
  await phone.tap('10月13日，去掉这段安排');
  await phone.text('放假 · 运动会').waitFor({ state: 'detached' });
});
