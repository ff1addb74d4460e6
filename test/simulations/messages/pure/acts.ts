/** The use cases of the pure world: a person's move of a thread, and one run of the clock. */
import {
  deferLadder,
  startLadder,
  stopLadder,
  type Audience,
  type Firing,
  type Ladder,
  type LadderInstance,
} from '../../../../src/shared/ladder';
import { redLadder, redLadderId, replyLadder } from '../../../../src/shared/messages/ladders';
import {
  messagesFiguresAt,
  redLadderFiguresAt,
  replyLadderFiguresAt,
} from '../../../../src/shared/messages/policy';
import type { Level } from '../../../../src/shared/messages/model';
import type { LadderCommand, TrackEvent } from '../../../../src/shared/messages/tracker';
import type { CheckedThread } from '../checks';
import type { Happening, Post } from '../what-is-owed';
import type { Transaction } from './store';
import { isRepeat, Refused, type Act, type Note, type World } from './world';

export type OtherEvent = Exclude<TrackEvent, { kind: 'student-posts' | 'staff-replies' }>;

/** As often the product reads what came meanwhile and tries again. */
const mostTries = 6;

const figures = messagesFiguresAt([], 0);
const reply = replyLadder(replyLadderFiguresAt([], 0));
const red = redLadder(redLadderFiguresAt([], 0));
const ladderOf = (ladderId: string): Ladder => (ladderId === redLadderId ? red : reply);

/** A student's message carries its id: the same id is the same message. */
export function* studentPosts(
  world: World,
  nowMs: number,
  threadId: string,
  { messageId, level }: { messageId: string; level: Level },
): Act {
  yield* attempt(world, (transaction) => {
    const seq = (transaction.get('threads', threadId)?.lastSeq ?? 0) + 1;
    transaction.add('messages', { _id: messageId, threadId, seq, atMs: nowMs, level });
    const happening = { kind: 'student-posts', level, seq } as const;
    const event = { kind: 'student-posts', level } as const;
    return moveInside(world, transaction, threadId, { event, happening, lastSeq: seq }, nowMs);
  });
}

/** Any other act of a person but a reply. `seenSeq`: the last message on a colleague's screen. */
export function* personActs(
  world: World,
  nowMs: number,
  threadId: string,
  event: OtherEvent,
  seenSeq: number,
): Act {
  yield* attempt(world, (transaction) => {
    const lastSeq = transaction.get('threads', threadId)?.lastSeq ?? 0;
    if (world.rules.minds(event, seenSeq, lastSeq)) throw new Refused('stale-version');
    const move = { event, happening: event, lastSeq, seenSeq };
    return moveInside(world, transaction, threadId, move, nowMs);
  });
}

/** What came meanwhile is read outside the transaction, as the product has to. */
export function* staffReplies(world: World, nowMs: number, threadId: string, seenSeq: number): Act {
  let known: Post[] = [];
  for (let tries = 0; tries < mostTries; tries += 1) {
    let isBehind = false;
    yield* attempt(world, (transaction) => {
      const lastSeq = transaction.get('threads', threadId)?.lastSeq ?? 0;
      isBehind = lastSeq > seenSeq && known.at(-1)?.seq !== lastSeq;
      if (isBehind) return [];
      const event = {
        kind: 'staff-replies',
        unseen: lastSeq > seenSeq ? world.rules.unseen(known, seenSeq) : null,
      } as const;
      const happening = { kind: 'staff-replies', seenSeq } as const;
      if (lastSeq > seenSeq) world.counts.unaware += 1;
      return moveInside(world, transaction, threadId, { event, happening, lastSeq }, nowMs);
    });
    if (!isBehind) return;
    yield;
    known = world.store
      .all('messages')
      .filter((message) => message.threadId === threadId && message.seq > seenSeq)
      .sort((one, other) => one.seq - other.seq);
  }
  world.counts.refused += 1;
}

function* attempt(world: World, work: (transaction: Transaction) => Note[]): Act {
  try {
    yield* world.transact(work);
  } catch (error) {
    if (error instanceof Refused) world.counts.refused += 1;
    else if (!isRepeat(error, world)) throw error;
  }
}

interface MoveInside {
  event: TrackEvent;
  happening: Happening;
  lastSeq: number;
  seenSeq?: number;
}

function moveInside(
  world: World,
  transaction: Transaction,
  threadId: string,
  { event, happening, lastSeq, seenSeq }: MoveInside,
  nowMs: number,
): Note[] {
  const stored = transaction.get('threads', threadId);
  const result = world.rules.move(threadId, stored?.track ?? null, event, nowMs, figures);
  if (!result.ok) throw new Refused(result.error);
  const { waits, reds } = stored?.track ?? { waits: 0, reds: 0 };
  const begins = result.track.waits > waits || result.track.reds > reds;
  const ownerPersonId = begins || !stored ? world.rules.owner(nowMs) : stored.ownerPersonId;
  const thread = { _id: threadId, ownerPersonId, track: result.track, lastSeq };
  for (const command of result.commands)
    if (world.rules.carriesOut(command, event))
      carryOut(world, transaction, command, thread, nowMs);
  if (stored) transaction.update('threads', thread);
  else transaction.add('threads', thread);
  return [{ kind: 'moved', threadId, happening, seenSeq, nowMs }];
}

