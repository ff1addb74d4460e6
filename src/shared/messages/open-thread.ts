/** Whether something is still owed in a thread (M7): then nothing deletes it, however old it is. */
import type { ThreadTrack } from './tracker';

/** Waits for an answer, or is in danger: a level that nobody has lowered counts, also when it was answered. */
export function isOpenThread({ awaitingSinceMs, red, level }: ThreadTrack): boolean {
  return awaitingSinceMs !== null || red !== null || level === 'red';
}
