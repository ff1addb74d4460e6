/** One sound at a time, and none once its page is left. */
import { useEffect, useRef, useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { mention } from '../../../lib/confirm';
import { usePageVisible } from '../../../lib/page-visible';
import { playSound } from './player';
import type { Sound } from './sound';

export type Playing = 'silent' | 'loading' | 'playing';

let stopOther: () => void = () => undefined;

/** `load` is asked each time: nothing that was heard is kept on the phone. */
export function usePlayer(load: () => Promise<Sound>) {
  const [playing, setPlaying] = useState<Playing>('silent');
  const stopOwn = useRef<() => void>(() => undefined);
  const visible = usePageVisible();
  /** Which tap it belongs to: a later one ends what an earlier one began. */
  const turn = useRef(0);
  const stop = () => {
    turn.current += 1;
    stopOwn.current();
    setPlaying('silent');
  };
  const stopNow = useRef(stop);
  stopNow.current = stop;
  useEffect(() => {
    if (!visible) stopNow.current();
  }, [visible]);
  useEffect(() => () => stopOwn.current(), []);

  const play = async () => {
    stopOther();
    stopOther = () => stopNow.current();
    turn.current += 1;
    const own = turn.current;
    setPlaying('loading');
    try {
      const sound = await load();
      if (turn.current !== own) return;
      setPlaying('playing');
      stopOwn.current = playSound(sound, (heard) => {
        if (turn.current === own) setPlaying('silent');
        if (!heard) mention('这部手机放不出来，再点一次试试');
      });
    } catch (thrown) {
      if (turn.current !== own) return;
      setPlaying('silent');
      const { code, text } = asAppError(thrown);
      mention(code === 'network' ? '没有网络，连上再听' : text);
    }
  };
  return { playing, toggle: () => (playing === 'silent' ? void play() : stop()) };
}
