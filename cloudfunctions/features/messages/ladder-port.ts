/** What the clock does for the message box: fires rungs, tells the student what was missed (M3, M5). */
import type { DutyPort } from '../../../src/shared/duty/ports';
import { redLadderId, replyLadderId } from '../../../src/shared/messages/ladders';
import type { ThreadTrack } from '../../../src/shared/messages/tracker';
import type { LadderPort, LadderPorts } from '../../platform/ladder-runner';
import { threads } from './collections';
import { announce, ladderOf } from './thread-ladders';
import { saveThread, withStaff } from './thread-moves';

export function messageLadders(duty: DutyPort): LadderPorts {
  const port: LadderPort = {
    ladder: (instance, school) => ladderOf(instance.ladderId, school, instance.startedAtMs),
    async fire(transaction, { instance, firing, school, nowMs }) {
      const thread = await transaction.get(threads, instance.subject.id);
      if (!thread || !runs(thread.track, instance._id)) return { stillDue: false, effects: [] };
      const desk = await duty.desk(instance.schoolId, nowMs);
      const told = { ...thread, track: tellMiss(thread.track, instance.ladderId, nowMs) };
      const { effects, calledIds } = await announce(transaction, firing, {
        thread: told,
        desk,
        school,
        nowMs,
      });
      await saveThread(transaction, withStaff(told, calledIds));
      return { stillDue: true, effects };
    },
  };
  return { [replyLadderId]: port, [redLadderId]: port };
}

/** The thread still has this very clock running. */
function runs(track: ThreadTrack, instanceId: string): boolean {
  return track.red?.ladderInstanceId === instanceId || track.replyLadderInstanceId === instanceId;
}

/** A missed promise is told to the student from the moment the clock finds it (M5). */
function tellMiss(track: ThreadTrack, ladderId: string, nowMs: number): ThreadTrack {
  if (ladderId === replyLadderId) {
    const missed = track.dueAtMs !== null && track.dueAtMs <= nowMs && track.breachedAtMs === null;
    return missed ? { ...track, breachedAtMs: nowMs } : track;
  }
  const { red } = track;
  const missed =
    red !== null &&
    red.acknowledgedAtMs === null &&
    red.breachedAtMs === null &&
    red.dueAtMs <= nowMs;
  return missed ? { ...track, red: { ...red, breachedAtMs: nowMs } } : track;
}
