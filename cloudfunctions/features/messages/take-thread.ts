/** W9 接手: somebody of the district takes a thread that is about adults of the school, and keeps it. */
import { isReceiver } from '../../../src/shared/messages/concern';
import { takeThread as contract } from '../../../src/shared/messages/concern-contracts';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { changeThread, moveFacts } from './move-thread-action';
import { giveTo } from './ownership';
import type { ThreadDuty } from './thread-desk';
import { staffThread } from './views';

export function takeThread(duty: ThreadDuty) {
  return defineAction(contract, async ({ threadId }, context) => {
    const { caller, nowMs } = context;
    // Whoever has a duty at the school steps in for nobody.
    if (!isReceiver(caller.roles)) throw new AppError('not-found', 'thread');
    const facts = await moveFacts(duty, context);
    const { thread } = await changeThread(context, facts, threadId, async (transaction, stored) => {
      const { personId } = caller;
      if (stored.ownerPersonId === personId) return { thread: stored, effects: [], extra: null };
      await context.audit(transaction, {
        act: contract.name,
        object: { kind: 'thread', id: stored._id },
      });
      const owner = { ownerPersonId: personId, ownerRole: 'receiver' as const, gap: false };
      const given = await giveTo(transaction, stored, owner, { tellsOfRed: false, nowMs });
      return { ...given, extra: null };
    });
    return { thread: staffThread(thread, facts.desk, caller.personId) };
  });
}
