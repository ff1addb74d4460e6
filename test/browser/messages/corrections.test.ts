/** M5 on the lead's phone: where triage was wrong, as a picture; from there to the thread; asked where it is corrected. */
import { routes } from '../../../src/lib/routes';
import { findingsOf } from '../page-findings';
import {
  buildCorrections,
  correctionsPages,
  septemberMs,
  type CorrectionsTown,
} from './corrections-town';
import { phoneTest } from './phone-test';

const stage = phoneTest(septemberMs);
let town: CorrectionsTown;

beforeAll(async () => {
  town = await buildCorrections(stage.world);
});

test.each(correctionsPages)(
  'M5: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async ({ name, who, route, ready, act }) => {
    const phone = await stage.phoneOf(stage.world.person(who));
    await phone.open(route(town));
    await phone.text(ready).first().waitFor();
    await act?.(phone);
    expect(await findingsOf(phone, `corrections/${name}`)).toEqual({});
  },
);

test('M5: from home in two taps to where triage was wrong, and from there to the thread itself', async () => {
  const lead = await stage.phoneOf(stage.world.person('demo-lead'));
  await lead.open(routes.home);
  await lead.tap(/^更多/);
  await lead.tap(/^分级准不准/);
  await lead.text('这个月判红 10 条，其中 6 条老师看过，说是看重了。').waitFor();
  await lead.text(/^这个月老师往重里改了 3 段话：没有文字 1 段，20 字以内 2 段。$/).waitFor();
  const markup = await lead.screen.innerHTML();
  for (const words of ['话剧', '安眠药', '问过本人了']) expect(markup).not.toContain(words);
  await lead.button(/红色级别.*改成.*黄色级别.*看重了 · 伤害别人/).click();
  await lead.text('我要拿刀捅死他。').waitFor();
});

test('M5: without a network what was seen stays, and says that it is not current', async () => {
  const lead = await stage.phoneOf(stage.world.person('demo-lead'));
  await lead.open(routes.corrections);
  await lead.text('看重了吗').waitFor();
  await lead.context.setOffline(true);
  await lead.sees(/没有网络/);
  expect(await lead.text('看重了吗').count()).toBe(1);
  await lead.context.setOffline(false);
});

test('M5: a colleague who lowers says with one tap whether triage was wrong; who raises is not held up', async () => {
  const duty = await stage.phoneOf(await stage.world.onDuty());
  await duty.open(`${routes.staffThread}?threadId=${town.red}`);
  await duty.screen.getByRole('radio', { name: '黄色级别' }).click();
  await duty.write('改动的原因', '问过了，是歌词');
  expect(await duty.button('改级别').isDisabled()).toBe(true);
  await duty.screen.getByRole('radio', { name: '系统看重了' }).click();
  await duty.tap('改级别');
  await duty.text(/定的，改动要写原因/).waitFor();

  await duty.open(`${routes.staffThread}?threadId=${town.harmless}`);
  await duty.screen.getByRole('radio', { name: '红色级别' }).click();
  await duty.write('改动的原因', '连着三天没吃');
  await duty.tap('改级别');
  await duty.text(/定的，改动要写原因/).waitFor();

  const lead = await stage.phoneOf(stage.world.person('demo-lead'));
  await lead.open(routes.corrections);
  await lead.text('这个月判红 10 条，其中 7 条老师看过，说是看重了。').waitFor();
  await lead.text(/^这个月老师往重里改了 4 段话/).waitFor();
});
