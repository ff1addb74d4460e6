/**
 * What must hold of stored threads, clocks and notices at every instant (M2, M3, M5). Pure and unaware of
 * where the documents come from: the pure world and the dump of the local cloud are checked by the same words.
 */
import type { LadderInstance } from '../../../src/shared/ladder';
import type { ThreadTrack } from '../../../src/shared/messages/tracker';

export const guarantees = [
  'waiting has an owner',
  'waiting has a next rung',
  'red has a red clock',
  'an ended clock stays ended',
  'every rung is recorded once',
  'no flood',
  'a recorded rung was announced',
  'an effect is recorded once',
  'the deadline stays',
  'red ends by a person only',
  'acknowledging gives ten minutes',
] as const;
/** No dump tells what stood on a screen: only whoever watched the act can say. */
export const watchedGuarantees = ['nobody ends what they had not seen'] as const;
export type Guarantee = (typeof guarantees)[number] | (typeof watchedGuarantees)[number];

export interface Problem {
  guarantee: Guarantee;
  detail: string;
}

export interface CheckedThread {
  readonly _id: string;
  readonly ownerPersonId: string;
  readonly track: ThreadTrack;
}

/** One notice of one rung to one person. */
export interface CheckedEffect {
  readonly _id: string;
  readonly instanceId: string;
  readonly index: number;
  readonly to: string;
}

export interface Snapshot {
  readonly threads: readonly CheckedThread[];
  readonly ladders: readonly LadderInstance[];
  readonly effects: readonly CheckedEffect[];
  /** The latest `nowMs` of a clock that ran to its end. */
  readonly clockedAtMs: number;
}

export function problemsOf(snapshot: Snapshot): Problem[] {
  const problems: Problem[] = [];
  const laddersById = new Map(snapshot.ladders.map((ladder) => [ladder._id, ladder]));
  const named = new Set<string>();
  for (const thread of snapshot.threads) {
    problems.push(...threadProblems(thread, laddersById, snapshot.clockedAtMs));
    if (thread.track.replyLadderInstanceId) named.add(thread.track.replyLadderInstanceId);
    if (thread.track.red) named.add(thread.track.red.ladderInstanceId);
  }
  const announced = announcedRungs(snapshot.effects, problems);
  for (const ladder of snapshot.ladders) {
    if (ladder.state === 'running' && !named.has(ladder._id))
      problems.push({
        guarantee: 'an ended clock stays ended',
        detail: `${ladder._id} runs and no thread has it`,
      });
    problems.push(...recordProblems(ladder, announced.get(ladder._id) ?? new Set()));
  }
  for (const instanceId of announced.keys())
    if (!laddersById.has(instanceId))
      problems.push({
        guarantee: 'every rung is recorded once',
        detail: `${instanceId} was announced and is not stored`,
      });
  return problems;
}

function threadProblems(
  { _id, ownerPersonId, track }: CheckedThread,
  ladders: ReadonlyMap<string, LadderInstance>,
  clockedAtMs: number,
): Problem[] {
  const problems: Problem[] = [];
  const isOwed = track.awaitingSinceMs !== null || track.red !== null;
  if (isOwed && ownerPersonId === '')
    problems.push({ guarantee: 'waiting has an owner', detail: `${_id} has none` });
  const expectClock = (
    guarantee: Guarantee,
    id: string | null,
    sinceMs: number,
    dueMs: number | null,
  ) => {
    const ladder = id === null ? undefined : ladders.get(id);
    const say = (detail: string) => problems.push({ guarantee, detail: `${_id}: ${detail}` });
    if (!ladder) return say(`its clock ${String(id)} is not stored`);
    if (ladder.state !== 'running') return say(`its clock ${ladder._id} does not run`);
    if (ladder.subject.id !== _id) return say(`${ladder._id} belongs to ${ladder.subject.id}`);
    if (ladder.startedAtMs !== sinceMs) return say(`${ladder._id} did not start with the wait`);
    if (dueMs !== null && ladder.dueAtMs !== dueMs)
      return say(`${ladder._id} is due at another time`);
    if (ladder.nextAtMs <= clockedAtMs)
      return say(`${ladder._id} was left at ${ladder.nextAtMs} by a clock at ${clockedAtMs}`);
    return undefined;
  };
  if (track.awaitingSinceMs !== null) {
    const { replyLadderInstanceId, awaitingSinceMs, dueAtMs } = track;
    expectClock('waiting has a next rung', replyLadderInstanceId, awaitingSinceMs, dueAtMs);
  } else if (track.state === 'waiting' || track.state === 'reopened')
    problems.push({ guarantee: 'waiting has a next rung', detail: `${_id} waits for nothing` });
  if (track.red)
    expectClock('red has a red clock', track.red.ladderInstanceId, track.red.sinceMs, null);
  return problems;
}

/** Rungs that reached somebody, by clock; an effect that exists twice is told on the way. */
function announcedRungs(
  effects: readonly CheckedEffect[],
  problems: Problem[],
): Map<string, Set<number>> {
  const rungs = new Map<string, Set<number>>();
  const ids = new Set<string>();
  const facts = new Set<string>();
  for (const { _id, instanceId, index, to } of effects) {
    const fact = `${instanceId} ${index} ${to}`;
    if (ids.has(_id) || facts.has(fact))
      problems.push({ guarantee: 'an effect is recorded once', detail: `${_id} exists twice` });
    ids.add(_id);
    facts.add(fact);
    const known = rungs.get(instanceId);
    if (known) known.add(index);
    else rungs.set(instanceId, new Set([index]));
  }
  return rungs;
}

/** The records cover 0…nextIndex-1 once, each at or after its time, never two that were due together. */
function recordProblems(ladder: LadderInstance, announced: ReadonlySet<number>): Problem[] {
  const problems: Problem[] = [];
  const say = (guarantee: Guarantee, detail: string) =>
    problems.push({ guarantee, detail: `${ladder._id}: ${detail}` });
  let next = 0;
  let firedAtMs = Number.NEGATIVE_INFINITY;
  let announcedInRecords = 0;
  for (const { index, toIndex, plannedAtMs, atMs, outcome } of ladder.rungs) {
    if (index !== next || toIndex < index)
      say('every rung is recorded once', `${index}-${toIndex} stands where ${next} belongs`);
    next = toIndex + 1;
    if (atMs < plannedAtMs) say('every rung is recorded once', `${index} came before its time`);
    if (plannedAtMs <= firedAtMs) say('no flood', `${index} was due when the one before it fired`);
    if (outcome === 'fired') firedAtMs = atMs;
    const heard = [...announced].filter((at) => at >= index && at <= toIndex).length;
    announcedInRecords += heard;
    const expected = outcome === 'fired' ? toIndex - index + 1 : 0;
    if (outcome !== 'mixed' && heard !== expected)
      say('a recorded rung was announced', `${index}-${toIndex} ${outcome}: ${heard} announced`);
  }
  if (next !== ladder.nextIndex)
    say('every rung is recorded once', `recorded up to ${next}, next is ${ladder.nextIndex}`);
  if (announcedInRecords !== announced.size)
    say('every rung is recorded once', 'a rung was announced and is not recorded');
  return problems;
}
