/** M3: when the clock is silent for 5 min, one caller raises the alarm and whoever saw it catches up. */
import { alarmLeads } from './features/duty/alarm';
import { runClock } from './platform/clock-run';
import { claimAlarm, findSilence, type Heartbeat } from './platform/heartbeat';
import { log } from './platform/log';
import type { Effect } from './platform/outbox';
import { deliverAll } from './platform/outbox-sender';
import { loadEverySchool } from './platform/school';
import { clockPorts, deliveryPorts } from './wiring';

/**
 * True when the clock was found silent. Alarm ids carry the silence's start: told once, also after a crash.
 * With `budgetMs` (a call that a person waits for) only the one that claims the alarm catches up, that long.
 */
export async function watchClock(nowMs: number, budgetMs?: number): Promise<boolean> {
  const heartbeat = await findSilence(nowMs);
  if (!heartbeat) return false;
  const first = heartbeat.alarmedAtMs === null && (await raiseAlarm(heartbeat, nowMs, budgetMs));
  if (first || budgetMs === undefined) await runClock(clockPorts, nowMs, budgetMs);
  return true;
}

async function raiseAlarm(
  heartbeat: Heartbeat,
  nowMs: number,
  budgetMs?: number,
): Promise<boolean> {
  const count = String(Math.floor((nowMs - heartbeat.lastRunAtMs) / 60_000));
  const id = `clock-silent.${heartbeat.lastRunAtMs}`;
  const effects: Effect[] = [];
  for (const { schoolId } of await loadEverySchool(nowMs))
    try {
      effects.push(...(await alarmLeads(schoolId, id, 'system.clock-silent', { count }, nowMs)));
    } catch (error) {
      // A school without a roster yet has nobody to tell; the others are told all the same.
      log({ event: 'alarm-failed', code: error instanceof Error ? error.name : 'database' });
    }
  await deliverAll(effects, deliveryPorts, nowMs, budgetMs);
  return claimAlarm(heartbeat, nowMs);
}
