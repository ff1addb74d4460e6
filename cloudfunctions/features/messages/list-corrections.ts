/** M5: where triage was wrong this month and the month before, of threads the lead may open, and of those that are gone. */
import { triageKindOf } from '../../../src/shared/messages/because';
import { hiddenFrom } from '../../../src/shared/messages/concern';
import { listCorrections as contract } from '../../../src/shared/messages/corrections-contract';
import {
  countsOf,
  figuresOf,
  judgedRedCounts,
  missedKindOf,
  monthBefore,
  type Counts,
} from '../../../src/shared/messages/corrections';
import { added } from '../../../src/shared/retention/portions';
import { localDateTime, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { retentionSums } from '../../platform/retention-sums';
import { find, findEvery, getById, pageSize } from '../../platform/store';
import { transact } from '../../platform/transact';
import { messages, threads, type Thread } from './collections';
import { correctionSums } from './leave-corrections';
import { triageCorrections, type StoredCorrection } from './triage-corrections';

const mostThreads = 30;

type Bags = Record<string, Counts>;

export function listCorrections() {
  return defineAction(contract, async (_input, context) => {
    const { caller, nowMs } = context;
    const month = toLocalDate(nowMs).slice(0, 7);
    const since = monthBefore(month);
    await transact((transaction) =>
      context.audit(transaction, {
        act: contract.name,
        object: { kind: 'school', id: caller.schoolId },
      }),
    );
    const found = await openable(caller, await correctionsSince(caller, since));
    const bags = [
      ...(await gone(caller, [since, month])),
      ...found.flatMap(({ one }) => countsOf(one)),
      ...(await judgedRed(caller, since)),
    ].reduce<Bags>(
      (all, bag) => ({ ...all, [bag.month]: added(all[bag.month] ?? {}, bag.counts) }),
      {},
    );
    return {
      now: figuresOf(month, bags[month] ?? {}),
      before: figuresOf(since, bags[since] ?? {}),
      threads: rowsOf(found),
    };
  });
}

interface Found<T> {
  one: T;
  thread: Thread;
}

/** A message that was lowered lies in a month no later than its correction's. */
function correctionsSince({ schoolId }: Caller, since: string): Promise<StoredCorrection[]> {
  return findEvery(triageCorrections, {
    schoolId,
    month: command.gte(since),
    direction: command.in(['raised', 'lowered']),
  });
}

/** Those whose thread the caller may open: what is about the caller is not there (W9). */
async function openable<T extends { threadId: string }>(
  { schoolId, roles }: Caller,
  all: readonly T[],
): Promise<Found<T>[]> {
  const ids = [...new Set(all.map(({ threadId }) => threadId))];
  const byId = new Map<string, Thread>();
  for (let start = 0; start < ids.length; start += pageSize) {
    const some = command.in(ids.slice(start, start + pageSize));
    const concerns = command.nin(hiddenFrom(roles));
    for (const thread of await find(threads, { _id: some, schoolId, concerns }))
      byId.set(thread._id, thread);
  }
  return all.flatMap((one) => {
    const thread = byId.get(one.threadId);
    return thread ? [{ one, thread }] : [];
  });
}

async function judgedRed(caller: Caller, since: string) {
  const sentAtMs = command.gte(localDateTime(`${since}-01`, '00:00'));
  const condition = { schoolId: caller.schoolId, 'triage.level': 'red', sentAtMs };
  const reds = await findEvery(messages, condition, [['sentAtMs', 'asc']]);
  return (await openable(caller, reds)).map(({ one }) => ({
    month: toLocalDate(one.sentAtMs).slice(0, 7),
    counts: judgedRedCounts(triageKindOf(one.triage?.kind)),
  }));
}

/** What threads that are gone left behind. */
async function gone({ schoolId }: Caller, months: readonly string[]) {
  const sums = await Promise.all(
    months.map((month) => getById(retentionSums, `${schoolId}.${correctionSums}.${month}`)),
  );
  return sums.flatMap((sum) => (sum ? [{ month: sum.month, counts: sum.counts }] : []));
}

function rowsOf(found: readonly Found<StoredCorrection>[]) {
  return [...found]
    .sort((a, b) => b.thread.lastMessageAtMs - a.thread.lastMessageAtMs)
    .slice(0, mostThreads)
    .flatMap(({ one, thread }) =>
      one.direction === null
        ? []
        : [
            {
              threadId: thread._id,
              alias: thread.alias,
              month: one.month,
              direction: one.direction,
              said: one.said,
              to: one.to,
              kind:
                one.direction === 'raised'
                  ? missedKindOf(one.because)
                  : (one.carriers.at(-1)?.kind ?? ('unknown' as const)),
              length: one.length,
            },
          ],
    );
}
