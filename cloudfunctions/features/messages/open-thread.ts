/** M4: a colleague opens a thread; the student's messages become read. Handing out content is audited. */
import type { ThreadDuty } from './thread-desk';
import { openThread as contract } from '../../../src/shared/messages/staff-contracts';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { messages, threads, type Message, type Thread } from './collections';
import { moveFacts } from './move-thread-action';
import { staffThreadOf } from './staff-access';
import { saveThread } from './thread-moves';
import { staffMessage, staffThread } from './views';

export function openThread(duty: ThreadDuty) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const { desk } = await moveFacts(duty, context);
    const stored = staffThreadOf(await getById(threads, input.threadId), caller, desk, nowMs);
    const page = await find(
      messages,
      { threadId: stored._id, seq: command.gt(input.afterSeq ?? 0) },
      { orderBy: [['seq', 'asc']] },
    );
    const lastSeq = page[page.length - 1]?.seq ?? 0;
    // A poll that hands out nothing new leaves no trace; whatever hands out content does (least privilege).
    const thread =
      page.length === 0
        ? stored
        : await transact(async (transaction) => {
            const latest = staffThreadOf(
              await transaction.get(threads, stored._id),
              caller,
              desk,
              nowMs,
            );
            await context.audit(transaction, {
              act: contract.name,
              object: { kind: 'thread', id: latest._id },
            });
            const read = markRead(latest, lastSeq, page);
            return read === latest ? latest : saveThread(transaction, read);
          });
    return {
      thread: staffThread(thread, desk, caller.personId),
      messages: page.map((message) => staffMessage(message, thread, desk)),
    };
  });
}

function markRead(thread: Thread, lastSeq: number, page: readonly Message[]): Thread {
  if (lastSeq <= thread.staffReadSeq) return thread;
  const opened = page.filter(({ from, seq }) => from === 'student' && seq > thread.staffReadSeq);
  const left = Math.max(1, thread.unreadByStaff - opened.length);
  return {
    ...thread,
    staffReadSeq: lastSeq,
    unreadByStaff: lastSeq >= thread.lastStudentSeq ? 0 : left,
  };
}
