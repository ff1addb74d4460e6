/** The phone's own word about its network. */
import Taro from '@tarojs/taro';
import { asAppError } from './app-error';

let isOnline = true;

/** What WeChat last said; it says nothing of a service that does not answer. */
export const phoneIsOnline = () => isOnline;

export function onNetworkEvent(listener: (isOnline: boolean) => void): void {
  const hear = (next: boolean) => {
    isOnline = next;
    listener(next);
  };
  Taro.onNetworkStatusChange((status) => hear(status.isConnected));
  // No event tells of a network that was away from the start.
  Taro.getNetworkType()
    .then(({ networkType }) => {
      if (networkType === 'none') hear(false);
    })
    .catch((thrown: unknown) => console.info('network type not told', asAppError(thrown).code));
}
