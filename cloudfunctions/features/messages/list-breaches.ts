/** M2, M3: what leaders see: breaches and what has nobody, without content, alias or thread id. */
import type { Desk, DutyPort } from '../../../src/shared/duty/ports';
import { listBreaches as contract } from '../../../src/shared/messages/staff-contracts';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { transact } from '../../platform/transact';
import { find, pageSize } from '../../platform/store';
import { threads, type Thread } from './collections';

type Kind =
  'reply-overdue' | 'red-running' | 'red-unacknowledged' | 'nobody-on-duty' | 'unreachable';

export function listBreaches(duty: DutyPort) {
  return defineAction(contract, async (_input, context) => {
    const { caller, nowMs } = context;
    const desk = await duty.desk(caller.schoolId, nowMs);
    const waiting = await findWaiting(caller.schoolId);
    await transact((transaction) =>
      context.audit(transaction, {
        act: contract.name,
        object: { kind: 'school', id: caller.schoolId },
      }),
    );
    return {
      waiting: waiting.length,
      items: waiting
        .map((thread) => item(thread, desk, nowMs))
        .filter((entry) => entry !== null)
        .sort((a, b) => a.dueAtMs - b.dueAtMs),
    };
  });
}

async function findWaiting(schoolId: string): Promise<Thread[]> {
  const all: Thread[] = [];
  for (;;) {
    const page = await find(
      threads,
      { schoolId, inboxRank: command.lte(1) },
      {
        orderBy: [
          ['inboxRank', 'asc'],
          ['inboxSortMs', 'asc'],
        ],
        skip: all.length,
      },
    );
    all.push(...page);
    if (page.length < pageSize || all.length >= 1000) return all;
  }
}

function kindOf(thread: Thread, desk: Desk, nowMs: number): Kind | null {
  const { track } = thread;
  if (track.red) return track.red.breachedAtMs === null ? 'red-running' : 'red-unacknowledged';
  if (track.dueAtMs !== null && track.dueAtMs <= nowMs) return 'reply-overdue';
  if (desk.contact(thread.ownerPersonId)?.unreachableSinceMs != null) return 'unreachable';
  return thread.gap ? 'nobody-on-duty' : null;
}

function item(thread: Thread, desk: Desk, nowMs: number) {
  const kind = kindOf(thread, desk, nowMs);
  if (kind === null) return null;
  const owner = desk.contact(thread.ownerPersonId);
  return {
    ref: mark('breach-ref', newestKeyVersion(), thread._id).slice(0, 12),
    kind,
    sinceMs: thread.track.red?.sinceMs ?? thread.track.awaitingSinceMs ?? thread.lastMessageAtMs,
    dueAtMs: thread.track.red?.dueAtMs ?? thread.track.dueAtMs ?? thread.lastMessageAtMs,
    owner: owner && { name: owner.name, role: owner.roleName },
  };
}
