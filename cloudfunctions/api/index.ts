/** The only function clients call: one action in, one reply out, then the effects of it for at most 1 s. */
import { dispatch } from '../platform/action';
import { readNowMs } from '../platform/clock/clock';
import { log } from '../platform/log';
import { findAction } from '../wiring';
import { watchClock } from '../watch';

const deliveryBudgetMs = 1_000;
/** A person waits for this call's answer. */
const catchUpBudgetMs = 3_000;
const watchEveryMs = 60_000;
let lastWatchMs = Number.NEGATIVE_INFINITY;

export async function main(event: unknown): Promise<unknown> {
  const nowMs = readNowMs();
  const { reply, effects } = await dispatch(findAction, event, nowMs);
  if (effects.length > 0) {
    const { deliver } = await import('../wiring-delivery');
    // What a channel does not take in time keeps its lease and goes out with the clock.
    await deliver(effects, nowMs, deliveryBudgetMs);
  }
  await watchNowAndThen(nowMs);
  return reply;
}

/** Any call notices a silent clock (M3), at most once a minute and instance. */
async function watchNowAndThen(nowMs: number): Promise<void> {
  if (Math.abs(nowMs - lastWatchMs) < watchEveryMs) return;
  lastWatchMs = nowMs;
  try {
    await watchClock(nowMs, catchUpBudgetMs);
  } catch (error) {
    log({ event: 'watch-failed', code: error instanceof Error ? error.name : 'database' });
  }
}
