/**
 * WeChat's privacy authorisation (G2): the first time something of the phone is used that belongs to the person (the
 * album, a file, the calendar), WeChat holds the call until the person has read what is kept and agreed. Asked with our
 * own words instead of its sheet. The browser has nothing of the kind (privacy.h5.ts).
 */
import Taro from '@tarojs/taro';
import { routes } from './routes';

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0];

/** WeChat looks whether the button with this id was tapped. */
export const agreeButtonId = 'agree-privacy';

let held: Resolve[] = [];

/** From the start of the app; older WeChats do not ask, and go on as before. */
export function watchPrivacy(): void {
  if (typeof Taro.onNeedPrivacyAuthorization !== 'function') return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    held.push(resolve);
    if (held.length === 1) void Taro.navigateTo({ url: `${routes.privacyNotice}?ask=1` });
  });
}

export const isPrivacyAsked = (): boolean => held.length > 0;

/** Lets every held call go on, or fail as a closed sheet does; without an answer they would wait for ever. */
export function answerPrivacy(agreed: boolean): void {
  const waiting = held;
  held = [];
  for (const resolve of waiting)
    resolve(agreed ? { event: 'agree', buttonId: agreeButtonId } : { event: 'disagree' });
}

/** WeChat's own page of what the mini-program declared. */
export function openPrivacyContract(): void {
  Taro.openPrivacyContract({});
}
