/** What acts on one own thread have in common: find it among the author's names, change it, show it. */
import type { ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Effect } from '../../platform/outbox';
import { transact, type Transaction } from '../../platform/transact';
import { findOwnNames, ownThread, type AuthorName } from './author';
import { threads, type Thread } from './collections';
import { saveThread } from './thread-moves';

/**
 * Runs `change` on the caller's own thread in one transaction and stores what it returns; returning the same
 * object writes nothing. `not-found` for everybody else's threads.
 */
export async function changeOwnThread(
  context: ActionContext,
  threadId: string,
  change: (
    transaction: Transaction,
    thread: Thread,
  ) => Promise<{ thread: Thread; effects?: Effect[] }>,
): Promise<{ thread: Thread; names: AuthorName[] }> {
  const names = await findOwnNames(context.caller);
  if (names.length === 0) throw new AppError('not-found', 'thread');
  const { thread, effects } = await transact(async (transaction) => {
    const stored = ownThread(await transaction.get(threads, threadId), names, context.caller);
    const changed = await change(transaction, stored);
    const saved =
      changed.thread === stored ? stored : await saveThread(transaction, changed.thread);
    return { thread: saved, effects: changed.effects ?? [] };
  });
  context.sendAfterwards(effects);
  return { thread, names };
}
