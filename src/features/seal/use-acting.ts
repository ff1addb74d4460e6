/** One act at a time; a refusal is told in its whole sentence, because it says what to do now. */
import { tell } from '../../lib/confirm';
import { useAct } from '../../lib/use-act';

export type Acting = Pick<ReturnType<typeof useAct>, 'busy' | 'run'>;

export function useActing(): Acting {
  return useAct(() => undefined, tell);
}
