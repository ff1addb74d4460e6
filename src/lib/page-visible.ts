/** Whether the page is in front; WeChat hides pages when the app goes to the background. */
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState } from 'react';

export function usePageVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  return visible;
}
