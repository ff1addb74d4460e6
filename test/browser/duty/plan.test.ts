/** 值班安排 in a browser (M2): looked at, changed in order, signed by leadership; axe, targets, large font. */
import { phoneTest } from '../messages/phone-test';
import { findingsOf } from '../page-findings';
import { dutyPages, dutyPlanRoute } from './duty-pages';

const stage = phoneTest();

test.each(dutyPages)(
  'M2: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async ({ name, who, ready, taps }) => {
    const phone = await stage.phoneOf(stage.world.person(who));
    await phone.open(dutyPlanRoute);
    await phone.text(ready).first().waitFor();
    for (const words of taps) await phone.tap(words);
    expect(await findingsOf(phone, `duty/${name}`)).toEqual({});
  },
);

test('M2: the lead lets the second colleague have this week, and reads who stands', async () => {
  const { world } = stage;
  const phone = await stage.phoneOf(world.person('demo-lead'));
  await phone.open(dutyPlanRoute);
  await phone.tap('改值班安排');
  const second = world.person('demo-c-2').name;
  await phone.tap(`${second}往前`);
  await phone.screen.getByRole('radio', { name: '同一位' }).click();
  await phone.tap('就这样排');
  await phone.page.getByText('就这样', { exact: true }).last().click();
  await phone
    .text(new RegExp(`白天 ${second} · 夜里 ${second}`))
    .first()
    .waitFor();
});

test('M2: a leader signs a thin plan with a reason', async () => {
  const phone = await stage.phoneOf(stage.world.person('demo2-leader-1'));
  await phone.open(dutyPlanRoute);
  await phone.write('为什么可以', '这学期只有两位老师，下学期补上');
  await phone.tap('签字同意');
  await phone.text(/已经签字同意/).waitFor();
});
