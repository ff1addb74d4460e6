/** The staff's one-move acts (M3–M5), each one event of the tracker. */
import type { ThreadDuty } from './thread-desk';
import {
  acknowledgeThread,
  closeThread,
  markNoReply,
  reopenThread,
  setLevel,
} from '../../../src/shared/messages/staff-contracts';
import { darker } from '../../../src/shared/messages/tracker';
import type { Action } from '../../platform/action';
import type { Thread } from './collections';
import { keepCorrection } from './keep-correction';
import { moveThreadAction } from './move-thread-action';
import { expectAllHeard, expectAllSeen, readUpTo } from './unseen';

/** Whoever says that nothing needs an answer has read and heard what was there. */
function whenAllSeen(thread: Thread, { seenSeq }: { seenSeq: number }): Thread {
  expectAllSeen(thread, seenSeq);
  expectAllHeard(thread);
  return readUpTo(thread, seenSeq, []);
}

export function threadActs(duty: ThreadDuty): Action[] {
  return [
    moveThreadAction(acknowledgeThread, duty, {
      event: (_input, { caller }) => ({ kind: 'acknowledge', personId: caller.personId }),
    }),
    moveThreadAction(setLevel, duty, {
      event: ({ level }) => ({ kind: 'set-level', level }),
      reason: ({ reason }) => reason,
      isDone: ({ levelHistory }, { level, reason, because }, { caller }) =>
        levelHistory.some(
          (change) =>
            change.byPersonId === caller.personId &&
            change.level === level &&
            change.reason === reason &&
            change.because === because,
        ),
      alter: (thread, { level, reason, because, seenSeq }, { caller, nowMs }) => {
        // The danger may stand in the words that came meanwhile.
        if (level !== 'red') expectAllSeen(thread, seenSeq);
        // Or in a voice; raising waits for nothing.
        if (darker(thread.track.level, level) !== level) expectAllHeard(thread);
        const change = {
          level,
          atMs: nowMs,
          byPersonId: caller.personId,
          reason,
          ...(because === undefined ? {} : { because }),
        };
        const levelHistory = [...thread.levelHistory, change];
        return { ...thread, levelHistory, judgedSeq: thread.lastStudentSeq };
      },
      keep: keepCorrection,
    }),
    moveThreadAction(markNoReply, duty, {
      event: () => ({ kind: 'no-reply' }),
      alter: whenAllSeen,
    }),
    moveThreadAction(closeThread, duty, {
      event: () => ({ kind: 'staff-closes' }),
      alter: whenAllSeen,
    }),
    moveThreadAction(reopenThread, duty, { event: () => ({ kind: 'staff-reopens' }) }),
  ];
}
