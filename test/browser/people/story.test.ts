/** G1 on several phones: a code from the teacher's sheet, an application, a confirmation; a passcode on a shared phone. */
import { routes } from '../../../src/lib/routes';
import { minuteMs } from '../../harness/world';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';

const stage = phoneTest();

/** The app in the background for so long, as the browser tells it. */
async function putAway({ page }: Phone, durationMs: number): Promise<void> {
  const become = (state: string) =>
    page.evaluate((visibilityState) => {
      Object.defineProperty(document, 'visibilityState', {
        value: visibilityState,
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await become('hidden');
  await page.clock.fastForward(durationMs);
  await become('visible');
}

test('G1: a mother joins by the code of the sheet, and is in once the class teacher has confirmed', async () => {
  const { world } = stage;
  const teacher = await stage.phoneOf(world.person('demo-t-6-2'));
  await teacher.open(routes.people);
  await teacher.tap(/^邀请码/);
  await teacher.tap('给家长的码');
  const code = (await teacher.screen.locator('#code-shown').innerText()).trim();
  await teacher.screen.getByRole('img', { name: '邀请码的二维码' }).waitFor();
  await teacher.tap('记好了，关上');
  await teacher.text('六（2）班 · 家长').waitFor();

  const newcomer = { openid: 'openid-new-mother', personId: '', name: '', role: '', roleName: '' };
  world.cloud.writePeople([...world.people, newcomer]);
  const mother = await stage.phoneOf(newcomer);
  await mother.open(routes.home);
  await mother.tap('用邀请码加入');
  await mother.write('邀请码', code.toLowerCase());
  await mother.tap('下一步');
  await mother.text('六（2）班的家长').waitFor();
  await mother.write('孩子的名字', world.person('demo-s-6-2-11').name);
  await mother.write('孩子的学号', '20210211');
  await mother.write('您的名字', '林秀云');
  await mother.tap('交给班主任');
  await mother.page.locator('.taro-modal__foot').getByText('知道了').click();
  await mother.text('等班主任确认').waitFor();

  await teacher.open(routes.people);
  await teacher.tap(/^加入申请.*1 份/s);
  await teacher.text('名单上已有').waitFor();
  await teacher.tap('是，确认');
  await teacher.text('已确认').waitFor();

  await mother.open(routes.home);
  await mother.text('林秀云 · 六（2）班').waitFor();
  await teacher.tap('撤回');
  await teacher.text('名单上已有').waitFor();
  await mother.open(routes.home);
  await mother.text('还没有加入学校').waitFor();
});

test('G1, M1: on a shared phone the child’s side opens with the own passcode, and closes with the app', async () => {
  const { world } = stage;
  const phone = await stage.phoneOf(world.person('demo-g-4-1-07'));
  await phone.open(routes.me);
  const child = world.person('demo-s-1-1-07').name;
  await phone.screen.getByRole('radio', { name: new RegExp(child) }).click();
  await phone.text(`这里是${child}的`).waitFor();
  expect(await phone.text('说一说').count()).toBe(0);
  await phone.tap('输入口令');
  await phone.screen.getByLabel('输入你的口令').fill('135790');
  await phone.tap('打开');
  await phone.page.getByText('口令不对，再想一想。').waitFor();
  await phone.screen.getByLabel('输入你的口令').fill('246810');
  await phone.tap('打开');
  await phone.text('说一说').first().waitFor();
  await phone.tab('我的');
  await phone.tap('我的口令');
  await phone.screen.getByLabel('现在的口令').fill('246810');
  await phone.screen.getByLabel('新的口令').fill('975310');
  await phone.tap('就用它');
  await phone.text('好了。下次打开你的页面').waitFor();
  await phone.page.goBack();
  await phone.tab('首页');
  await phone.text('说一说').first().waitFor();
  await putAway(phone, 4 * minuteMs);
  await phone.text('说一说').first().waitFor();
  await putAway(phone, 6 * minuteMs);
  await phone.button('输入口令').waitFor();
  expect(await phone.text('说一说').count()).toBe(0);
  // Started anew by somebody else.
  await phone.open(routes.home);
  await phone.tap('输入口令');
  await phone.tap(world.person('demo-g-4-1-07').name);
  await phone
    .text(/一（1）班|润心实验学校/)
    .first()
    .waitFor();
});
