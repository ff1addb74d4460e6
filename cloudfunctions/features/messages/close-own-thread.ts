/** M4: the student ends the talk. What triage fired on is still answered (tracker). */
import type { ThreadDuty } from './thread-desk';
import { closeOwnThread as contract } from '../../../src/shared/messages/student-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { loadSchool } from '../../platform/school';
import { changeOwnThread } from './own-thread-acts';
import { applyMove } from './thread-moves';
import { studentThread } from './views';

export function closeOwnThread(duty: ThreadDuty) {
  return defineAction(contract, (input, context) => closeAs(duty, contract.name, input, context));
}

/** `act`: what the entry says was done. */
export async function closeAs(
  duty: ThreadDuty,
  act: string,
  input: { threadId: string },
  context: ActionContext,
) {
  const { caller, nowMs } = context;
  const desk = await duty.desk(caller.schoolId, nowMs);
  const school = await loadSchool(caller.schoolId, nowMs);
  const { thread, names } = await changeOwnThread(
    context,
    input.threadId,
    async (transaction, stored) => {
      const isFirst = await context.auditOnce(transaction, {
        act,
        object: { kind: 'thread', id: stored._id },
      });
      if (!isFirst) return { thread: stored };
      const facts = { duty, desk, school, nowMs };
      const unheard = (stored.unheard ?? []).length > 0;
      const event = { kind: 'student-closes', unheard } as const;
      return applyMove(transaction, stored, stored.track, event, facts);
    },
  );
  return { thread: studentThread(thread, names) };
}
