/**
 * One seed on the real SDK: students, colleagues, clocks side by side, deaths at a chosen call, outages, WeCom
 * down. Only what the seed decides is random; the checks read the dump afterwards.
 */
import { replyToThread } from '../../../../src/shared/messages/reply-contract';
import { postMessage } from '../../../../src/shared/messages/student-contracts';
import type { OutputOf, Reply } from '../../../../src/shared/action/contract';
import { allSeen } from '../../../harness/all-seen';
import { minuteMs, type Actor, type World } from '../../../harness/world';
import { createRandom, type Random } from '../random';

const happenings = {
  'student writes': 6,
  'colleague acts': 5,
  'clocks run': 5,
  'the monitor finds silence': 1,
  outage: 1,
  'wecom changes': 2,
};
const happeningsPerSeed = 6;
const studentsPerSeed = 3;

/** Words whose level triage knows; each is made unlike every other by a number. */
const words = {
  none: '今天有点累，作业很多。',
  yellow: '压力好大。',
  orange: '没有人喜欢我。',
  red: '我想自杀。',
};

export interface Totals {
  deaths: number;
  repeats: number;
  clocks: number;
  /** Replies whose writer had not seen the student's latest words. */
  unaware: number;
  refused: Record<string, number>;
}

export class SeedDriver {
  /** What students wrote and were told is stored, in this world's whole life. */
  readonly texts: string[] = [];
  /** By the text of a reply that was tapped: the last message its writer had seen. */
  readonly seen = new Map<string, number>();
  readonly totals: Totals = { deaths: 0, repeats: 0, clocks: 0, unaware: 0, refused: {} };
  private random: Random = createRandom(0);
  private students: { actor: Actor; threadId: string | null; seqs: number[] }[] = [];
  private seed = 0;
  private mayDie = true;

  constructor(
    private readonly world: World,
    private readonly lead: Actor,
  ) {}

  async run(seed: number): Promise<void> {
    this.seed = seed;
    this.random = createRandom(seed);
    this.students = [];
    for (let index = 0; index < studentsPerSeed; index += 1) {
      const person = this.world.student(seed * studentsPerSeed + index);
      this.students.push({ actor: await this.world.as(person), threadId: null, seqs: [] });
    }
    for (let step = 0; step < happeningsPerSeed; step += 1) await this.step();
  }

  /**
   * Nobody dies any more. A calm and a red thread wait, at times with notices that WeCom refused at first, and
   * two whole clocks meet whatever was left lying; at times the ten minutes are over by then.
   */
  async rest(): Promise<void> {
    await this.world.faults({ reset: true });
    await this.world.faults({ wecom: this.random.pick(['up', 'down']) });
    this.mayDie = false;
    await this.write(0, words.none);
    await this.write(1, words.red);
    this.mayDie = true;
    await this.world.faults({ wecom: 'up' });
    await this.pass(this.random.between(6, 25) * minuteMs);
    await this.runFunctions('clock', 'clock');
  }

  /** Everyone is answered: nothing of this seed is owed any more. */
  async answerAll(): Promise<void> {
    for (const { threadId } of this.students)
      if (threadId !== null)
        await this.lead.call(replyToThread, {
          threadId,
          text: '我在这里，慢慢说。',
          seenSeq: allSeen,
        });
  }

  private async step(): Promise<void> {
    switch (this.random.weighted(happenings)) {
      case 'student writes':
        return this.write(this.random.below(studentsPerSeed), this.random.pick(this.someWords()));
      case 'colleague acts':
        return this.act();
      case 'clocks run':
        return this.runClocks();
      case 'the monitor finds silence':
        await this.pass(this.random.between(5, 40) * minuteMs);
        return this.runFunctions('monitor', 'monitor', 'clock');
      case 'outage':
        await this.world.outage(this.random.between(20, 600) * minuteMs);
        return undefined;
      case 'wecom changes':
        await this.world.faults({ wecom: this.random.pick(['down', 'down', 'limit', 'up']) });
        return undefined;
    }
  }

  private someWords(): [string, ...string[]] {
    return [words.none, words.none, words.yellow, words.orange, words.red];
  }

  private async pass(durationMs: number): Promise<void> {
    await this.world.jumpTo((await this.world.nowMs()) + durationMs);
  }

