/**
 * The one engine for "must happen by" (M3, M5; later follow-ups, forms, reports). Pure: the caller passes
 * the time, stores the instance and queues what `plan` says. docs/decisions/0004 explains the shape.
 */

/** Whom a rung reaches; a feature resolves each word to people at the moment of firing. */
export type Audience = 'owner' | 'duty' | 'backup' | 'lead' | 'leader' | 'pool' | 'author';

export interface Rung {
  readonly key: string;
  /** Milliseconds after the ladder's start. */
  readonly afterMs: number;
  readonly audience: readonly Audience[];
}

export interface Ladder {
  readonly ladderId: string;
  /** 0 before 1: danger goes first. */
  readonly priority: number;
  /** Ascending by `afterMs`; the first may be at 0. */
  readonly rungs: readonly [Rung, ...Rung[]];
  /** After the last rung this one repeats until a person answers; null = the ladder ends. */
  readonly repeat: {
    readonly key: string;
    readonly everyMs: number;
    readonly audience: readonly Audience[];
  } | null;
  /** When the act is due (the promise shown to people), milliseconds after the start. */
  readonly dueAfterMs: number;
}

/**
 * What happened to a rung, or to a run of repeats `index`…`toIndex`. The records of an instance, in order,
 * cover 0…nextIndex-1 once: nothing missing, nothing twice (M3). A run has one outcome; only the oldest
 * repeats of a ladder with outage upon outage become `mixed`: some fired, some were skipped.
 */
export interface RungRecord {
  readonly index: number;
  readonly toIndex: number;
  readonly key: string;
  readonly plannedAtMs: number;
  /** When the clock dealt with it. */
  readonly atMs: number;
  readonly outcome: 'fired' | 'skipped' | 'mixed';
}

export interface LadderInstance {
  readonly _id: string;
  readonly schoolId: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly ladderId: string;
  readonly policyVersion: number;
  readonly priority: number;
  readonly state: 'running' | 'stopped';
  readonly startedAtMs: number;
  readonly dueAtMs: number;
  readonly nextAtMs: number;
  /** Index of the rung that `nextAtMs` belongs to; past the table it counts repeats on. */
  readonly nextIndex: number;
  /** How far an acknowledgement moved the remaining rungs. */
  readonly shiftMs: number;
  readonly rungs: readonly RungRecord[];
  readonly version: number;
}

export interface Firing {
  /** The current rung; the only one that is announced. */
  readonly fire: RungRecord;
  /** Earlier rungs that an outage swallowed, in order. */
  readonly skipped: readonly RungRecord[];
  /** Union of the audiences of the fired and the skipped rungs. */
  readonly audience: readonly Audience[];
  /** The instance afterwards, `version` raised by one. */
  readonly instance: LadderInstance;
}

/** Beyond this many records the oldest repeats are folded, so that a document stays small for months. */
const maxRecords = 120;

/** No ladder has a rung after this one: reached only by ladders that end. */
const neverMs = Number.MAX_SAFE_INTEGER;

/** The rung at `index`, repeats included; null when the ladder has ended. */
export function rungAt(ladder: Ladder, index: number): Rung | null {
  const rung = ladder.rungs[index];
  if (rung) return rung;
  const last = ladder.rungs[ladder.rungs.length - 1];
  if (!ladder.repeat || !last) return null;
  const round = index - ladder.rungs.length + 1;
  return {
    key: ladder.repeat.key,
    afterMs: last.afterMs + round * ladder.repeat.everyMs,
    audience: ladder.repeat.audience,
  };
}

function plannedAtMs(
  ladder: Ladder,
  instance: Pick<LadderInstance, 'startedAtMs' | 'shiftMs'>,
  index: number,
) {
  const rung = rungAt(ladder, index);
  return rung ? instance.startedAtMs + instance.shiftMs + rung.afterMs : neverMs;
}

/** A fresh instance before its first rung: `plan` at the same instant fires a rung at 0. */
export function startLadder(
  ladder: Ladder,
  facts: {
    _id: string;
    schoolId: string;
    subject: { kind: string; id: string };
    policyVersion: number;
    startedAtMs: number;
  },
): LadderInstance {
  return {
    ...facts,
    ladderId: ladder.ladderId,
    priority: ladder.priority,
    state: 'running',
    dueAtMs: facts.startedAtMs + ladder.dueAfterMs,
    nextAtMs: facts.startedAtMs + ladder.rungs[0].afterMs,
    nextIndex: 0,
    shiftMs: 0,
    rungs: [],
    version: 0,
  };
}

