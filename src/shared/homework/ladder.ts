/** The ladder of a class's day (H1): who has not posted is reminded, then the class teacher hears what is missing. */
import type { Ladder } from '../ladder';
import { hourMs, minuteMs } from '../time/instant';

export const homeworkLadderId = 'homework-day';

/** See policy.ts; the reminder comes before the due time by its range. */
export interface HomeworkLadderFigures {
  dueHour: number;
  remindBeforeMinutes: number;
}

/** Starts with the day. `owner`: teachers with lessons that day, `lead`: the class teacher. */
export function homeworkLadder({ dueHour, remindBeforeMinutes }: HomeworkLadderFigures): Ladder {
  const dueAfterMs = dueHour * hourMs;
  return {
    ladderId: homeworkLadderId,
    priority: 1,
    rungs: [
      { key: 'remind', afterMs: dueAfterMs - remindBeforeMinutes * minuteMs, audience: ['owner'] },
      { key: 'overdue', afterMs: dueAfterMs, audience: ['owner', 'lead'] },
    ],
    repeat: null,
    dueAfterMs,
  };
}

/** `dayId`: see dayIdOf. */
export function homeworkLadderInstanceId(dayId: string): string {
  return `homework.${dayId}`;
}
