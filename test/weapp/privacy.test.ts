/** WeChat's privacy authorisation on the compiled app (G2): our notice, an agreement by its button, or none. */
import { phoneStage } from './phone-stage';

const stage = phoneStage();

test('G2: what WeChat holds goes on after the notice was read and agreed to, and fails when the page is left', async () => {
  const phone = await stage.start(stage.world.student(3));
  await phone.holdForPrivacy('chooseMedia');
  // A second call meanwhile opens no second page.
  await phone.holdForPrivacy('addPhoneCalendar');
  expect(phone.page.route).toBe('features/consent/notice/index');
  expect(phone.page.text()).toContain('接下来要用到你手机里的东西');
  await phone.agreeToPrivacy('agree-privacy');
  const agreed = { event: 'agree', buttonId: 'agree-privacy' };
  expect(phone.wechat.privacyAnswers).toEqual([agreed, agreed]);
  expect(phone.page.route).toBe('pages/home/index');
  await phone.holdForPrivacy('chooseMessageFile');
  await phone.goBack();
  expect(phone.wechat.privacyAnswers.slice(2)).toEqual([{ event: 'disagree' }]);
  // The notice by itself asks nothing.
  await phone.goTo('/features/consent/notice/index');
  expect(phone.page.has('#agree-privacy')).toBe(false);
});
