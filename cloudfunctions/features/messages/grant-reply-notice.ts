/** One neutral notice for the next reply, by the student's own choice; the address is sealed on the thread (M6). */
import { grantReplyNotice as contract } from '../../../src/shared/messages/student-contracts';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { sealAddress } from '../../platform/secrets';
import { changeOwnThread } from './own-thread-acts';
import { studentThread } from './views';

export function grantReplyNotice() {
  return defineAction(contract, async (input, context) => {
    // A phone that several persons share gets no push (M1).
    if (context.caller.personCount > 1) throw new AppError('forbidden', 'shared account');
    const { thread, names } = await changeOwnThread(
      context,
      input.threadId,
      async (_transaction, stored) => ({
        thread: { ...stored, replyAddress: sealAddress(context.account.openId, stored._id) },
      }),
    );
    return { thread: studentThread(thread, names) };
  });
}
