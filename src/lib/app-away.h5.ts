/** How long the browser's tab was hidden, told when it comes back. */
import { deviceNowMs } from './clock';

export function onAppAway(listener: (awayMs: number) => void): void {
  let leftAtMs: number | undefined;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leftAtMs = deviceNowMs();
    else if (leftAtMs !== undefined) {
      listener(deviceNowMs() - leftAtMs);
      leftAtMs = undefined;
    }
  });
}
