/**
 * One run of the clock (architecture: Ladder): at most 40 s, danger first, then the longest overdue, 8 at a
 * time. Every step is repeatable; what a killed run leaves undone the next one finds.
 */
import type { LadderInstance } from '../../src/shared/ladder';
import { chainAudit } from './audit-chain';
import { startStopwatch } from './clock/clock';
import type { DeliveryPorts } from './delivery-ports';
import { beat } from './heartbeat';
import { findDueLadders, isLadderDue, runLadder, type LadderPorts } from './ladder-runner';
import { log } from './log';
import type { Effect } from './outbox';
import { claimEffect, deliverAll, findDueEffects, isEffectDue } from './outbox-sender';

/** A clock or monitor works at most this long (architecture: Ladder). */
export const fullBudgetMs = 40_000;
const atATime = 8;

/** Effects that this invocation owns, and the first failure. */
export interface MinuteWork {
  effects: Effect[];
  failure: unknown;
}

export interface ClockPorts {
  ladders: LadderPorts;
  delivery: DeliveryPorts;
  /** What follows the roster: shift changes, gaps. */
  everyMinute(nowMs: number): Promise<MinuteWork>;
  /** Work of the other features that no ladder covers; it keeps no child's clock waiting, so it comes last. */
  routine(nowMs: number): Promise<MinuteWork>;
  /** Audit entries of this school cannot be chained; tells someone, once a day. */
  unchained(schoolId: string, nowMs: number): Promise<Effect[]>;
  /** A rung of this instance could not be fired; tells someone once it is late. Never throws. */
  stuck(instance: LadderInstance, nowMs: number): Promise<Effect[]>;
}

/**
 * Works through everything due at `nowMs`, danger first in full: its rungs, then what waits to be sent. The
 * heartbeat comes last, so that only a run that reached its end counts; what failed is alarmed by itself. A caller
 * with a smaller budget (an api call that found the clock silent) beats only when it finished.
 */
export async function runClock(
  ports: ClockPorts,
  nowMs: number,
  budgetMs = fullBudgetMs,
): Promise<void> {
  const elapsedMs = startStopwatch();
  const run: Run = {
    ports,
    nowMs,
    inTime: () => elapsedMs() < budgetMs,
    send: (effects) => deliverAll(effects, ports.delivery, nowMs, budgetMs - elapsedMs()),
    failures: [],
  };
  const hasDue = await isAnythingDue(run);
  if (hasDue) await fireAndSend(0, run);
  const followed = await work(run, () => ports.everyMinute(nowMs));
  if (hasDue || followed > 0) await fireAndSend(1, run);
  if (run.inTime()) await work(run, () => ports.routine(nowMs));
  await step(run, async () => {
    let chained = await chainAudit(nowMs);
    while (run.inTime() && chained.linked > 0) chained = await chainAudit(nowMs);
    for (const schoolId of chained.stuckSchoolIds)
      await run.send(await ports.unchained(schoolId, nowMs));
  });
  if (run.inTime() || budgetMs >= fullBudgetMs) await beat(nowMs);
  if (run.failures.length === 0) return;
  log({ event: 'clock-failed', count: run.failures.length });
  throw run.failures[0];
}

interface Run {
  ports: ClockPorts;
  nowMs: number;
  inTime: () => boolean;
  send(effects: readonly Effect[]): Promise<void>;
  failures: unknown[];
}

/** What fails keeps nothing else waiting. */
async function step(run: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    run.failures.push(error);
  }
}

/** Most minutes of a school are idle; they are told so by two reads. When in doubt something is due. */
async function isAnythingDue(run: Run): Promise<boolean> {
  let isDue = true;
  await step(run, async () => {
    const found = await Promise.all([isLadderDue(run.nowMs), isEffectDue(run.nowMs)]);
    isDue = found.includes(true);
  });
  return isDue;
}

async function fireAndSend(priority: number, run: Run): Promise<void> {
  await step(run, () => fireDue(priority, run));
  await step(run, () => sendDue(priority, run));
}

/** Gives how many effects the work had. */
async function work(run: Run, minute: () => Promise<MinuteWork>): Promise<number> {
  let count = 0;
  await step(run, async () => {
    const { effects, failure } = await minute();
    count = effects.length;
    await run.send(effects);
    if (failure !== null) throw failure;
  });
  return count;
}

/**
 * Fires due rungs page by page and sends a page's notices together. What fails stays due and is stepped over, so
 * that it hides nothing behind it; the next minute tries it again, and after five someone is told.
 */
async function fireDue(
  priority: number,
  { ports, nowMs, inTime, send, failures }: Run,
): Promise<void> {
  let failed = 0;
  while (inTime()) {
    const due = await findDueLadders(priority, nowMs, failed);
    if (due.length === 0) return;
    const { yields, failures: missed } = await inGroups(due, inTime, ({ _id }) =>
      runLadder(ports.ladders, _id, nowMs),
    );
    const alarms = missed.map(({ item }) => ports.stuck(item, nowMs));
    await send([...yields, ...(await Promise.all(alarms))].flat());
    failed += missed.length;
    failures.push(...missed.map(({ reason }) => reason));
  }
}

async function sendDue(priority: number, { nowMs, inTime, send, failures }: Run): Promise<void> {
  while (inTime()) {
    const due = await findDueEffects(priority, nowMs);
    const { yields, failures: missed } = await inGroups(due, inTime, (effect) =>
      claimEffect(effect, nowMs),
    );
    failures.push(...missed.map(({ reason }) => reason));
    const owned = yields.filter((effect) => effect !== null);
    // Nothing is due, or another clock holds all of it.
    if (owned.length === 0) return;
    await send(owned);
  }
}

/** 8 at a time; returns what they yielded and, after all were tried, what failed. */
async function inGroups<T, Y>(
  items: readonly T[],
  inTime: () => boolean,
  work: (item: T) => Promise<Y>,
): Promise<{ yields: Y[]; failures: { item: T; reason: unknown }[] }> {
  const yields: Y[] = [];
  const failures: { item: T; reason: unknown }[] = [];
  for (let at = 0; at < items.length && inTime(); at += atATime) {
    const group = items.slice(at, at + atATime);
    const results = await Promise.allSettled(group.map(work));
    results.forEach((result, index) => {
      if (result.status === 'fulfilled') yields.push(result.value);
      else failures.push({ item: group[index] as T, reason: result.reason });
    });
  }
  return { yields, failures };
}
