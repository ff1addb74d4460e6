/** M4: one-tap satisfaction, only where a person has answered at some time. */
import { rateThread as contract } from '../../../src/shared/messages/student-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { changeOwnThread } from './own-thread-acts';
import { studentThread } from './views';

export function rateThread() {
  return defineAction(contract, rateAs);
}

export async function rateAs(
  input: { threadId: string; satisfaction: number },
  context: ActionContext,
) {
  const { thread, names } = await changeOwnThread(
    context,
    input.threadId,
    async (_transaction, stored) => {
      if (stored.lastReplySeq === 0) throw new AppError('illegal-move', 'nothing to rate yet');
      return { thread: { ...stored, satisfaction: input.satisfaction } };
    },
  );
  return { thread: studentThread(thread, names) };
}
