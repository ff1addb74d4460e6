/** One seed: a day or more of people, clocks, delays, deaths and outages, all decided by the seed. */
import type { Level } from '../../../../src/shared/messages/model';
import type { Problem } from '../checks';
import { createRandom, type Random } from '../random';
import { clockRuns, personActs, staffReplies, studentPosts, type OtherEvent } from './acts';
import type { Rules } from './rules';
import { World, type Act } from './world';

const startMs = Date.parse('2026-10-12T10:00:00+08:00');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const steps = 130;
/** The platform ends an invocation that runs longer. */
const longestRunMs = minuteMs;

const threadIds = ['thread-1', 'thread-2', 'thread-3'] as const;

const happenings = {
  'go on': 40,
  'student writes': 8,
  'student taps again': 3,
  'colleague acts': 8,
  'clock runs': 9,
  'two clocks run': 3,
  'seconds pass': 8,
  'the next rung comes': 9,
  'minutes pass': 6,
  'someone dies': 5,
  outage: 2,
};

const calmMoves = {
  'student-closes': 2,
  'staff-replies': 4,
  acknowledge: 1,
  'set-level': 4,
  'no-reply': 2,
  'staff-closes': 2,
  'staff-reopens': 2,
};
/** What is red is looked at first. */
const redMoves = { ...calmMoves, acknowledge: 16 };

export interface Outcome {
  seed: number;
  problems: Problem[];
  story: string[];
  counts: World['counts'];
}

interface Running {
  name: string;
  act: Act;
  sinceMs: number;
}

/** Ends at the first step after which something does not hold. */
export function runSeed(seed: number, rules: Rules): Outcome {
  const story = new Story(seed, rules);
  for (let step = 0; step < steps && story.world.problems.length === 0; step += 1) story.step();
  if (story.world.problems.length === 0) story.rest();
  const { problems, counts } = story.world;
  return { seed, problems, story: story.lines, counts };
}

class Story {
  readonly world: World;
  readonly lines: string[] = [];
  private readonly random: Random;
  private running: Running[] = [];
  private readonly posted: { threadId: string; level: Level; messageId: string }[] = [];

  constructor(seed: number, rules: Rules) {
    this.random = createRandom(seed);
    // Somewhere in a week, so that shifts and the gap between them fall everywhere.
    this.world = new World(rules, startMs + this.random.below(7 * 24 * hourMs));
  }

  step(): void {
    const happening = this.random.weighted(happenings);
    switch (happening) {
      case 'go on':
        return this.goOn();
      case 'student writes':
        return this.write();
      case 'student taps again':
        return this.tapAgain();
      case 'colleague acts':
        return this.actOnThread();
      case 'clock runs':
        return this.startClock();
      case 'two clocks run':
        this.startClock();
        return this.startClock();
      case 'seconds pass':
        return this.pass(this.random.between(1, 20_000));
      case 'the next rung comes':
        return this.passToRung();
      case 'minutes pass':
        return this.passLong(this.random.between(1, 40) * minuteMs);
      case 'someone dies':
        return this.die();
      case 'outage':
        this.running = [];
        return this.pass(this.random.between(1, 30 * 60) * minuteMs);
    }
  }

  /** In the end a clock comes that nothing disturbs. */
  rest(): void {
    this.running = [];
    this.pass(3 * minuteMs);
    this.startClock();
    this.finishAll();
  }

  private start(name: string, act: Act): void {
    this.lines.push(`${this.world.nowMs} ${name}`);
    this.running.push({ name, act, sinceMs: this.world.nowMs });
  }

  private startClock(): void {
    // Invocations read the time once; some begin late with an early time.
    const nowMs = this.world.nowMs - (this.random.chance(0.2) ? this.random.below(30_000) : 0);
    this.start(`clock at ${nowMs}`, clockRuns(this.world, nowMs));
  }

