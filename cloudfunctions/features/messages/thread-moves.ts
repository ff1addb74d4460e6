/** One move of a stored thread: the tracker decides, this writes what follows from it (M2–M5). */
import type { Desk } from '../../../src/shared/duty/ports';
import {
  moveThread,
  type ThreadTrack,
  type TrackEvent,
  type TrackFigures,
} from '../../../src/shared/messages/tracker';
import { firstPromiseOf } from '../../../src/shared/messages/earlier-promise';
import { messagesFiguresAt } from '../../../src/shared/messages/policy';
import { AppError } from '../../platform/errors';
import type { Effect } from '../../platform/outbox';
import type { School } from '../../platform/school';
import type { Transaction } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { giveTo, ownerFor, withStaff } from './ownership';
import { deskOf, type ThreadDuty } from './thread-desk';
import { carryOut } from './thread-ladders';

export interface MoveFacts {
  duty: ThreadDuty;
  /** The school's; a thread that is about somebody sees another (W9). */
  desk: Desk;
  school: School;
  nowMs: number;
}

export function trackFigures(school: School, atMs: number): TrackFigures {
  return messagesFiguresAt(school.policyValues, atMs);
}

/** Order of the inbox: danger, waiting by due time, done newest first. */
export function inboxPlace(track: ThreadTrack, lastMessageAtMs: number) {
  const promise = firstPromiseOf(track);
  if (promise === null) return { inboxRank: 2, inboxSortMs: -lastMessageAtMs };
  const isDanger = track.red !== null || track.level === 'red';
  return { inboxRank: isDanger ? 0 : 1, inboxSortMs: promise.dueAtMs };
}

/**
 * Applies `event` to `thread` and carries out its ladder commands; the caller stores the returned thread.
 * A wait that begins is routed anew, so that it always has an owner (M2). Throws the tracker's refusals.
 */
export async function applyMove(
  transaction: Transaction,
  thread: Thread,
  track: ThreadTrack | null,
  event: TrackEvent,
  facts: MoveFacts,
): Promise<{ thread: Thread; effects: Effect[] }> {
  const result = moveThread(
    thread._id,
    track,
    event,
    facts.nowMs,
    trackFigures(facts.school, beginsAtMs(event, facts.nowMs)),
  );
  if (!result.ok) throw new AppError(result.error, `thread ${event.kind}`);
  const waitBegan = result.track.waits > (track?.waits ?? 0);
  const redBegan = result.track.reds > (track?.reds ?? 0);
  const changed: Thread = {
    ...thread,
    track: result.track,
    redNoticed: redBegan ? { owner: false, leader: false } : thread.redNoticed,
    leaderTold: waitBegan ? false : thread.leaderTold,
  };
  const desk = await deskOf(facts.duty, thread, facts.desk, facts.nowMs);
  // A wait or a danger that begins is routed anew, whoever had the thread before.
  const given =
    waitBegan || redBegan
      ? await giveTo(transaction, changed, ownerFor(changed, desk, facts.nowMs), {
          // The first rung tells the owner.
          tellsOfRed: !redBegan,
          nowMs: facts.nowMs,
        })
      : { thread: changed, effects: [] };
  const { effects, calledIds } = await carryOut(transaction, result.commands, {
    ...facts,
    thread: given.thread,
    desk,
  });
  return {
    thread: withStaff(given.thread, calledIds),
    effects: [...given.effects, ...effects],
  };
}

/** A wait that a reply leaves over began with the first unseen message: under the policy of that moment. */
function beginsAtMs(event: TrackEvent, nowMs: number): number {
  return event.kind === 'staff-replies' && event.unseen ? event.unseen.sinceMs : nowMs;
}

/** Writes what moves change, and the inbox place that follows, with the next version. */
export async function saveThread(transaction: Transaction, thread: Thread): Promise<Thread> {
  const saved: Thread = {
    ...thread,
    ...inboxPlace(thread.track, thread.lastMessageAtMs),
    version: thread.version + 1,
  };
  await transaction.update(threads, saved._id, saved);
  return saved;
}
