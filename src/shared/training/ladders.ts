/** What must happen by when (T1), for the one ladder engine. Starts are fixed moments (moments.ts), never taps. */
import type { Ladder } from '../ladder';
import type { ReminderKind } from './moments';

export const reminderLadderIds = { day: 'training-day', hour: 'training-hour' } as const;
export const keepLadderId = 'training-keep';

/** One rung at the reminder's own moment: once, whatever the clock does. */
export function reminderLadder(kind: ReminderKind): Ladder {
  return {
    ladderId: reminderLadderIds[kind],
    priority: 1,
    rungs: [{ key: 'remind', afterMs: 0, audience: ['author'] }],
    repeat: null,
    dueAfterMs: 0,
  };
}

/** Told at its start, over at its end; `lengthMs` is the instance's own, so that a change of policy moves nothing. */
export function keepLadder(lengthMs: number): Ladder {
  return {
    ladderId: keepLadderId,
    priority: 1,
    rungs: [
      { key: 'promoted', afterMs: 0, audience: ['author'] },
      { key: 'over', afterMs: lengthMs, audience: [] },
    ],
    repeat: null,
    dueAfterMs: lengthMs,
  };
}
