/** Every minute: fires due rungs, sends what waits, follows the roster, chains the audit. */
import { readNowMs } from '../platform/clock/clock';
import { callerOpenId } from '../platform/cloud';
import { runClock } from '../platform/clock-run';
import { clockPorts } from '../wiring-clock';

export async function main(): Promise<{ ok: boolean }> {
  // Timers have no caller; a client has no business here.
  if (callerOpenId() !== '') return { ok: false };
  await runClock(clockPorts, readNowMs());
  return { ok: true };
}
