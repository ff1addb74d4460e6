/** The product's own rules as the pure world uses them, and the same rules with one guard taken out. */
import { plan, type Firing, type Ladder, type LadderInstance } from '../../../../src/shared/ladder';
import {
  moveThread,
  type LadderCommand,
  type TrackEvent,
  type TrackResult,
  type Unseen,
} from '../../../../src/shared/messages/tracker';
import type { Guarantee } from '../checks';
import { unseenAfter } from '../unseen';
import type { Post } from '../what-is-owed';

export interface Rules {
  move: typeof moveThread;
  /** Usually the one firing of `plan`. */
  firings(ladder: Ladder, instance: LadderInstance, nowMs: number): Firing[];
  carriesOut(command: LadderCommand, event: TrackEvent): boolean;
  /** A commit is refused when a document it writes changed since it was read. */
  comparesAndSets: boolean;
  /** All writes of an act become visible together. */
  isAtomic: boolean;
  /** The rung is stored in the transaction that announces it. */
  storesRung: boolean;
  /** The notices of a rung are recorded in the transaction that stores it. */
  announcesRung: boolean;
  /** A clock leaves ended instances alone. */
  respectsEnd: boolean;
  effectId(instanceId: string, index: number, to: string, serial: number): string;
  owner(nowMs: number): string;
  /** What a reply is told of words that its writer had not seen. */
  unseen(known: readonly Post[], seenSeq: number): Unseen | null;
  /** An act without a word is refused to whom the latest words are unseen. */
  minds(event: TrackEvent, seenSeq: number, lastSeq: number): boolean;
}

const hourMs = 3_600_000;
const roster = ['duty-a', 'duty-b', 'duty-c', null] as const;

/** Who stands duty by the roster, six hours each; null: nobody. */
const onDuty = (nowMs: number) => roster[Math.floor(nowMs / (6 * hourMs)) % roster.length] ?? null;

export const rules: Rules = {
  move: moveThread,
  firings(ladder, instance, nowMs) {
    const firing = plan(ladder, instance, nowMs);
    return firing ? [firing] : [];
  },
  carriesOut: () => true,
  comparesAndSets: true,
  isAtomic: true,
  storesRung: true,
  announcesRung: true,
  respectsEnd: true,
  effectId: (instanceId, index, to) => `${instanceId}.${index}.${to}`,
  owner: (nowMs) => onDuty(nowMs) ?? 'lead',
  unseen: unseenAfter,
  minds(event, seenSeq, lastSeq) {
    const ends =
      event.kind === 'no-reply' ||
      event.kind === 'staff-closes' ||
      (event.kind === 'set-level' && event.level !== 'red');
    return ends && lastSeq > seenSeq;
  },
};

/** Every missed rung as a firing of its own, as if the clock had been there each time. */
function oneByOne(ladder: Ladder, instance: LadderInstance, nowMs: number): Firing[] {
  const firings: Firing[] = [];
  let current = instance;
  while (current.nextAtMs <= nowMs && firings.length < 40) {
    const firing = plan(ladder, current, current.nextAtMs);
    if (!firing) break;
    const rungs = firing.instance.rungs.map((record) =>
      record.index === firing.fire.index ? { ...record, atMs: nowMs } : record,
    );
    current = { ...firing.instance, rungs, version: instance.version + 1 };
    firings.push({ ...firing, instance: current });
  }
  return firings;
}

/** Moves a track's result, when there is one. */
function changed(
  change: (result: Extract<TrackResult, { ok: true }>, event: TrackEvent, nowMs: number) => void,
): typeof moveThread {
  return (threadId, track, event, nowMs, figures) => {
    const result = moveThread(threadId, track, event, nowMs, figures);
    if (result.ok) change(result, event, nowMs);
    return result;
  };
}

export interface Control {
  name: string;
  rules: Rules;
  /** The check that must see it. */
  caughtBy: Guarantee;
}

