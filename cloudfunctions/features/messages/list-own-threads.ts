/** M4: every own thread, under every name. Marks nothing: opening a thread does. */
import type { DutyPort } from '../../../src/shared/duty/ports';
import { listOwnThreads as contract } from '../../../src/shared/messages/student-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { loadSchool } from '../../platform/school';
import { find } from '../../platform/store';
import { findOwnNames } from './author';
import { threads } from './collections';
import { moveToNewestKey } from './rekey';
import { sealEarlier } from './seal-thread';
import { trackFigures } from './thread-moves';
import { promiseNow, studentThread } from './views';

export function listOwnThreads(duty: DutyPort) {
  return defineAction(contract, (_input, context) => listAs(duty, context));
}

export async function listAs(duty: DutyPort, { caller, nowMs }: ActionContext) {
  const desk = await duty.desk(caller.schoolId, nowMs);
  const school = await loadSchool(caller.schoolId, nowMs);
  const names = await moveToNewestKey(caller, await findOwnNames(caller), nowMs);
  const keys = names.map(({ authorKey }) => authorKey).slice(-100);
  const own =
    keys.length === 0
      ? []
      : await find(
          threads,
          { authorKey: command.in(keys) },
          { orderBy: [['lastMessageAtMs', 'desc']], limit: 100 },
        );
  await sealEarlier(own, names, caller, school, nowMs);
  return {
    threads: own.map((thread) => studentThread(thread, names)),
    promise: promiseNow(desk, nowMs, trackFigures(school, nowMs).replyDueMs / 60_000),
  };
}
