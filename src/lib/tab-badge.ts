/** The number on the 消息 tab: what the reader owes (design: Navigation). */
import Taro from '@tarojs/taro';
import { asAppError } from './app-error';

const messagesTab = 1;

/** WeChat refuses on pages without a tab bar; the next tab page sets it again. */
export function setMessagesBadge(count: number): void {
  const done =
    count > 0
      ? Taro.setTabBarBadge({ index: messagesTab, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: messagesTab });
  done.catch((thrown: unknown) => console.info('tab badge not shown', asAppError(thrown).code));
}
