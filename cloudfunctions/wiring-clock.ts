/** Joins the features to the clock: `clock` itself, and whoever catches up for a silent one. */
import { toLocalDate } from '../src/shared/time';
import type { ClockPorts, MinuteWork } from './platform/clock-run';
import type { LadderPorts } from './platform/ladder-runner';
import { log } from './platform/log';
import { alarmLeads } from './features/duty/alarm';
import { followRosters } from './features/duty/apply-duty-changes';
import { transferWaiting } from './features/messages/transfer-waiting';
import { deliveryPorts } from './wiring-delivery';
import { duty, dutyPeople } from './wiring-duty';
import { featureClocks } from './wiring-feature-clocks';

/** A rung that could not be fired for this long is a human's business, like a silent clock (M3). */
const stuckAfterMs = 5 * 60_000;

export const clockPorts: ClockPorts = {
  ladders: Object.assign({}, ...featureClocks.map(({ ladders }) => ladders)) as LadderPorts,
  delivery: deliveryPorts,
  everyMinute: (nowMs) =>
    followRosters(nowMs, {
      people: dutyPeople,
      transferWaiting: (schoolId, desk, atMs) => transferWaiting(duty, schoolId, desk, atMs),
    }),
  routine: everyRoutine,
  unchained: (schoolId, nowMs) =>
    alarmLeads(schoolId, `unchained.${toLocalDate(nowMs)}`, 'system.audit-unchained', {}, nowMs),
  async stuck({ _id, schoolId, nextIndex, nextAtMs }, nowMs) {
    if (nowMs - nextAtMs < stuckAfterMs) return [];
    try {
      return await alarmLeads(
        schoolId,
        `stuck.${_id}.${nextIndex}`,
        'system.rung-stuck',
        {},
        nowMs,
      );
    } catch (error) {
      log({ event: 'alarm-failed', code: error instanceof Error ? error.name : 'database' });
      return [];
    }
  },
};

/** Side by side; one that fails does not keep the others waiting. */
async function everyRoutine(nowMs: number): Promise<MinuteWork> {
  const results = await Promise.allSettled(
    featureClocks.map(async (clock) => (await clock.everyMinute?.(nowMs)) ?? []),
  );
  const effects = results.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = results.find((one) => one.status === 'rejected');
  return { effects, failure: (failed?.reason as unknown) ?? null };
}
