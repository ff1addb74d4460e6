/** One move of a stored thread: the tracker decides, this writes what follows from it (M2–M5). */
import type { Desk } from '../../../src/shared/duty/ports';
import {
  moveThread,
  type ThreadTrack,
  type TrackEvent,
  type TrackFigures,
} from '../../../src/shared/messages/tracker';
import { messagesFiguresAt } from '../../../src/shared/messages/policy';
import { AppError } from '../../platform/errors';
import type { Effect } from '../../platform/outbox';
import type { School } from '../../platform/school';
import type { Transaction } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { carryOut } from './thread-ladders';

export interface MoveFacts {
  desk: Desk;
  school: School;
  nowMs: number;
}

export function trackFigures(school: School, atMs: number): TrackFigures {
  return messagesFiguresAt(school.policyValues, atMs);
}

/** Order of the inbox: danger, waiting by due time, done newest first. */
export function inboxPlace(track: ThreadTrack, lastMessageAtMs: number) {
  if (track.red) return { inboxRank: 0, inboxSortMs: track.red.dueAtMs };
  if (track.dueAtMs !== null) {
    return { inboxRank: track.level === 'red' ? 0 : 1, inboxSortMs: track.dueAtMs };
  }
  return { inboxRank: 2, inboxSortMs: -lastMessageAtMs };
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
    trackFigures(facts.school, facts.nowMs),
  );
  if (!result.ok) throw new AppError(result.error, `thread ${event.kind}`);
  const began = result.track.waits > (track?.waits ?? 0) || result.track.reds > (track?.reds ?? 0);
  const routed = began ? routeThread({ ...thread, track: result.track }, facts) : thread;
  const redBegan = result.track.reds > (track?.reds ?? 0);
  const moved: Thread = {
    ...routed,
    track: result.track,
    redNoticed: redBegan ? { owner: false, leader: false } : thread.redNoticed,
  };
  const { effects, calledIds } = await carryOut(transaction, result.commands, {
    thread: moved,
    ...facts,
  });
  return { thread: withStaff(moved, calledIds), effects };
}

/** Owner by the roster now: a wait or a danger that begins is routed anew, whoever had the thread before. */
function routeThread(thread: Thread, { desk, nowMs }: MoveFacts): Thread {
  const route = desk.route(nowMs);
  return withStaff(
    { ...thread, ownerPersonId: route.ownerId, ownerRole: route.ownerRole, gap: route.gap },
    [route.ownerId],
  );
}

/** Adds people who may read and answer. */
export function withStaff(thread: Thread, personIds: readonly string[]): Thread {
  return { ...thread, staffIds: [...new Set([...thread.staffIds, ...personIds])] };
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
