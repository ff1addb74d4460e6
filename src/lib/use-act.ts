/** One act at a time: a refusal is told, and the page asks anew. */
import { useState } from 'react';
import { asAppError } from './app-error';
import { mention } from './confirm';

/** `say`: how a refusal is told; a short word that passes by itself, unless its whole sentence says what to do. */
export function useAct(afterwards: () => void, say: (text: string) => unknown = mention) {
  const [busy, setBusy] = useState(false);
  /** What the act gave, or nothing when it was refused. */
  const run = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    try {
      return await work();
    } catch (thrown) {
      await say(asAppError(thrown).text);
      return undefined;
    } finally {
      setBusy(false);
      afterwards();
    }
  };
  /** Whether it was done. */
  const acted = async (work: () => Promise<unknown>): Promise<boolean> =>
    (await run(() => work().then(() => true))) === true;
  return { busy, run, acted, act: (work: () => Promise<unknown>) => void run(work) };
}
