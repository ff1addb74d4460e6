/** One act at a time: refusals are told, and the page asks anew. */
import { useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { mention } from '../../../lib/confirm';

export function useAct(afterwards: () => void) {
  const [busy, setBusy] = useState(false);
  const acted = async (work: () => Promise<unknown>): Promise<boolean> => {
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
  return { busy, act: (work: () => Promise<unknown>) => void acted(work), acted };
}
