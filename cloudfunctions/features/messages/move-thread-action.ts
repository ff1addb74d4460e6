/** The staff's one-move acts share one shape: find, check, move by the tracker, audit, store, show (M3–M5). */
import type * as z from 'zod/mini';
import type { ActionContract } from '../../../src/shared/action/contract';
import type { Desk } from '../../../src/shared/duty/ports';
import type { ThreadDuty } from './thread-desk';
import type { staffThreadSchema } from '../../../src/shared/messages/reply-contract';
import type { TrackEvent } from '../../../src/shared/messages/tracker';
import { defineAction, type Action, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Effect } from '../../platform/outbox';
import { loadSchool } from '../../platform/school';
import { transact, type Transaction } from '../../platform/transact';
import { threads, type Message, type Thread } from './collections';
import { staffThreadOf } from './staff-access';
import { withStaff } from './ownership';
import { applyMove, saveThread, type MoveFacts } from './thread-moves';
import { withWords } from './unseen';
import { staffThread } from './views';

type ThreadOutput = z.ZodMiniType<
  { thread: z.output<typeof staffThreadSchema> },
  { thread: z.output<typeof staffThreadSchema> }
>;

/**
 * Runs `work` on a thread the caller may read and stores the thread it returns; returning the same object writes
 * nothing. The colleague who acts stays among those who may read it.
 */
export async function changeThread<T>(
  context: ActionContext,
  facts: MoveFacts,
  threadId: string,
  work: (
    transaction: Transaction,
    thread: Thread,
  ) => Promise<{ thread: Thread; effects: Effect[]; extra: T }>,
): Promise<{ thread: Thread; extra: T }> {
  const { caller, nowMs } = context;
  const done = await transact(async (transaction) => {
    const stored = staffThreadOf(
      await transaction.get(threads, threadId),
      caller,
      facts.desk,
      nowMs,
    );
    const worked = await work(transaction, stored);
    const saved =
      worked.thread === stored
        ? stored
        : await saveThread(transaction, withStaff(worked.thread, [caller.personId]));
    return { thread: saved, effects: worked.effects, extra: worked.extra };
  });
  context.sendAfterwards(done.effects);
  return { thread: done.thread, extra: done.extra };
}

/** Desk and school of the caller, read once. */
export async function moveFacts(
  duty: ThreadDuty,
  context: ActionContext,
): Promise<MoveFacts & { desk: Desk }> {
  const { caller, nowMs } = context;
  const desk = await duty.desk(caller.schoolId, nowMs);
  return { duty, desk, school: await loadSchool(caller.schoolId, nowMs), nowMs };
}

/** An action that is one event of the tracker, audited under its own name; a repeated tap finds it done. */
export function moveThreadAction<
  Name extends string,
  Input extends z.ZodMiniType<{ threadId: string }>,
>(
  contract: ActionContract<Name, Input, ThreadOutput>,
  duty: ThreadDuty,
  act: {
    event: (input: z.output<Input>, context: ActionContext) => TrackEvent;
    reason?: (input: z.output<Input>) => string;
    /** Whether the thread shows this very act, where its audit entry does not say all of it. */
    isDone?: (thread: Thread, input: z.output<Input>, context: ActionContext) => boolean;
    /** What changes beside the track. */
    alter?: (thread: Thread, input: z.output<Input>, context: ActionContext) => Thread;
    /** What else is kept in the transaction, after the move. `known`: see UnseenUnread. */
    keep?: (
      transaction: Transaction,
      stored: Thread,
      input: z.output<Input>,
      known: readonly Message[] | null,
    ) => Promise<void>;
  },
): Action {
  return defineAction(contract, async (input, context) => {
    const facts = await moveFacts(duty, context);
    const { thread } = await withWords(input.threadId, (known) =>
      changeThread(context, facts, input.threadId, async (transaction, stored) => {
        const reason = act.reason?.(input);
        const isFirst = await context.auditOnce(transaction, {
          act: contract.name,
          object: { kind: 'thread', id: stored._id },
          ...(reason === undefined ? {} : { reason }),
        });
        if (!isFirst) {
          if (act.isDone && !act.isDone(stored, input, context))
            throw new AppError('illegal-move', 'request id of another act');
          return { thread: stored, effects: [], extra: null };
        }
        const altered = act.alter ? act.alter(stored, input, context) : stored;
        const moved = await applyMove(
          transaction,
          altered,
          stored.track,
          act.event(input, context),
          facts,
        );
        await act.keep?.(transaction, stored, input, known);
        return { ...moved, extra: null };
      }),
    );
    return { thread: staffThread(thread, facts.desk, context.caller.personId) };
  });
}
