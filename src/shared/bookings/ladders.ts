/** What must happen by when (B2, B3), for the one ladder engine. Starts are fixed moments (moments.ts), never taps. */
import type { Ladder } from '../ladder';
import { dayMs } from '../time/instant';

export const reminderLadderIds = { day: 'booking-day', hour: 'booking-hour' } as const;
export const offerLadderId = 'booking-offer';
export const proposalLadderId = 'booking-proposal';
export const requestLadderId = 'booking-request';
export const decisionLadderId = 'booking-decision';

/** One rung at the reminder's own moment: once, whatever the clock does. */
export function reminderLadder(kind: keyof typeof reminderLadderIds): Ladder {
  return {
    ladderId: reminderLadderIds[kind],
    priority: 1,
    rungs: [{ key: 'remind', afterMs: 0, audience: ['owner', 'author'] }],
    repeat: null,
    dueAfterMs: 0,
  };
}

/** Told at its start, over at its end; `lengthMs` is the instance's own, so that a change of policy moves nothing. */
export function offerLadder(lengthMs: number): Ladder {
  return {
    ladderId: offerLadderId,
    priority: 1,
    rungs: [
      { key: 'offered', afterMs: 0, audience: ['author'] },
      { key: 'over', afterMs: lengthMs, audience: [] },
    ],
    repeat: null,
    dueAfterMs: lengthMs,
  };
}

/** The student is told what a grown-up proposed; without a yes the slot is given back. */
export function proposalLadder(lengthMs: number): Ladder {
  const over = { key: 'over', afterMs: lengthMs, audience: [] };
  return {
    ladderId: proposalLadderId,
    priority: 1,
    // Where the last time to book comes before the next half-day mark there is only the end.
    rungs: lengthMs > 0 ? [{ key: 'asked', afterMs: 0, audience: ['author'] }, over] : [over],
    repeat: null,
    dueAfterMs: lengthMs,
  };
}

/** B2: the counsellor is asked for a reason; a day later again, then the lead too. */
export function requestLadder(): Ladder {
  return {
    ladderId: requestLadderId,
    priority: 1,
    rungs: [
      { key: 'asked', afterMs: 0, audience: ['owner'] },
      { key: 'waits', afterMs: dayMs, audience: ['owner'] },
      { key: 'still-waits', afterMs: 2 * dayMs, audience: ['owner', 'lead'] },
    ],
    repeat: null,
    dueAfterMs: dayMs,
  };
}

/** B2: leaders decide; reminded each day for a week. */
export function decisionLadder(): Ladder {
  return {
    ladderId: decisionLadderId,
    priority: 1,
    rungs: [
      { key: 'asked', afterMs: 0, audience: ['leader'] },
      { key: 'waits', afterMs: dayMs, audience: ['leader'] },
      { key: 'waits', afterMs: 2 * dayMs, audience: ['leader'] },
      { key: 'waits', afterMs: 4 * dayMs, audience: ['leader'] },
    ],
    repeat: null,
    dueAfterMs: dayMs,
  };
}
