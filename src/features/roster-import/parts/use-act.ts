/** One act at a time: refusals are told, and the page asks anew. */
import { useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { mention } from '../../../lib/confirm';

export function useAct(afterwards: () => void) {
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      mention(asAppError(thrown).text);
    } finally {
      setBusy(false);
      afterwards();
    }
  };
  return { busy, act: (work: () => Promise<unknown>) => void act(work) };
}
