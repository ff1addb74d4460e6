/** One neutral notice for the next reply, by the student's own choice; the address is sealed on the thread (M6). */
import { concernsFamily } from '../../../src/shared/messages/concern';
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
      // A phone at home may be in the hand of whoever it is about (W9).
      async (_transaction, stored) => ({
        thread: concernsFamily(stored.concerns ?? [])
          ? stored
          : { ...stored, replyAddress: sealAddress(context.account.openId, stored._id) },
      }),
    );
    return { thread: studentThread(thread, names) };
  });
}
