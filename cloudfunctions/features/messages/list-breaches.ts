/** M2, M3: what leaders see: breaches and what has nobody, without content, alias or thread id. */
import type { OutputOf } from '../../../src/shared/action/contract';
import type { Desk, DutyPort } from '../../../src/shared/duty/ports';
import { hiddenFrom } from '../../../src/shared/messages/concern';
import { firstPromiseOf } from '../../../src/shared/messages/earlier-promise';
import { listBreaches as contract } from '../../../src/shared/messages/breaches-contract';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { transact } from '../../platform/transact';
import { find, pageSize } from '../../platform/store';
import { threads, type Thread } from './collections';
import { minutesBetween } from './views';

type Kind = OutputOf<typeof contract>['items'][number]['kind'];

export function listBreaches(duty: DutyPort) {
  return defineAction(contract, async (_input, context) => {
    const { caller, nowMs } = context;
    const desk = await duty.desk(caller.schoolId, nowMs);
    const waiting = await findWaiting(caller);
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

async function findWaiting({ schoolId, roles }: Caller): Promise<Thread[]> {
  const all: Thread[] = [];
  for (;;) {
    const page = await find(
      threads,
      // What is about the caller is not there (W9).
      { schoolId, inboxRank: command.lte(1), concerns: command.nin(hiddenFrom(roles)) },
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

function kindOf({ track, ownerPersonId, gap }: Thread, desk: Desk, nowMs: number): Kind | null {
  if (track.red) return redKindOf(track.red);
  if (track.dueAtMs !== null && track.dueAtMs <= nowMs) return 'reply-overdue';
  if (desk.contact(ownerPersonId)?.unreachableSinceMs != null) return 'unreachable';
  return gap ? 'nobody-on-duty' : null;
}

function redKindOf({ acknowledgedAtMs, breachedAtMs }: NonNullable<Thread['track']['red']>): Kind {
  if (acknowledgedAtMs !== null) return 'red-acknowledged';
  return breachedAtMs === null ? 'red-running' : 'red-unacknowledged';
}

/** Minutes of the promise that the kind speaks of. */
function withinMinutes(kind: Kind, { red, awaitingSinceMs, dueAtMs }: Thread['track']) {
  // Unacknowledged: the due time is still the promised one.
  if (red) return kind === 'red-acknowledged' ? null : minutesBetween(red);
  if (kind !== 'reply-overdue' || awaitingSinceMs === null || dueAtMs === null) return null;
  return minutesBetween({ sinceMs: awaitingSinceMs, dueAtMs });
}

function item(thread: Thread, desk: Desk, nowMs: number) {
  const kind = kindOf(thread, desk, nowMs);
  if (kind === null) return null;
  const owner = desk.contact(thread.ownerPersonId);
  const { lastMessageAtMs: atMs } = thread;
  const { sinceMs, dueAtMs } = firstPromiseOf(thread.track) ?? { sinceMs: atMs, dueAtMs: atMs };
  return {
    ref: mark('breach-ref', newestKeyVersion(), thread._id).slice(0, 12),
    kind,
    sinceMs,
    dueAtMs,
    withinMinutes: withinMinutes(kind, thread.track),
    owner: owner && { name: owner.name, role: owner.roleName },
  };
}
