/** The two ladders of the message box as policy data (M3, M5). */
import type { Ladder } from '../ladder';

export const replyLadderId = 'reply';
export const redLadderId = 'reply-red';

/** Policy figures in minutes, see policy.ts. */
export interface ReplyLadderFigures {
  remindMinutes: number;
  backupMinutes: number;
  breachMinutes: number;
  repeatMinutes: number;
}
export interface RedLadderFigures {
  backupMinutes: number;
  breachMinutes: number;
  repeatMinutes: number;
}

const minuteMs = 60_000;

/**
 * M3: on-duty at 0, remind, backup, breach → lead and leader, then again until a human has answered. Whoever stands
 * duty hears every rung beside the owner, who may be somebody called in since.
 */
export function replyLadder(figures: ReplyLadderFigures): Ladder {
  return {
    ladderId: replyLadderId,
    priority: 1,
    rungs: [
      { key: 'notify', afterMs: 0, audience: ['owner', 'duty'] },
      { key: 'remind', afterMs: figures.remindMinutes * minuteMs, audience: ['owner', 'duty'] },
      {
        key: 'backup',
        afterMs: figures.backupMinutes * minuteMs,
        audience: ['owner', 'duty', 'backup'],
      },
      {
        key: 'breach',
        afterMs: figures.breachMinutes * minuteMs,
        audience: ['owner', 'duty', 'backup', 'lead', 'leader'],
      },
    ],
    repeat: {
      key: 'breach-again',
      everyMs: figures.repeatMinutes * minuteMs,
      audience: ['owner', 'duty', 'backup', 'lead', 'leader'],
    },
    dueAfterMs: figures.breachMinutes * minuteMs,
  };
}

/** M5: duty, lead and leader at once; backup at 5 min, breach at 10 min, then every 5 min. */
export function redLadder(figures: RedLadderFigures): Ladder {
  return {
    ladderId: redLadderId,
    priority: 0,
    rungs: [
      { key: 'red-notify', afterMs: 0, audience: ['owner', 'duty', 'lead', 'leader'] },
      {
        key: 'red-backup',
        afterMs: figures.backupMinutes * minuteMs,
        audience: ['owner', 'duty', 'backup'],
      },
      {
        key: 'red-breach',
        afterMs: figures.breachMinutes * minuteMs,
        audience: ['owner', 'duty', 'backup', 'lead', 'leader'],
      },
    ],
    repeat: {
      key: 'red-again',
      everyMs: figures.repeatMinutes * minuteMs,
      audience: ['owner', 'duty', 'backup', 'lead', 'leader', 'pool'],
    },
    dueAfterMs: figures.breachMinutes * minuteMs,
  };
}
