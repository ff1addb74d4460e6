/**
 * M7, G2: how a thread goes. First the thread itself, in one transaction with its figures, so that nobody reads or
 * writes in it any more; then, by portions, what hung on it. Nothing is written down about when it went or whose it
 * was, and an open one never goes.
 */
import { needsDistrict } from '../../../src/shared/messages/concern';
import { isOpenThread } from '../../../src/shared/messages/open-thread';
import { toLocalDate } from '../../../src/shared/time';
import { auditEntries } from '../../platform/audit';
import { db } from '../../platform/cloud';
import type { Collection } from '../../platform/collections';
import { ladders, type StoredLadder } from '../../platform/collections/ladders';
import { outbox } from '../../platform/outbox';
import type { Figures } from '../../platform/retention';
import { addUpFor } from '../../platform/retention-sums';
import { find, findEvery, updateWhere, type Condition } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import {
  messages,
  threadRemains,
  threads,
  voices,
  type Thread,
  type ThreadRemains,
} from './collections';
import { leaveCorrections } from './leave-corrections';
import { removeVoices } from './sweep-voices';

/** The key of its sums, and of its rule. */
export const threadRule = 'threads';

/** What another feature keeps for a thread, and takes away in the same transaction. */
export type GoesAlong = (
  transaction: Transaction,
  thread: Pick<Thread, 'authorKey' | 'origin'>,
) => Promise<void>;

/** Null where it is gone, open, or not what the caller looks for. */
export async function removeThread(
  transaction: Transaction,
  threadId: string,
  isMeant: (thread: Thread) => boolean,
  along?: GoesAlong,
): Promise<Figures | null> {
  const thread = await transaction.get(threads, threadId);
  if (!thread || isOpenThread(thread.track) || !isMeant(thread)) return null;
  const date = toLocalDate(thread.lastMessageAtMs);
  await along?.(transaction, thread);
  await transaction.remove(threads, threadId);
  await transaction.add(threadRemains, {
    _id: threadId,
    schoolId: thread.schoolId,
    date,
    ...(needsDistrict(thread.concerns ?? []) ? { apart: true } : {}),
  });
  return figuresOf(thread);
}

function figuresOf({ track, lastSeq, satisfaction }: Thread): Figures {
  return {
    threads: 1,
    messages: lastSeq,
    waits: track.waits,
    dangers: track.reds,
    ...(satisfaction === null ? {} : { [`satisfaction-${satisfaction}`]: 1 }),
  };
}

/** A portion of what removed threads left; true when nothing is left. Safe to repeat and to run twice. */
export async function clearRemains(schoolId: string): Promise<boolean> {
  const page = await find(threadRemains, { schoolId }, { limit: 20 });
  for (const remains of page) await clearOne(remains);
  return page.length < 20;
}

export async function clearOne(remains: ThreadRemains): Promise<void> {
  const { _id, schoolId } = remains;
  // Their files first: the messages lead to them.
  await removeVoices(await findEvery(voices, { 'sentIn.threadId': _id }));
  await leaveCorrections(remains);
  await removeEvery(messages, { threadId: _id });
  await removeLadders(remains);
  await removeEvery(outbox, { schoolId, 'subject.id': _id });
  // That something was done stays in the chain; the words and the salt go with the thread (architecture: Audit).
  await updateWhere(auditEntries, { schoolId, 'object.id': _id }, { salt: null, reason: null });
  await db.collection(threadRemains.name).doc(_id).remove();
}

async function removeEvery(collection: Collection, condition: Condition): Promise<void> {
  for (;;) {
    const page = await find(collection, condition);
    for (const { _id } of page) await db.collection(collection.name).doc(_id).remove();
    if (page.length < 100) return;
  }
}

/** How often somebody had to wait too long is a figure that stays (M3). */
async function removeLadders({ _id, schoolId, date }: ThreadRemains): Promise<void> {
  const addUp = addUpFor({ schoolId, rule: threadRule, date });
  for (const { _id: ladderId } of await find(ladders, { schoolId, 'subject.id': _id }))
    await transact(async (transaction) => {
      const stored = await transaction.get(ladders, ladderId);
      if (!stored) return;
      await transaction.remove(ladders, ladderId);
      await addUp(transaction, { late: wasLate(stored) ? 1 : 0 });
    });
}

function wasLate({ rungs }: StoredLadder): boolean {
  return rungs.some(({ key }) => key.endsWith('breach'));
}