  /** With a retried tap, now and then two taps at once, now and then a death on the way. */
  private async write(studentIndex: number, text: string): Promise<void> {
    const student = this.students[studentIndex];
    if (!student) return;
    const body = `${text}（${this.texts.length}）`;
    const requestId = `simulation-${this.seed}-${this.texts.length}`;
    const input = student.threadId === null ? {} : { threadId: student.threadId };
    const tap = () =>
      student.actor.reply(postMessage.name, { ...input, text: body }, { requestId });
    const isDeadly = this.mayDie && this.random.chance(0.2);
    if (isDeadly) await this.armDeath('api', 22);
    const replies = await Promise.all(
      this.random.chance(0.25) ? [this.attempt(tap), this.attempt(tap)] : [this.attempt(tap)],
    );
    if (isDeadly) await this.bury();
    let reply = replies.find((one) => one?.ok) ?? null;
    if (!reply) {
      this.totals.repeats += 1;
      reply = await tap();
    }
    if (!reply.ok) throw new Error(`a student was refused: ${reply.error.code}`);
    const { thread, message } = reply.data as OutputOf<typeof postMessage>;
    student.threadId = thread.threadId;
    student.seqs.push(message.seq);
    this.texts.push(body);
  }

  /** Null: the invocation died, and nobody knows how far it came. */
  private async attempt(call: () => Promise<Reply<unknown>>): Promise<Reply<unknown> | null> {
    try {
      const reply = await call();
      if (!reply.ok) this.noteRefusal(reply.error.code);
      return reply;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('api failed')) return null;
      throw error;
    }
  }

  private noteRefusal(code: string): void {
    this.totals.refused[code] = (this.totals.refused[code] ?? 0) + 1;
  }

  /** A colleague's tap, often while clocks run over the same thread. */
  private async act(): Promise<void> {
    const student = this.random.pickOf(this.students);
    if (!student || student.threadId === null) return;
    const isDeadly = this.random.chance(0.15);
    const beside = this.random.chance(0.5) ? ['clock'] : [];
    if (beside.length > 0) await this.pass(this.random.between(4, 35) * minuteMs);
    if (isDeadly) await this.armDeath('api', 16);
    const tap = this.chooseTap(student.threadId, student);
    await Promise.all([this.attempt(tap), ...beside.map((name) => this.runFunction(name))]);
    if (isDeadly) await this.bury();
  }

  private chooseTap(
    threadId: string,
    { actor, seqs }: { actor: Actor; seqs: readonly number[] },
  ): () => Promise<Reply<unknown>> {
    const act = this.random.weighted({
      reply: 4,
      acknowledge: 5,
      'set-level': 3,
      'no-reply': 2,
      close: 1,
      reopen: 1,
      'close-own': 2,
    });
    // Now and then the student went on writing meanwhile.
    const isBehind = seqs.length > 1 && this.random.chance(0.5);
    const seenSeq = (isBehind ? seqs.at(-2) : seqs.at(-1)) ?? 0;
    const text = `我看到了，我在。（${this.seen.size}）`;
    const extra = {
      reply: { text, seenSeq },
      'set-level': {
        level: this.random.pick(['red', 'orange', 'none']),
        reason: '和同事一起看过',
        seenSeq,
      },
      'no-reply': { seenSeq },
      close: { seenSeq },
    };
    if (act === 'reply') this.seen.set(text, seenSeq);
    if (act === 'reply' && isBehind) this.totals.unaware += 1;
    const input = { threadId, ...(act in extra ? extra[act as keyof typeof extra] : {}) };
    const who = act === 'close-own' ? actor : this.lead;
    return () => who.reply(`messages.${act}`, input);
  }

  private async runClocks(): Promise<void> {
    if (this.random.chance(0.8)) await this.pass(this.random.between(1, 45) * minuteMs);
    const isDeadly = this.random.chance(0.3);
    if (isDeadly) await this.armDeath('clock', 45);
    const crowd = this.random.pick([['clock'], ['clock', 'clock'], ['clock', 'monitor']]);
    await this.runFunctions(...crowd);
    if (isDeadly) await this.bury();
  }

  private async runFunctions(...names: string[]): Promise<void> {
    await Promise.all(names.map((name) => this.runFunction(name)));
  }

  /** Directly: the time control would run one timer after the other. */
  private async runFunction(name: string): Promise<void> {
    this.totals.clocks += 1;
    await this.world.cloud.call(name);
  }

  private async armDeath(name: string, latestCall: number): Promise<void> {
    const atAdminCall = this.random.between(1, latestCall);
    const kill = { function: name, atAdminCall, after: this.random.chance(0.5) };
    await this.world.faults({ kill });
  }

  /** What the cloud does 30 s after a death: the transactions of the dead are dropped. */
  private async bury(): Promise<void> {
    const { lastKill } = await this.world.faults({ dropAbandonedTransactions: true });
    if (lastKill?.fired) this.totals.deaths += 1;
  }
}
