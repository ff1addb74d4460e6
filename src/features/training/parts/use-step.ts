/** The running step of a clock that is shown to others: the component draws again when it changes. */
import { useEffect, useState } from 'react';
import { serverNowMs } from '../../../lib/clock';

export function useStep(stepMs: number): number {
  const [step, setStep] = useState(() => Math.floor(serverNowMs() / stepMs));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const nowMs = serverNowMs();
      setStep(Math.floor(nowMs / stepMs));
      // Replies may correct the clock meanwhile: never wait for more than a few seconds.
      timer = setTimeout(look, Math.min(3_000, stepMs - (nowMs % stepMs) + 20));
    };
    look();
    return () => clearTimeout(timer);
  }, [stepMs]);
  return step;
}
