/** Until there is something to show: nothing yet, grey lines, or an error with its number. */
import type { Live } from '../lib/polling';
import { ErrorState, Loading } from './states';

export function LiveState({ live }: { live: Pick<Live<unknown>, 'error' | 'reload'> }) {
  if (live.error === undefined) return <Loading />;
  return <ErrorState error={live.error} onRetry={live.reload} />;
}
