/** The phone's own word about its network. */
import Taro from '@tarojs/taro';

export function onNetworkEvent(listener: (isOnline: boolean) => void): void {
  Taro.onNetworkStatusChange((status) => listener(status.isConnected));
}
