/** How long the app was in the background, told when it comes back. The browser's is app-away.h5.ts. */
import Taro from '@tarojs/taro';
import { deviceNowMs } from './clock';

export function onAppAway(listener: (awayMs: number) => void): void {
  let leftAtMs: number | undefined;
  Taro.onAppHide(() => {
    leftAtMs = deviceNowMs();
  });
  Taro.onAppShow(() => {
    if (leftAtMs !== undefined) listener(deviceNowMs() - leftAtMs);
    leftAtMs = undefined;
  });
}
