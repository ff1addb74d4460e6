/** One act at a time; a refusal is told in its whole sentence, because it says what to do now. */
import { useState } from 'react';
import { asAppError } from '../../lib/app-error';
import { tell } from '../../lib/confirm';

export interface Acting {
  busy: boolean;
  /** Runs one act; answers what it gave, or nothing when it was refused. */
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

export function useActing(): Acting {
  const [busy, setBusy] = useState(false);
  const run: Acting['run'] = async (work) => {
    setBusy(true);
    try {
      return await work();
    } catch (thrown) {
      await tell(asAppError(thrown).text);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}
