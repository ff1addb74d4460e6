/** A thread shows its end: when it opens, and when something was added. */
import Taro from '@tarojs/taro';
import { useEffect } from 'react';

const farDown = 1_000_000;

export function useScrollDown(count: number): void {
  useEffect(() => {
    if (count === 0) return;
    Taro.nextTick(() => void Taro.pageScrollTo({ scrollTop: farDown, duration: 0 }));
  }, [count]);
}
