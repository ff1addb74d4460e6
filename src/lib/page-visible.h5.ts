/** Whether the page is in front, and the browser's tab too. */
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';

const isTabVisible = () => document.visibilityState !== 'hidden';

export function usePageVisible(): boolean {
  const [pageShown, setPageShown] = useState(true);
  const [tabVisible, setTabVisible] = useState(isTabVisible);
  useDidShow(() => setPageShown(true));
  useDidHide(() => setPageShown(false));
  useEffect(() => {
    const look = () => setTabVisible(isTabVisible());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return pageShown && tabVisible;
}
