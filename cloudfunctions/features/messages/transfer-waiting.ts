/** M2: what waits follows the duty. Each thread by itself, repeatable, so that a clock may die in between. */
import type { Desk } from '../../../src/shared/duty/ports';
import { command } from '../../platform/cloud';
import { find, pageSize } from '../../platform/store';
import { transact } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { saveThread, withStaff } from './thread-moves';

/** Gives a waiting thread from one colleague to another; false when it had moved or ended meanwhile. */
export async function giveThread(threadId: string, fromId: string, toId: string): Promise<boolean> {
  return transact(async (transaction) => {
    const thread = await transaction.get(threads, threadId);
    if (!thread || thread.ownerPersonId !== fromId || thread.inboxRank > 1) return false;
    await saveThread(
      transaction,
      withStaff({ ...thread, ownerPersonId: toId, ownerRole: 'duty' }, [toId]),
    );
    return true;
  });
}

/**
 * At a change of shift: every waiting thread of the school goes to its owner by the roster now. Returns how
 * many wait with the owner, those included that a run which died before had moved.
 */
export async function transferWaiting(
  schoolId: string,
  desk: Desk,
  nowMs: number,
): Promise<{ personId: string; count: number }[]> {
  const route = desk.route(nowMs);
  let waiting = 0;
  let after: string | null = null;
  for (;;) {
    const page: Thread[] = await find(
      threads,
      {
        schoolId,
        inboxRank: command.lte(1),
        ...(after === null ? {} : { _id: command.gt(after) }),
      },
      { orderBy: [['_id', 'asc']] },
    );
    for (const thread of page) {
      if (thread.ownerPersonId !== route.ownerId) await routeAgain(thread._id, route);
      waiting += 1;
    }
    after = page[page.length - 1]?._id ?? null;
    if (page.length < pageSize) break;
  }
  return waiting === 0 ? [] : [{ personId: route.ownerId, count: waiting }];
}

function routeAgain(threadId: string, route: ReturnType<Desk['route']>): Promise<void> {
  return transact(async (transaction) => {
    const thread = await transaction.get(threads, threadId);
    if (!thread || thread.inboxRank > 1 || thread.ownerPersonId === route.ownerId) return;
    const routed = {
      ...thread,
      ownerPersonId: route.ownerId,
      ownerRole: route.ownerRole,
      gap: route.gap,
    };
    await saveThread(transaction, withStaff(routed, [route.ownerId]));
  });
}
