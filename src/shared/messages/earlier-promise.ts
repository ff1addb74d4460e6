/** Red and the two hours run side by side; the one that is due first is shown and sorted by (architecture: Ladder). */
import type { ThreadTrack } from './tracker';

interface Due {
  dueAtMs: number;
}

/** The earlier of two promises, of which either may be missing. At the same instant: danger. */
export function earlierPromise<R extends Due, W extends Due>(
  red: R | null,
  wait: W | null,
): R | W | null {
  if (red === null || wait === null) return red ?? wait;
  return wait.dueAtMs < red.dueAtMs ? wait : red;
}

/** What a thread owes first; null when it owes nothing. */
export function firstPromiseOf({
  red,
  awaitingSinceMs,
  dueAtMs,
}: Pick<ThreadTrack, 'red' | 'awaitingSinceMs' | 'dueAtMs'>): {
  sinceMs: number;
  dueAtMs: number;
} | null {
  const wait =
    awaitingSinceMs === null || dueAtMs === null ? null : { sinceMs: awaitingSinceMs, dueAtMs };
  return earlierPromise(red, wait);
}
