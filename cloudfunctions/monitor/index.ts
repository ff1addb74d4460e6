/** Every minute, on its own trigger: alarms when the clock has not run for 5 min, and catches up (M3). */
import { readNowMs } from '../platform/clock/clock';
import { callerOpenId } from '../platform/cloud';
import { watchClock } from '../watch';

export async function main(): Promise<{ silent: boolean | null }> {
  // Timers have no caller; a client has no business here.
  if (callerOpenId() !== '') return { silent: null };
  return { silent: await watchClock(readNowMs()) };
}
