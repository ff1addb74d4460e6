/** What the clock does for the message box: fires rungs, tells the student what was missed (M3, M5). */
import type { Desk } from '../../../src/shared/duty/ports';
import { redLadderId, replyLadderId } from '../../../src/shared/messages/ladders';
import type { ThreadTrack } from '../../../src/shared/messages/tracker';
import type { LadderPort, LadderPorts } from '../../platform/ladder-runner';
import { threads, type Thread } from './collections';
import { giveTo, ownerNow, withStaff, type Owner } from './ownership';
import { deskOf, type ThreadDuty } from './thread-desk';
import { announce, ladderOf } from './thread-ladders';
import { saveThread } from './thread-moves';

export function messageLadders(duty: ThreadDuty): LadderPorts {
  const port: LadderPort = {
    ladder: (instance, school) => ladderOf(instance.ladderId, school, instance.startedAtMs),
    async fire(transaction, { instance, firing, school, nowMs }) {
      const thread = await transaction.get(threads, instance.subject.id);
      if (!thread || !runs(thread.track, instance._id)) return { stillDue: false, effects: [] };
      const desk = await deskOf(duty, thread, await duty.desk(instance.schoolId, nowMs), nowMs);
      const told = { ...thread, track: tellMiss(thread.track, instance.ladderId, nowMs) };
      const given = await giveTo(transaction, told, ownerWhoIsThere(told, desk, nowMs), {
        // The rung itself tells the owner of red.
        tellsOfRed: instance.ladderId !== redLadderId,
        nowMs,
      });
      const facts = { thread: given.thread, desk, school, nowMs };
      const { effects, calledIds } = await announce(transaction, firing, facts);
      await saveThread(transaction, withStaff(given.thread, calledIds));
      return { stillDue: true, effects: [...given.effects, ...effects] };
    },
  };
  return { [replyLadderId]: port, [redLadderId]: port };
}

/** An owner on leave or out of reach gives the thread on, when the chain has somebody who is there (M2). */
function ownerWhoIsThere(thread: Thread, desk: Desk, nowMs: number): Owner {
  const next = ownerNow(desk, nowMs);
  const isStuck = !desk.isThere(thread.ownerPersonId, nowMs);
  return isStuck && desk.isThere(next.ownerPersonId, nowMs) ? next : thread;
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
