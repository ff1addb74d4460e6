/** One act at a time: refusals are told, and the page asks anew. */
import { useState } from 'react';
import { asAppError } from './app-error';
import { mention } from './confirm';

export function useAct(afterwards: () => void) {
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (thrown) {
      mention(asAppError(thrown).text);
      return false;
    } finally {
      setBusy(false);
      afterwards();
    }
  };
  return { busy, act: (work: () => Promise<unknown>) => void act(work), acted: act };
}