/** Consecutive skipped repeats become one record: an outage of a week is a line, not two thousand. */
function appendSkipped(skipped: RungRecord[], record: RungRecord): void {
  const last = skipped[skipped.length - 1];
  if (last && last.key === record.key)
    skipped[skipped.length - 1] = { ...last, toIndex: record.toIndex };
  else skipped.push({ ...record, outcome: 'skipped' });
}

/**
 * Joins the two oldest neighbours of the repeating part until the list is short again: those of one outcome
 * while there are any, so that what fired is not told as skipped, nor the other way round.
 */
function foldOldest(records: RungRecord[], tableLength: number): RungRecord[] {
  const folded = [...records];
  while (folded.length > maxRecords) {
    const same = oldestPair(folded, tableLength, (a, b) => a.outcome === b.outcome);
    const at = same >= 0 ? same : oldestPair(folded, tableLength, () => true);
    const first = folded[at];
    const second = folded[at + 1];
    if (!first || !second) break;
    const outcome = first.outcome === second.outcome ? first.outcome : 'mixed';
    folded.splice(at, 2, { ...first, toIndex: second.toIndex, outcome });
  }
  return folded;
}

function oldestPair(
  records: RungRecord[],
  tableLength: number,
  alike: (first: RungRecord, second: RungRecord) => boolean,
): number {
  return records.findIndex((record, at) => {
    const next = records[at + 1];
    return next !== undefined && record.index >= tableLength && alike(record, next);
  });
}

/**
 * What is to be done now; null when nothing is due. After an outage the latest due rung fires, and the
 * earlier ones are recorded as skipped; their audiences are reached by the one that fires (M3: in order,
 * without a flood).
 */
export function plan(ladder: Ladder, instance: LadderInstance, nowMs: number): Firing | null {
  if (instance.state !== 'running' || nowMs < instance.nextAtMs) return null;
  const skipped: RungRecord[] = [];
  const audience = new Set<Audience>();
  let index = instance.nextIndex;
  let fire: RungRecord | null = null;
  for (;;) {
    const rung = rungAt(ladder, index);
    if (!rung) break;
    const planned = plannedAtMs(ladder, instance, index);
    if (planned > nowMs) break;
    if (fire) appendSkipped(skipped, fire);
    for (const word of rung.audience) audience.add(word);
    fire = {
      index,
      toIndex: index,
      key: rung.key,
      plannedAtMs: planned,
      atMs: nowMs,
      outcome: 'fired',
    };
    index += 1;
  }
  if (!fire) return null;
  return {
    fire,
    skipped,
    audience: [...audience],
    instance: {
      ...instance,
      nextIndex: index,
      nextAtMs: plannedAtMs(ladder, instance, index),
      rungs: foldOldest([...instance.rungs, ...skipped, fire], ladder.rungs.length),
      version: instance.version + 1,
    },
  };
}

/**
 * The instance at the hour its table gives its next rung. A stored hour that lies before it (the table of a newer
 * product) would be due for ever and fire nothing.
 */
export function rescheduleLadder(ladder: Ladder, instance: LadderInstance): LadderInstance {
  const nextAtMs = plannedAtMs(ladder, instance, instance.nextIndex);
  return { ...instance, nextAtMs, version: instance.version + 1 };
}

/** End a ladder: answered, lowered, closed. Stopping twice changes nothing. */
export function stopLadder(instance: LadderInstance): LadderInstance {
  if (instance.state === 'stopped') return instance;
  return { ...instance, state: 'stopped', version: instance.version + 1 };
}

/** "我在看": the next rung, and those behind it in their distances, move so that the next is at `nextAtMs` (M5). */
export function deferLadder(
  ladder: Ladder,
  instance: LadderInstance,
  nextAtMs: number,
): LadderInstance {
  if (instance.state !== 'running' || nextAtMs <= instance.nextAtMs) return instance;
  const shiftMs = instance.shiftMs + (nextAtMs - plannedAtMs(ladder, instance, instance.nextIndex));
  return { ...instance, shiftMs, nextAtMs, version: instance.version + 1 };
}