function carryOut(
  world: World,
  transaction: Transaction,
  command: LadderCommand,
  thread: CheckedThread,
  nowMs: number,
): void {
  if (command.kind === 'start') {
    const ladder = ladderOf(command.ladder);
    const fresh = startLadder(ladder, {
      _id: command.instanceId,
      schoolId: 'school-a',
      subject: { kind: 'thread', id: thread._id },
      policyVersion: 0,
      startedAtMs: command.startedAtMs,
    });
    const [firing] = world.rules.firings(ladder, fresh, Math.max(nowMs, command.startedAtMs));
    transaction.add('ladders', firing ? firing.instance : fresh);
    if (firing) announce(world, transaction, firing, thread, nowMs);
    return;
  }
  const instance = transaction.get('ladders', command.instanceId);
  if (!instance) return;
  const next =
    command.kind === 'stop'
      ? stopLadder(instance)
      : deferLadder(ladderOf(instance.ladderId), instance, command.nextAtMs);
  if (next !== instance) transaction.update('ladders', next);
}

/** One notice for each person that the rung reaches. */
function announce(
  world: World,
  transaction: Transaction,
  firing: Firing,
  thread: CheckedThread,
  nowMs: number,
): void {
  if (!world.rules.announcesRung) return;
  const personOf = (audience: Audience) => (audience === 'owner' ? thread.ownerPersonId : audience);
  for (const to of new Set(firing.audience.map(personOf))) {
    const { _id: instanceId } = firing.instance;
    const { index } = firing.fire;
    const _id = world.rules.effectId(instanceId, index, to, world.nextSerial());
    transaction.add('effects', { _id, instanceId, index, to, atMs: nowMs });
  }
}

/** One run of the clock: danger first, then the roster, then the rest; each step in its own transaction. */
export function* clockRuns(world: World, nowMs: number): Act {
  try {
    yield* fireDue(world, 0, nowMs);
    yield* followRoster(world, nowMs);
    yield* fireDue(world, 1, nowMs);
  } catch (error) {
    if (error instanceof Refused || isRepeat(error, world)) return;
    throw error;
  }
  world.completed(nowMs);
}

function* fireDue(world: World, priority: number, nowMs: number): Act {
  const tried = new Set<string>();
  for (;;) {
    const due = world.store.all('ladders').filter((ladder) => {
      const runs = ladder.state === 'running' || !world.rules.respectsEnd;
      return (
        runs && ladder.priority === priority && ladder.nextAtMs <= nowMs && !tried.has(ladder._id)
      );
    });
    if (due.length === 0) return;
    yield;
    for (const { _id } of due) {
      tried.add(_id);
      yield* world.transact((transaction) => fireOne(world, transaction, _id, nowMs));
    }
  }
}

function fireOne(world: World, transaction: Transaction, id: string, nowMs: number): Note[] {
  const instance = transaction.get('ladders', id);
  if (!instance) return [];
  const { respectsEnd } = world.rules;
  if (respectsEnd && (instance.state !== 'running' || nowMs < instance.nextAtMs)) return [];
  const running: LadderInstance = respectsEnd ? instance : { ...instance, state: 'running' };
  const firings = world.rules.firings(ladderOf(instance.ladderId), running, nowMs);
  const last = firings[firings.length - 1];
  const thread = transaction.get('threads', instance.subject.id);
  if (!last || !thread) return [];
  const { red: redTrack, replyLadderInstanceId } = thread.track;
  const isNamed = redTrack?.ladderInstanceId === id || replyLadderInstanceId === id;
  if (respectsEnd && !isNamed) {
    transaction.update('ladders', stopLadder(instance));
    return [];
  }
  for (const firing of firings) announce(world, transaction, firing, thread, nowMs);
  transaction.update('threads', { ...thread });
  if (world.rules.storesRung) transaction.update('ladders', last.instance);
  return [{ kind: 'fired', before: instance, nowMs }];
}

/** What waits follows the duty (M2). */
function* followRoster(world: World, nowMs: number): Act {
  const ownerPersonId = world.rules.owner(nowMs);
  for (const { _id } of world.store.all('threads'))
    yield* world.transact((transaction) => {
      const thread = transaction.get('threads', _id);
      const waits = thread?.track.awaitingSinceMs != null || thread?.track.red != null;
      if (thread && waits && thread.ownerPersonId !== ownerPersonId)
        transaction.update('threads', { ...thread, ownerPersonId });
      return [];
    });
}
