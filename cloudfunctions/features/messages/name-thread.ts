/**
 * 在线咨询 (M1): the same thread, with the author's name shown by the author's own choice. The name covers this thread
 * only, lies sealed under the function secret, and can be taken back for whoever has not looked yet.
 */
import type { ThreadDuty } from './thread-desk';
import { readName as readContract } from '../../../src/shared/messages/named-contracts';
import { nameOwnThread as nameContract } from '../../../src/shared/messages/named-contracts';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { openName, sealName } from '../../platform/secrets';
import { transact } from '../../platform/transact';
import { authorNames, threads, type Thread } from './collections';
import { moveFacts } from './move-thread-action';
import { changeOwnThread } from './own-thread-acts';
import { isLead, staffThreadOf } from './staff-access';
import { studentThread } from './views';

/** The thread with the caller's name and class sealed into it. */
export function withName(thread: Thread, { person }: Caller): Thread {
  const { displayName: name, className } = person;
  return { ...thread, named: sealName(JSON.stringify({ name, className }), thread._id) };
}

export function nameOwnThread() {
  return defineAction(nameContract, async ({ threadId, named }, context) => {
    const { thread, names } = await changeOwnThread(
      context,
      threadId,
      async (transaction, stored) => {
        const object = { kind: 'thread', id: stored._id };
        const reason = named ? 'named' : 'taken back';
        if (!(await context.auditOnce(transaction, { act: nameContract.name, object, reason })))
          return { thread: stored };
        if (!named) return { thread: { ...stored, named: null } };
        await transaction.update(authorNames, stored.authorKey, { named: true });
        return { thread: withName(stored, context.caller) };
      },
    );
    return { thread: studentThread(thread, names) };
  });
}

/** For whoever answers the thread, and the lead: every look is audited. */
export function readName(duty: ThreadDuty) {
  return defineAction(readContract, async ({ threadId }, context) => {
    const { caller, nowMs } = context;
    const { desk } = await moveFacts(duty, context);
    const sealed = await transact(async (transaction) => {
      const stored = await transaction.get(threads, threadId);
      const thread = staffThreadOf(stored, caller, desk, nowMs);
      if (thread.ownerPersonId !== caller.personId && !isLead(caller))
        throw new AppError('thread-name-not-owner', 'thread');
      if (!thread.named) throw new AppError('thread-not-named', 'thread');
      const object = { kind: 'thread', id: thread._id };
      await context.audit(transaction, { act: readContract.name, object });
      return thread.named;
    });
    return JSON.parse(openName(sealed, threadId)) as { name: string; className: string | null };
  });
}
