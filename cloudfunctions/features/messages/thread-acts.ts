/** The staff's one-move acts (M3–M5), each one event of the tracker. */
import type { DutyPort } from '../../../src/shared/duty/ports';
import {
  acknowledgeThread,
  closeThread,
  markNoReply,
  reopenThread,
  setLevel,
} from '../../../src/shared/messages/staff-contracts';
import type { Action } from '../../platform/action';
import { moveThreadAction } from './move-thread-action';

export function threadActs(duty: DutyPort): Action[] {
  return [
    moveThreadAction(acknowledgeThread, duty, {
      event: (_input, { caller }) => ({ kind: 'acknowledge', personId: caller.personId }),
    }),
    moveThreadAction(setLevel, duty, {
      event: ({ level }) => ({ kind: 'set-level', level }),
      reason: ({ reason }) => reason,
      alter: (thread, { level, reason }, { caller, nowMs }) => ({
        ...thread,
        levelHistory: [
          ...thread.levelHistory,
          { level, atMs: nowMs, byPersonId: caller.personId, reason },
        ],
      }),
    }),
    moveThreadAction(markNoReply, duty, { event: () => ({ kind: 'no-reply' }) }),
    moveThreadAction(closeThread, duty, { event: () => ({ kind: 'staff-closes' }) }),
    moveThreadAction(reopenThread, duty, { event: () => ({ kind: 'staff-reopens' }) }),
  ];
}
