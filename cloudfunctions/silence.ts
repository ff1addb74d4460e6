/** What is done when the clock was found silent (M3): loaded then, for it needs the clock's part of every feature. */
import { alarmLeads } from './features/duty/alarm';
import { runClock } from './platform/clock-run';
import { claimAlarm, type Heartbeat } from './platform/heartbeat';
import { log } from './platform/log';
import type { Effect } from './platform/outbox';
import { loadEverySchool } from './platform/school';
import { clockPorts } from './wiring-clock';
import { deliver } from './wiring-delivery';

/** Alarm ids carry the silence's start: told once, also after a crash. `budgetMs` as `watchClock` says. */
export async function followSilence(
  heartbeat: Heartbeat,
  nowMs: number,
  budgetMs?: number,
): Promise<void> {
  const first = heartbeat.alarmedAtMs === null && (await raiseAlarm(heartbeat, nowMs, budgetMs));
  if (first || budgetMs === undefined) await runClock(clockPorts, nowMs, budgetMs);
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
  await deliver(effects, nowMs, budgetMs);
  return claimAlarm(heartbeat, nowMs);
}
