/** How often a holder may try a passphrase or a recovery code (M6). Kept in the store, taken before the try. */
import { minuteMs, type InstantMs } from '../time';

export interface Tries {
  /** Wrong ones since the last right one, the one under way included. */
  triesCount: number;
  /** Not before this instant. */
  pausedUntilMs: InstantMs;
}

export const noTries: Tries = { triesCount: 0, pausedUntilMs: 0 };

/** So many in a row; after that each further one costs a pause. */
export const triesInARow = 5;
export const pauseMs = 15 * minuteMs;

/** The try as it must be stored before the secret is looked at; null while paused. */
export function takeTry({ triesCount, pausedUntilMs }: Tries, nowMs: InstantMs): Tries | null {
  if (nowMs < pausedUntilMs) return null;
  const taken = triesCount + 1;
  return { triesCount: taken, pausedUntilMs: taken >= triesInARow ? nowMs + pauseMs : 0 };
}