  private write(): void {
    const level = this.random.weighted<Level>({ none: 6, yellow: 1, orange: 1, red: 3 });
    const threadId = this.random.pick(threadIds);
    const messageId = `message-${this.posted.length}`;
    this.posted.push({ threadId, level, messageId });
    this.post({ threadId, level, messageId });
    if (this.random.chance(0.2)) this.post({ threadId, level, messageId });
  }

  private tapAgain(): void {
    const earlier = this.random.pickOf(this.posted);
    if (earlier) this.post(earlier);
  }

  private post({
    threadId,
    level,
    messageId,
  }: {
    threadId: string;
    level: Level;
    messageId: string;
  }) {
    const name = `${messageId} (${level}) on ${threadId}`;
    this.start(name, studentPosts(this.world, this.world.nowMs, threadId, { messageId, level }));
  }

  private actOnThread(): void {
    const threadId = this.random.pick(threadIds);
    const thread = this.world.store.read('threads', threadId);
    if (!thread) return;
    const kind = this.random.weighted(thread.track.red ? redMoves : calmMoves);
    // Often the student goes on writing while a colleague does.
    const isBehind = this.random.chance(kind === 'staff-replies' ? 0.7 : 0.2);
    const behind = isBehind ? this.random.between(1, 2) : 0;
    const seenSeq = Math.max(0, thread.lastSeq - behind);
    const name = `${kind} on ${threadId}, seen up to ${seenSeq}`;
    const { world } = this;
    if (kind === 'staff-replies')
      return this.start(name, staffReplies(world, world.nowMs, threadId, seenSeq));
    const event = this.eventOf(kind);
    return this.start(name, personActs(world, world.nowMs, threadId, event, seenSeq));
  }

  private eventOf(kind: OtherEvent['kind']): OtherEvent {
    const levels = ['red', 'orange', 'yellow', 'none'] as const;
    if (kind === 'acknowledge') return { kind, personId: 'counsellor' };
    return kind === 'set-level' ? { kind, level: this.random.pick(levels) } : { kind };
  }

  private goOn(): void {
    const chosen = this.random.pickOf(this.running);
    if (chosen) this.advance(chosen);
  }

  private advance(chosen: Running): void {
    if (chosen.act.next().done === true)
      this.running = this.running.filter((other) => other !== chosen);
  }

  /** Everyone goes on to the end, in any order. */
  private finishAll(): void {
    while (this.running.length > 0 && this.world.problems.length === 0) this.goOn();
  }

  private die(): void {
    const chosen = this.random.pickOf(this.running);
    if (!chosen) return;
    this.lines.push(`${this.world.nowMs} dies: ${chosen.name}`);
    this.running = this.running.filter((other) => other !== chosen);
  }

  private pass(durationMs: number): void {
    this.world.nowMs += durationMs;
    this.running = this.running.filter(({ sinceMs }) => this.world.nowMs - sinceMs <= longestRunMs);
    this.lines.push(`${this.world.nowMs} it is`);
  }

  private passLong(durationMs: number): void {
    if (this.random.chance(0.7)) this.finishAll();
    if (this.world.problems.length === 0) this.pass(durationMs);
  }

  /** To a millisecond before, at, or after the next rung: where mistakes live. */
  private passToRung(): void {
    const nextMs = this.world.store
      .all('ladders')
      .filter(({ state, nextAtMs }) => state === 'running' && nextAtMs > this.world.nowMs)
      .reduce((least, { nextAtMs }) => Math.min(least, nextAtMs), Number.POSITIVE_INFINITY);
    const byMs = nextMs - this.world.nowMs + this.random.between(-1, 1);
    if (!Number.isFinite(nextMs) || byMs <= 0) return;
    this.passLong(byMs);
    this.startClock();
    if (this.random.chance(0.4)) this.startClock();
    if (this.random.chance(0.5)) this.actOnThread();
    if (this.random.chance(0.2)) this.write();
  }
}
