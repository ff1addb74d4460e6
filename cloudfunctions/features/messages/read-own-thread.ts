/** M4: the author opens an own thread; replies become read, a write only when something changes. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { readOwnThread as contract } from '../../../src/shared/messages/student-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import { find, getById } from '../../platform/store';
import { findOwnNames, ownThread } from './author';
import { messages, threads, type Thread } from './collections';
import { changeOwnThread } from './own-thread-acts';
import { deskOf, type ThreadDuty } from './thread-desk';
import { trackFigures } from './thread-moves';
import { promiseNow, studentMessage, studentThread } from './views';

type Input = ParsedInputOf<typeof contract>;

export function readOwnThread(duty: ThreadDuty) {
  return defineAction(contract, (input, context) => readAs(duty, input, context));
}

export async function readAs(duty: ThreadDuty, input: Input, context: ActionContext) {
  const { caller, nowMs } = context;
  const names = await findOwnNames(caller);
  if (names.length === 0) throw new AppError('not-found', 'thread');
  const stored = ownThread(await getById(threads, input.threadId), names, caller);
  const page = await find(
    messages,
    { threadId: stored._id, seq: command.gt(input.afterSeq ?? 0) },
    { orderBy: [['seq', 'asc']] },
  );
  const lastSeq = page[page.length - 1]?.seq ?? input.afterSeq ?? 0;
  const thread =
    stored.unreadByStudent > 0 && lastSeq >= stored.lastSeq
      ? (
          await changeOwnThread(context, stored._id, async (_transaction, latest) => ({
            thread: readBy(latest, lastSeq),
          }))
        ).thread
      : stored;
  const desk = await deskOf(duty, thread, await duty.desk(caller.schoolId, nowMs), nowMs);
  const school = await loadSchool(caller.schoolId, nowMs);
  return {
    thread: studentThread(thread, names),
    messages: page.map((message) => studentMessage(message, thread)),
    promise: promiseNow(desk, nowMs, trackFigures(school, nowMs).replyDueMs / 60_000),
  };
}

/** The author has read up to `lastSeq`. */
export function readBy(thread: Thread, lastSeq: number): Thread {
  return {
    ...thread,
    studentReadSeq: lastSeq,
    unreadByStudent: thread.lastSeq > lastSeq ? thread.unreadByStudent : 0,
  };
}
