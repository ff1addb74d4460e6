/** A terminal goes back to its first page by itself (M1): whoever left it leaves nothing on the screen. */
import { useDidHide } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { deviceNowMs } from '../../../lib/clock';
import { restMs, secondsLeft } from '../../../shared/letter-box/rest';

const second = 1_000;

/** `isAway`: not on the first page. Answers the seconds left, and how to begin them anew. */
export function useRest(isAway: boolean, goBack: () => void) {
  const touchedMs = useRef(deviceNowMs());
  const back = useRef(goBack);
  const [left, setLeft] = useState(restMs / second);
  useEffect(() => {
    back.current = goBack;
  });
  const touch = () => {
    touchedMs.current = deviceNowMs();
    setLeft(restMs / second);
  };
  useEffect(() => {
    if (!isAway) return undefined;
    touch();
    const timer = setInterval(() => {
      const now = secondsLeft(touchedMs.current, deviceNowMs());
      setLeft(now);
      if (now === 0) back.current();
    }, second);
    return () => clearInterval(timer);
  }, [isAway]);
  useDidHide(() => back.current());
  return { left, touch };
}
