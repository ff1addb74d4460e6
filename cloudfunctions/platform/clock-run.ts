/**
 * One run of the clock (architecture: Ladder): at most 40 s, danger first, then the longest overdue, 8 at a
 * time. Every step is repeatable; what a killed run leaves undone the next one finds.
 */
import { chainAudit } from './audit-chain';
import { startStopwatch } from './clock/clock';
import { beat } from './heartbeat';
import { findDueLadders, runLadder, type LadderPorts } from './ladder-runner';
import { log } from './log';
import type { Effect } from './outbox';
import type { DeliveryPorts } from './delivery-ports';
import { claimEffect, deliverAll, findDueEffects } from './outbox-sender';

/** A clock or monitor works at most this long (architecture: Ladder). */
export const fullBudgetMs = 40_000;
const atATime = 8;
const priorities = [0, 1] as const;

export interface ClockPorts {
  ladders: LadderPorts;
  delivery: DeliveryPorts;
  /** Work of features that follows the roster: shift changes, gaps. Effects to send, first failure. */
  everyMinute(nowMs: number): Promise<{ effects: Effect[]; failure: unknown }>;
}

/**
 * Works through everything due at `nowMs`; the heartbeat comes last, so that only a whole run counts. A caller
 * with a smaller budget (an api call that found the clock silent) beats only when it finished.
 */
export async function runClock(
  ports: ClockPorts,
  nowMs: number,
  budgetMs = fullBudgetMs,
): Promise<void> {
  const elapsedMs = startStopwatch();
  const inTime = () => elapsedMs() < budgetMs;
  const failures: unknown[] = [];
  const step = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      failures.push(error);
    }
  };
  await step(() => fireDue(0, ports, nowMs, inTime));
  await step(async () => {
    const { effects, failure } = await ports.everyMinute(nowMs);
    await sendAll(effects, ports, nowMs);
    if (failure !== null) throw failure;
  });
  await step(() => fireDue(1, ports, nowMs, inTime));
  for (const priority of priorities) await step(() => sendDue(priority, ports, nowMs, inTime));
  await step(async () => {
    while (inTime() && (await chainAudit()) > 0);
  });
  if (failures.length > 0) {
    log({ event: 'clock-failed', count: failures.length });
    throw failures[0];
  }
  if (inTime() || budgetMs >= fullBudgetMs) await beat(nowMs);
}

/**
 * Fires due rungs page by page. What fails stays due and is stepped over, so that it hides nothing behind it;
 * the next minute tries it again.
 */
async function fireDue(
  priority: number,
  ports: ClockPorts,
  nowMs: number,
  inTime: () => boolean,
): Promise<void> {
  let failed = 0;
  let firstFailure: unknown = null;
  while (inTime()) {
    const due = await findDueLadders(priority, nowMs, failed);
    if (due.length === 0) break;
    const failures = await inGroups(
      due,
      inTime,
      ({ _id }) => runLadder(ports.ladders, _id, nowMs),
      (effects) => sendAll(effects.flat(), ports, nowMs),
    );
    failed += failures.length;
    firstFailure ??= failures[0] ?? null;
  }
  if (firstFailure !== null) throw firstFailure;
}

async function sendDue(
  priority: number,
  ports: ClockPorts,
  nowMs: number,
  inTime: () => boolean,
): Promise<void> {
  while (inTime()) {
    const due = await findDueEffects(priority, nowMs);
    if (due.length === 0) return;
    let claimed = 0;
    const [failure] = await inGroups(
      due,
      inTime,
      (effect) => claimEffect(effect, nowMs),
      async (claims) => {
        const owned = claims.filter((effect) => effect !== null);
        claimed += owned.length;
        await sendAll(owned, ports, nowMs);
      },
    );
    if (failure !== undefined) throw failure;
    // Another clock holds all of them.
    if (claimed === 0) return;
  }
}

async function sendAll(
  effects: readonly Effect[],
  ports: ClockPorts,
  nowMs: number,
): Promise<void> {
  await deliverAll(effects, ports.delivery, nowMs);
}

/** 8 at a time, and what they yielded together; returns the failures after all were tried. */
async function inGroups<T, Y>(
  items: readonly T[],
  inTime: () => boolean,
  work: (item: T) => Promise<Y>,
  gathered: (yields: Y[]) => Promise<void>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (let at = 0; at < items.length && inTime(); at += atATime) {
    const results = await Promise.allSettled(items.slice(at, at + atATime).map(work));
    const yields: Y[] = [];
    for (const result of results)
      if (result.status === 'fulfilled') yields.push(result.value);
      else failures.push(result.reason);
    await gathered(yields);
  }
  return failures;
}
