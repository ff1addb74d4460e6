/**
 * Takes due rungs (architecture: Ladder). Late, double, concurrent and killed clocks find the same truth:
 * the rung, the feature's own state and the effects change in one transaction that first reads the instance.
 */
import {
  plan,
  rescheduleLadder,
  stopLadder,
  type Firing,
  type Ladder,
  type LadderInstance,
} from '../../src/shared/ladder';
import { command } from './cloud';
import { ladders, type StoredLadder } from './collections/ladders';
import type { Effect } from './outbox';
import { priorities } from './priorities';
import { loadSchool, type School } from './school';
import { find, pageSize } from './store';
import { transact, type Transaction } from './transact';

export { ladders };

/** What a feature registers per ladder. */
export interface LadderPort {
  /** The ladder under the policy that held when the instance started. */
  ladder(instance: LadderInstance, school: School): Ladder;
  /**
   * Carries out a rung inside the transaction: re-checks that the act is still due (false stops the ladder),
   * writes the feature's state and queues the effects, whose leased part it returns.
   */
  fire(
    transaction: Transaction,
    facts: { instance: LadderInstance; firing: Firing; school: School; nowMs: number },
  ): Promise<{ stillDue: boolean; effects: Effect[] }>;
}

export type LadderPorts = Readonly<Record<string, LadderPort>>;

/** Whether a rung of any priority is due. */
export async function isLadderDue(nowMs: number): Promise<boolean> {
  const due = { state: 'running', priority: command.in(priorities), nextAtMs: command.lte(nowMs) };
  return (await find(ladders, due, { limit: 1 })).length > 0;
}

/** One page of due instances of a priority, the longest overdue first. Served by the index `due`. */
export async function findDueLadders(
  priority: number,
  nowMs: number,
  skip = 0,
): Promise<LadderInstance[]> {
  return find(
    ladders,
    { state: 'running', priority, nextAtMs: command.lte(nowMs) },
    { orderBy: [['nextAtMs', 'asc']], limit: pageSize, skip },
  );
}

/**
 * Fires what is due of one instance; an instance that another clock took meanwhile is left alone. Returns the
 * effects that this invocation owns.
 */
export async function runLadder(ports: LadderPorts, id: string, nowMs: number): Promise<Effect[]> {
  return transact(async (transaction) => {
    const instance = await transaction.get(ladders, id);
    if (!instance || instance.state !== 'running' || nowMs < instance.nextAtMs) return [];
    const port = ports[instance.ladderId];
    if (!port) throw new Error(`no feature registered ladder ${instance.ladderId}`);
    const school = await loadSchool(instance.schoolId, nowMs);
    const ladder = port.ladder(instance, school);
    const firing = plan(ladder, instance, nowMs);
    if (!firing) {
      await saveLadder(transaction, rescheduleLadder(ladder, instance));
      return [];
    }
    const { stillDue, effects } = await port.fire(transaction, { instance, firing, school, nowMs });
    await saveLadder(transaction, stillDue ? firing.instance : stopLadder(instance));
    return effects;
  });
}

/** Stores the changed fields of an instance. */
export async function saveLadder(
  transaction: Transaction,
  instance: LadderInstance,
): Promise<void> {
  const { _id, state, nextAtMs, nextIndex, shiftMs, dueAtMs, version } = instance;
  const rungs: StoredLadder['rungs'] = [...instance.rungs];
  await transaction.update(ladders, _id, {
    state,
    nextAtMs,
    nextIndex,
    shiftMs,
    dueAtMs,
    rungs,
    version,
  });
}

/** Adds a fresh instance; its deterministic id makes a repeated start a duplicate. */
export async function addLadder(transaction: Transaction, instance: LadderInstance): Promise<void> {
  await transaction.add(ladders, {
    ...instance,
    subject: { ...instance.subject },
    rungs: [...instance.rungs],
  });
}
