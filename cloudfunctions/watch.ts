/** M3: when the clock is silent for 5 min, one caller raises the alarm and whoever saw it catches up. */
import { alarmLeads } from './features/duty/alarm';
import { runClock } from './platform/clock-run';
import { claimAlarm, findSilence, type Heartbeat } from './platform/heartbeat';
import { deliverAll } from './platform/outbox-sender';
import { clockPorts, deliveryPorts, schoolIds } from './wiring';

/**
 * True when the clock was found silent. Alarm ids carry the silence's start: told once, also after a crash.
 * With `budgetMs` (a call that a person waits for) only the one that claims the alarm catches up, that long.
 */
export async function watchClock(nowMs: number, budgetMs?: number): Promise<boolean> {
  const heartbeat = await findSilence(nowMs);
  if (!heartbeat) return false;
  const first = heartbeat.alarmedAtMs === null && (await raiseAlarm(heartbeat, nowMs));
  if (first || budgetMs === undefined) await runClock(clockPorts, nowMs, budgetMs);
  return true;
}

async function raiseAlarm(heartbeat: Heartbeat, nowMs: number): Promise<boolean> {
  const minutes = String(Math.floor((nowMs - heartbeat.lastRunAtMs) / 60_000));
  for (const schoolId of await schoolIds()) {
    const id = `clock-silent.${heartbeat.lastRunAtMs}`;
    const effects = await alarmLeads(
      schoolId,
      id,
      'system.clock-silent',
      { count: minutes },
      nowMs,
    );
    await deliverAll(effects, deliveryPorts, nowMs);
  }
  return claimAlarm(heartbeat, nowMs);
}