const answers = (event: TrackEvent) => event.kind === 'staff-replies';

/** One guard less each: the checks must see it, or they check nothing. */
export const controls: Control[] = [
  {
    name: 'commits without compare-and-set',
    rules: { ...rules, comparesAndSets: false },
    caughtBy: 'an ended clock stays ended',
  },
  {
    name: 'an act is written document by document',
    rules: { ...rules, isAtomic: false },
    caughtBy: 'waiting has a next rung',
  },
  {
    name: 'another message moves the deadline',
    rules: {
      ...rules,
      move: changed(({ track }, event, nowMs) => {
        if (event.kind === 'student-posts' && track.dueAtMs !== null)
          track.dueAtMs = nowMs + 7_200_000;
      }),
    },
    caughtBy: 'the deadline stays',
  },
  {
    name: 'an answer does not stop the clocks',
    rules: {
      ...rules,
      carriesOut: (command, event) => !(command.kind === 'stop' && answers(event)),
    },
    caughtBy: 'an ended clock stays ended',
  },
  {
    name: 'an ended clock still fires',
    rules: { ...rules, respectsEnd: false },
    caughtBy: 'an ended clock stays ended',
  },
  {
    name: 'after an outage every missed rung fires',
    rules: { ...rules, firings: oneByOne },
    caughtBy: 'no flood',
  },
  {
    name: 'skipped rungs are forgotten',
    rules: {
      ...rules,
      firings: (ladder, instance, nowMs) =>
        rules.firings(ladder, instance, nowMs).map((firing) => ({
          ...firing,
          instance: { ...firing.instance, rungs: [...instance.rungs, firing.fire] },
        })),
    },
    caughtBy: 'every rung is recorded once',
  },
  {
    name: 'a rung is announced and not stored',
    rules: { ...rules, storesRung: false },
    caughtBy: 'every rung is recorded once',
  },
  {
    name: 'a rung is stored and its notices are lost',
    rules: { ...rules, announcesRung: false },
    caughtBy: 'a recorded rung was announced',
  },
  {
    name: 'effects have a new id at every try, and commits do not compare',
    rules: {
      ...rules,
      comparesAndSets: false,
      effectId: (instanceId, index, to, serial) => `${instanceId}.${index}.${to}.${serial}`,
    },
    caughtBy: 'an effect is recorded once',
  },
  {
    name: 'the acknowledgement is forgotten',
    rules: { ...rules, carriesOut: (command) => command.kind !== 'defer' },
    caughtBy: 'acknowledging gives ten minutes',
  },
  {
    name: 'a calm message ends red',
    rules: {
      ...rules,
      move: changed((result, event) => {
        const { red } = result.track;
        if (event.kind !== 'student-posts' || event.level !== 'none' || !red) return;
        result.commands.push({ kind: 'stop', instanceId: red.ladderInstanceId });
        result.track.red = null;
      }),
    },
    caughtBy: 'red ends by a person only',
  },
  {
    name: 'a reply ends red whatever its writer had seen',
    rules: { ...rules, unseen: () => null },
    caughtBy: 'red ends by a person only',
  },
  {
    name: 'a reply ends the wait for words that its writer had not seen',
    rules: { ...rules, unseen: () => null },
    caughtBy: 'the deadline stays',
  },
  {
    name: 'unseen words are ended without a word',
    rules: { ...rules, minds: () => false },
    caughtBy: 'nobody ends what they had not seen',
  },
  {
    name: 'the red clock is not started',
    rules: {
      ...rules,
      carriesOut: (command) => !(command.kind === 'start' && command.ladder === 'reply-red'),
    },
    caughtBy: 'red has a red clock',
  },
  {
    name: 'a message has no owner while nobody stands duty',
    rules: { ...rules, owner: (nowMs) => onDuty(nowMs) ?? '' },
    caughtBy: 'waiting has an owner',
  },
];
