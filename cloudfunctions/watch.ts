/** M3: when the clock is silent for 5 min, one caller raises the alarm and whoever saw it catches up. */
import { findSilence } from './platform/heartbeat';

/**
 * True when the clock was found silent. With `budgetMs` (a call that a person waits for) only the one that claims the
 * alarm catches up, that long.
 */
export async function watchClock(nowMs: number, budgetMs?: number): Promise<boolean> {
  const heartbeat = await findSilence(nowMs);
  if (!heartbeat) return false;
  const { followSilence } = await import('./silence');
  await followSilence(heartbeat, nowMs, budgetMs);
  return true;
}
