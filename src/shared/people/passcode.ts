/** How often a passcode may be wrong (G1): five times a day, fifteen in a row of days; then the class teacher helps. */
import type { LocalDate } from '../time';
import { guessing } from './policy';

export interface Tries {
  wrongOn: LocalDate | null;
  wrongTries: number;
  wrongInAll: number;
}

export const noTries: Tries = { wrongOn: null, wrongTries: 0, wrongInAll: 0 };

/** `today`: another day helps; `reset`: only a reset does; null: may be tried. */
export function closedOn(tries: Tries, today: LocalDate): 'today' | 'reset' | null {
  if (tries.wrongInAll >= guessing.wrongPasscodesInAll) return 'reset';
  const isToday = tries.wrongOn === today;
  return isToday && tries.wrongTries >= guessing.wrongPasscodesADay ? 'today' : null;
}

export function afterWrong(tries: Tries, today: LocalDate): Tries {
  const before = tries.wrongOn === today ? tries.wrongTries : 0;
  return { wrongOn: today, wrongTries: before + 1, wrongInAll: tries.wrongInAll + 1 };
}
