/** Until there is something to show: nothing yet, grey lines, or an error with its number. */
import type { Live } from '../lib/polling';
import { enterAgain } from '../lib/session';
import { ErrorState, Loading } from './states';

export function LiveState({ live }: { live: Pick<Live<unknown>, 'error' | 'reload'> }) {
  if (live.error === undefined) return <Loading />;
  const isOut = live.error.code === 'not-signed-in';
  return <ErrorState error={live.error} onRetry={isOut ? enterAgain : live.reload} />;
}
