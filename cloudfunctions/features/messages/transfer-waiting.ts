/** M2: what waits follows the duty. Each thread by itself, repeatable, so that a clock may die in between. */
import type { Desk } from '../../../src/shared/duty/ports';
import { needsDistrict } from '../../../src/shared/messages/concern';
import { command } from '../../platform/cloud';
import type { Effect } from '../../platform/outbox';
import { find, pageSize } from '../../platform/store';
import { transact } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { giveTo, ownerFor, ownerNow, type Owner } from './ownership';
import { deskOf, type ThreadDuty } from './thread-desk';
import { saveThread } from './thread-moves';

/**
 * Gives a waiting thread to a colleague, who hears of danger at once. Null when it is theirs, had ended or, with
 * `fromId`, had left that owner meanwhile; otherwise the effects that this invocation owns.
 */
export function giveThread(
  threadId: string,
  owner: Owner,
  nowMs: number,
  fromId?: string,
): Promise<Effect[] | null> {
  return transact(async (transaction) => {
    const thread = await transaction.get(threads, threadId);
    if (!thread || thread.inboxRank > 1) return null;
    if (thread.ownerPersonId !== (fromId ?? thread.ownerPersonId)) return null;
    if (thread.ownerPersonId === owner.ownerPersonId) return null;
    const given = await giveTo(transaction, thread, owner, { tellsOfRed: true, nowMs });
    await saveThread(transaction, given.thread);
    return given.effects;
  });
}

/** Every thread of the school that waits, or is owned by `ownerId` and waits; page by page. */
export async function* waitingThreads(
  schoolId: string,
  ownerId?: string,
): AsyncGenerator<Thread, void, void> {
  let after: string | null = null;
  for (;;) {
    const page: Thread[] = await find(
      threads,
      {
        schoolId,
        inboxRank: command.lte(1),
        ...(ownerId === undefined ? {} : { ownerPersonId: ownerId }),
        ...(after === null ? {} : { _id: command.gt(after) }),
      },
      { orderBy: [['_id', 'asc']] },
    );
    yield* page;
    after = page[page.length - 1]?._id ?? null;
    if (page.length < pageSize) return;
  }
}

/**
 * At a change of shift: every waiting thread of the school goes to its owner by the roster now. Returns how
 * many wait with the owner, those included that a run which died before had moved, and the effects that this
 * invocation owns.
 */
export async function transferWaiting(
  duty: ThreadDuty,
  schoolId: string,
  desk: Desk,
  nowMs: number,
): Promise<{ owners: { personId: string; count: number }[]; effects: Effect[] }> {
  const owner = ownerNow(desk, nowMs);
  const effects: Effect[] = [];
  let count = 0;
  for await (const thread of waitingThreads(schoolId)) {
    const isApart = needsDistrict(thread.concerns ?? []);
    // What is about somebody goes its own way, and is told by its own rungs (W9).
    const next = isApart ? ownerFor(thread, await deskOf(duty, thread, desk, nowMs), nowMs) : owner;
    if (next.ownerPersonId === owner.ownerPersonId) count += 1;
    if (thread.ownerPersonId === next.ownerPersonId) continue;
    effects.push(...((await giveThread(thread._id, next, nowMs)) ?? []));
  }
  return { owners: count === 0 ? [] : [{ personId: owner.ownerPersonId, count }], effects };
}
