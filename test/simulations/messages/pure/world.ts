/**
 * The message box in memory: the same rules composed as the use cases compose them, on a store with real
 * conflicts. Every act is a generator; where it yields, others act, time passes, or it dies.
 */
import type { LadderInstance } from '../../../../src/shared/ladder';
import { problemsOf, type CheckedThread, type Guarantee, type Problem } from '../checks';
import {
  mayEndWithoutText,
  nothingOwed,
  owedAfter,
  tenMinutesMs,
  type Happening,
  type Owed,
} from '../what-is-owed';
import type { Rules } from './rules';
import { Duplicate, Store, type Transaction, type Write } from './store';

export type Act = Generator<void, void, void>;

/** What an act did, told with its commit. */
export type Note =
  | {
      kind: 'moved';
      threadId: string;
      happening: Happening;
      /** What stood on the screen of whoever acted without a word. */
      seenSeq: number | undefined;
      nowMs: number;
    }
  | { kind: 'fired'; before: LadderInstance; nowMs: number };

/** The tracker said no: nothing is written. */
export class Refused extends Error {}

const maxAttempts = 12;
const longestGapMs = { reply: 60 * 60_000, red: tenMinutesMs };

export class World {
  readonly store = new Store();
  readonly problems: Problem[] = [];
  readonly counts = {
    conflicts: 0,
    fired: 0,
    skipped: 0,
    acknowledged: 0,
    refused: 0,
    red: 0,
    unaware: 0,
  };
  private readonly owed = new Map<string, Owed>();
  private clockedAtMs = Number.NEGATIVE_INFINITY;
  private serial = 0;

  constructor(
    readonly rules: Rules,
    public nowMs: number,
  ) {}

  nextSerial(): number {
    this.serial += 1;
    return this.serial;
  }

  report(guarantee: Guarantee, detail: string): void {
    this.problems.push({ guarantee, detail });
  }

