/** The clock's heartbeat (M3): written at the end of a whole run, so that a clock that dies half-way is missed. */
import { command } from './cloud';
import { heartbeats, type Heartbeat } from './collections/heartbeats';
import { addOnce, compareAndSet, getById, updateWhere } from './store';

export type { Heartbeat };

export const heartbeatId = 'clock';
/** M3: a monitor alarms when the clock has not run for 5 min. */
export const silenceMs = 5 * 60_000;

export async function beat(nowMs: number): Promise<void> {
  // A later beat of another clock is as good as ours: time never goes back here.
  const updated = await updateWhere(
    heartbeats,
    { _id: heartbeatId, lastRunAtMs: command.lte(nowMs) },
    { lastRunAtMs: nowMs, alarmedAtMs: null, version: command.inc(1) },
  );
  if (updated === 0) await addOnce(heartbeats, firstBeat(nowMs));
}

function firstBeat(nowMs: number): Heartbeat {
  return { _id: heartbeatId, lastRunAtMs: nowMs, alarmedAtMs: null, version: 0 };
}

/** The silent heartbeat, when it is 5 min old or missing; null while all is well. */
export async function findSilence(nowMs: number): Promise<Heartbeat | null> {
  const heartbeat = await getById(heartbeats, heartbeatId);
  if (!heartbeat) {
    await addOnce(heartbeats, {
      _id: heartbeatId,
      lastRunAtMs: nowMs,
      alarmedAtMs: null,
      version: 0,
    });
    return null;
  }
  return nowMs - heartbeat.lastRunAtMs >= silenceMs ? heartbeat : null;
}

/** True for the one caller that may raise the alarm of this silence. */
export async function claimAlarm(heartbeat: Heartbeat, nowMs: number): Promise<boolean> {
  if (heartbeat.alarmedAtMs !== null) return false;
  return compareAndSet(heartbeats, heartbeat, { alarmedAtMs: nowMs });
}
