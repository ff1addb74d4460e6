/** Demonstration only: someone else takes the phone. */
import Taro from '@tarojs/taro';
import { signOutLocally } from '../lib/local-session.h5';
import { signInRoute } from '../lib/sign-in';
import { Tap } from './tap';

async function leave(): Promise<void> {
  await signOutLocally();
  await Taro.reLaunch({ url: signInRoute ?? '' });
}

export function LeaveDemo() {
  return (
    <Tap className="btn plain wide" onTap={() => void leave()}>
      换一个人（演示）
    </Tap>
  );
}
