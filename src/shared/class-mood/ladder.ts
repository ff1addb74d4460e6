/** The ladder of one class-week (W1): asked twice on the due day, then the grade leader is told. */
import type { Ladder } from '../ladder';
import { hourMs, type LocalDate } from '../time';

export const moodLadderId = 'class-mood';

/** Hours of the due day, see policy.ts; in this order by their ranges. */
export interface MoodLadderFigures {
  remindHour: number;
  remindAgainHour: number;
  dueHour: number;
}

/** Starts with the due day. `owner` is the class teacher, `lead` who leads the grade. */
export function moodLadder(figures: MoodLadderFigures): Ladder {
  return {
    ladderId: moodLadderId,
    priority: 1,
    rungs: [
      { key: 'remind', afterMs: figures.remindHour * hourMs, audience: ['owner'] },
      { key: 'remind-again', afterMs: figures.remindAgainHour * hourMs, audience: ['owner'] },
      { key: 'overdue', afterMs: figures.dueHour * hourMs, audience: ['owner', 'lead'] },
    ],
    repeat: null,
    dueAfterMs: figures.dueHour * hourMs,
  };
}

/** The due day is part of the id: a due day that moves gets a clock of its own, the old one stops by itself. */
export function moodLadderInstanceId(formId: string, dueDate: LocalDate): string {
  return `mood.${formId}.${dueDate}`;
}
