/** One act at a time: refusals are told, and the page asks anew. */
import { useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { mention } from '../../../lib/confirm';

export function useAct(afterwards: () => void) {
  const [busy, setBusy] = useState(false);
  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    try {
      return await work();
    } catch (thrown) {
      mention(asAppError(thrown).text);
      return undefined;
    } finally {
      setBusy(false);
      afterwards();
    }
  };
  return { busy, act };
}