  /**
   * Runs `work` on a snapshot and commits, anew after each conflict, as platform/transact does. Between the
   * work and the commit others act; a killed act never comes back from a yield.
   */
  *transact(work: (transaction: Transaction) => Note[]): Act {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const transaction = this.store.begin();
      const notes = work(transaction);
      yield;
      if (yield* this.commit(transaction, notes)) return;
      this.counts.conflicts += 1;
      yield;
    }
    throw new Refused('busy');
  }

  private *commit(transaction: Transaction, notes: Note[]): Generator<void, boolean, void> {
    const { comparesAndSets, isAtomic } = this.rules;
    const before = this.store.commits;
    if (isAtomic) {
      if (!this.store.commit(transaction.snapshot, transaction.writes, comparesAndSets))
        return false;
      this.observe(before, transaction.writes, notes);
      return true;
    }
    // The thread first, as a careless author would write it.
    let told = notes;
    for (const write of [...transaction.writes].reverse()) {
      const at = this.store.commits;
      if (!this.store.commit(transaction.snapshot, [write], false)) return false;
      this.observe(at, [write], told);
      told = [];
      yield;
    }
    return true;
  }

  /** A clock that ran to its end leaves nothing due behind. */
  completed(nowMs: number): void {
    this.clockedAtMs = Math.max(this.clockedAtMs, nowMs);
    for (const { _id } of this.store.all('threads')) this.check(_id);
  }

  private observe(before: number, writes: readonly Write[], notes: readonly Note[]): void {
    for (const { collection, doc } of writes) {
      const id = collection === 'effects' && 'instanceId' in doc ? doc.instanceId : doc._id;
      if (collection !== 'ladders' && collection !== 'effects') continue;
      if (this.store.read('ladders', id, before)?.state === 'stopped')
        this.report('an ended clock stays ended', `${doc._id} was written after ${id} had ended`);
    }
    for (const note of notes) this.learn(note);
    for (const threadId of new Set(writes.map(threadOf))) this.check(threadId);
  }

  private learn(note: Note): void {
    if (note.kind === 'fired') return this.learnFiring(note.before, note.nowMs);
    const { threadId, happening, seenSeq = 0, nowMs } = note;
    const owed = this.owed.get(threadId) ?? nothingOwed;
    const { kind } = happening;
    const endsWithoutText = kind === 'no-reply' || kind === 'staff-closes';
    if (endsWithoutText && !mayEndWithoutText(owed))
      this.report('waiting has a next rung', `${threadId} was ended though triage had fired`);
    const lowers = kind === 'set-level' && happening.level !== 'red';
    if ((endsWithoutText || lowers) && owed.lastSeq > seenSeq)
      this.report('nobody ends what they had not seen', `${threadId}: ${kind}`);
    const after = owedAfter(owed, happening, nowMs);
    if (kind === 'acknowledge') this.counts.acknowledged += 1;
    if (after.danger && !owed.danger) this.counts.red += 1;
    this.owed.set(threadId, after);
  }

  private learnFiring(before: LadderInstance, nowMs: number): void {
    this.counts.fired += 1;
    const after = this.store.read('ladders', before._id);
    this.counts.skipped += (after?.nextIndex ?? 0) - before.nextIndex - 1;
    const danger = this.owed.get(before.subject.id)?.danger;
    if (before.ladderId !== 'reply-red' || danger?.seenMs == null) return;
    if (nowMs < danger.seenMs + tenMinutesMs)
      this.report(
        'acknowledging gives ten minutes',
        `${before._id} fired ${nowMs - danger.seenMs} ms later`,
      );
  }

  /** Everything that belongs to one thread: no act touches two. */
  private check(threadId: string): void {
    const thread = this.store.read('threads', threadId);
    const threads = thread ? [thread] : [];
    const ladders = this.store.all('ladders').filter(({ subject }) => subject.id === threadId);
    const effects = this.store
      .all('effects')
      .filter(({ instanceId }) => instanceId.startsWith(`${threadId}.`));
    const { clockedAtMs } = this;
    this.problems.push(...problemsOf({ threads, ladders, effects, clockedAtMs }));
    if (thread) this.checkPromise(thread);
    for (const ladder of ladders) if (ladder.state === 'running') this.checkNearness(ladder);
  }

  private checkPromise({ _id, track }: CheckedThread): void {
    const { wait, danger } = this.owed.get(_id) ?? nothingOwed;
    const isKept =
      track.awaitingSinceMs === (wait?.sinceMs ?? null) && track.dueAtMs === (wait?.dueMs ?? null);
    if (!isKept)
      this.report(
        'the deadline stays',
        `${_id} is due at ${String(track.dueAtMs)}, not at ${String(wait?.dueMs)}`,
      );
    if ((track.red?.sinceMs ?? null) !== (danger?.sinceMs ?? null))
      this.report('red ends by a person only', `${_id}: red since ${String(track.red?.sinceMs)}`);
  }

  /** The next rung is never farther than the widest gap from what happened last. */
  private checkNearness({
    _id,
    ladderId,
    startedAtMs,
    nextAtMs,
    rungs,
    subject,
  }: LadderInstance): void {
    const isRed = ladderId === 'reply-red';
    const seenMs = (isRed && this.owed.get(subject.id)?.danger?.seenMs) || 0;
    const lastMs = Math.max(startedAtMs, seenMs, rungs[rungs.length - 1]?.atMs ?? 0);
    if (nextAtMs > lastMs + (isRed ? longestGapMs.red : longestGapMs.reply))
      this.report(
        isRed ? 'red has a red clock' : 'waiting has a next rung',
        `${_id} is next at ${nextAtMs}`,
      );
  }
}

/** The thread that a document belongs to. */
function threadOf({ doc }: Write): string {
  if ('subject' in doc) return doc.subject.id;
  if ('threadId' in doc) return doc.threadId;
  return 'instanceId' in doc ? (doc.instanceId.split('.')[0] ?? '') : doc._id;
}

/** An id that exists: a repeated act when it is a message, a fault when it is a notice. */
export function isRepeat(error: unknown, world: World): boolean {
  if (!(error instanceof Duplicate)) return false;
  if (world.store.read('effects', error.message))
    world.report('an effect is recorded once', `${error.message} was recorded again`);
  return true;
}
