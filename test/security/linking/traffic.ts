/**
 * Mixed traffic of a school's day: students write under old and new names, poll, read, rate, close; parents,
 * teachers, counsellors and leaders come and go; the clock runs in between. Only this file knows who wrote what.
 */
import type { LogEntry } from '../../../local-cloud/functions/log-store';
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import type { Reply } from '../../../src/shared/action/contract';
import { dutyNow } from '../../../src/shared/duty/now-contract';
import { rosterCheck } from '../../../src/shared/duty/contracts';
import {
  closeThread,
  listHandovers,
  markNoReply,
  openThread,
} from '../../../src/shared/messages/staff-contracts';
import { tellConcern } from '../../../src/shared/messages/concern-contracts';
import { listBreaches } from '../../../src/shared/messages/breaches-contract';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { nameOwnThread } from '../../../src/shared/messages/named-contracts';
import {
  closeOwnThread,
  grantReplyNotice,
  listOwnThreads,
  postMessage,
  rateThread,
  readOwnThread,
} from '../../../src/shared/messages/student-contracts';
import { addVoice, playVoice } from '../../../src/shared/messages/voice-contracts';
import { grantNotice, noticeBalance } from '../../../src/shared/notices/contracts';
import { me } from '../../../src/shared/people/contracts';
import { minuteMs, type AnyContract, type World } from '../../harness/world';
import { Chance } from '../chance';
import { allSeen } from '../../harness/all-seen';
import { mp3Of } from '../../stories/messages/voice-fixture';

export interface TrafficPlan {
  seed: number;
  threads: number;
  authors: number;
}

/** What happened, as nobody but the authors knows it. */
export interface Truth {
  /** threadId → personId. */
  authorOf: Map<string, string>;
  /** personId → time of the latest call, as a careless developer would store it. */
  lastSeenMs: Map<string, number>;
  /** Every call with its time, as a careless developer would log it. */
  calls: { personId: string; openid: string; action: string; atMs: number }[];
  /** Every request id that was sent. */
  requestIds: Set<string>;
  logs: LogEntry[];
}

/** Twice the two cores that the figures are for. */
export const callsAtATime = 4;
const postsPerWave = 16;
const texts = [
  '今天有点累，想说说话。',
  '同桌这几天不理我，不知道为什么。',
  '考试没考好，不敢回家说。',
  '晚上睡不着，脑子里一直在想事情。',
  '谢谢老师上次听我说。',
];
const replies = [
  '谢谢你告诉我。愿意多说一点吗？',
  '我在听。这种感觉有多久了？',
  '明天我们接着聊。',
];

type Job = () => Promise<void>;

export async function runTraffic(world: World, plan: TrafficPlan): Promise<Truth> {
  const traffic = new Traffic(world, plan);
  await traffic.run();
  return traffic.truth;
}

/**
 * These authors open the app once, one after the other, in another order each time: a quiet day, on which what
 * happens in one visit stands together.
 */
export async function runVisits(
  world: World,
  truth: Truth,
  visitors: readonly string[],
  seed: number,
): Promise<void> {
  const traffic = new Traffic(world, { seed, threads: 0, authors: 0 }, truth);
  await traffic.visits(visitors);
}

function authorsOfSeveral({ authorOf }: Truth): string[] {
  const counts = new Map<string, number>();
  for (const author of authorOf.values()) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([author]) => author);
}

interface PlannedThread {
  author: LocalPerson;
  newName: boolean;
}

class Traffic {
  private readonly chance: Chance;
  private readonly students: LocalPerson[];
  private readonly guardians: LocalPerson[];
  private readonly teachers: LocalPerson[];
  private later: { wave: number; job: Job }[] = [];
  private lastLogSeq = 0;
  /** Threads that begin with a voice nobody has played yet. */
  private readonly spoken = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly plan: TrafficPlan,
    readonly truth: Truth = {
      authorOf: new Map(),
      lastSeenMs: new Map(),
      calls: [],
      requestIds: new Set(),
      logs: [],
    },
  ) {
    this.chance = new Chance(plan.seed);
    const ofSchool = world.people.filter(({ personId }) => world.isOfSchool(personId, 'demo'));
    this.students = ofSchool.filter(({ role }) => role === 'student');
    this.guardians = ofSchool.filter(({ role }) => role === 'guardian');
    this.teachers = ofSchool.filter(({ role }) => role.endsWith('-teacher'));
  }

  async run(): Promise<void> {
    const threads = this.planThreads();
    for (let wave = 0; threads.length > 0 || this.later.length > 0; wave += 1) {
      const { ended } = await this.passTime(wave);
      const posts = threads.splice(0, postsPerWave).map((thread) => () => this.post(thread, wave));
      const due = this.later.filter((one) => one.wave <= wave).map(({ job }) => job);
      this.later = this.later.filter((one) => one.wave > wave);
      await this.together([...posts, ...due, ...this.bystanders(wave)]);
      await this.answer(wave);
      await ended;
      await this.keepLogs();
    }
    await this.together(this.lateNotices());
    await this.keepLogs();
  }

  /** Some who wrote several threads ask for a notice on each: one phone, several sealed addresses. */
  private lateNotices(): Job[] {
    const several = authorsOfSeveral(this.truth).slice(0, 25);
    return [...this.truth.authorOf]
      .filter(([, author]) => several.includes(author))
      .map(([threadId, author]) => async () => {
        await this.call(this.world.person(author), grantReplyNotice, { threadId });
      });
  }

  async visits(personIds: readonly string[]): Promise<void> {
    for (const personId of this.chance.shuffled(personIds))
      await this.call(this.world.person(personId), listOwnThreads, {});
  }

  /** Everybody writes once; the rest falls to whom it falls. A second thread comes under a new name or not. */
  private planThreads(): PlannedThread[] {
    const authors = this.chance.shuffled(this.students).slice(0, this.plan.authors);
    const more = this.plan.threads - authors.length;
    const writers = [...authors, ...Array.from({ length: more }, () => this.chance.pick(authors))];
    const seen = new Set<string>();
    return this.chance.shuffled(writers).map((author) => {
      const newName = seen.has(author.personId) && this.chance.happens(0.6);
      seen.add(author.personId);
      return { author, newName };
    });
  }

  /**
   * Time goes on: at times by much, with the clock first, mostly by minutes, with the clock beside the calls. After
   * five silent minutes each call would do the clock's work.
   */
  private async passTime(wave: number): Promise<{ ended: Promise<void> }> {
    const startMs = await this.world.nowMs();
    if (wave % 8 === 0) await this.world.advance(2 * minuteMs);
    if (wave % 4 === 0) {
      await this.world.skipTo(startMs + (10 + this.chance.below(30)) * minuteMs);
      return { ended: Promise.resolve() };
    }
    await this.world.jumpTo(startMs + minuteMs + this.chance.below(3 * minuteMs));
    return { ended: this.world.tick('clock') };
  }

  private async together(jobs: readonly Job[]): Promise<void> {
    const queue = this.chance.shuffled(jobs);
    const worker = async () => {
      for (let job = queue.pop(); job; job = queue.pop()) await job();
    };
    await Promise.all(Array.from({ length: callsAtATime }, worker));
  }

  private async call(
    person: LocalPerson,
    contract: AnyContract,
    input: unknown,
  ): Promise<Reply<unknown>> {
    const actor = await this.world.as(person);
    const requestId = this.chance.requestId();
    this.truth.requestIds.add(requestId);
    const reply = await actor.reply(contract.name, input, { requestId });
    const { personId, openid } = person;
    this.truth.lastSeenMs.set(
      personId,
      Math.max(reply.serverNowMs, this.truth.lastSeenMs.get(personId) ?? 0),
    );
    this.truth.calls.push({ personId, openid, action: contract.name, atMs: reply.serverNowMs });
    return reply;
  }

  private async post({ author, newName }: PlannedThread, wave: number): Promise<void> {
    const text = this.chance.pick(texts);
    const about = this.chance.happens(0.06) ? { concerns: ['teachers'] } : {};
    // Some speak; their phones make the word that the recording is known by.
    const voice = this.chance.happens(0.1) ? { voice: await this.speak(author) } : {};
    const begins = { text, ...voice, ...about, ...(newName ? { newName } : {}) };
    const reply = await this.call(author, postMessage, begins);
    if (!reply.ok) throw new Error(`a post was refused: ${reply.error.code}`);
    const { threadId } = (reply.data as { thread: { threadId: string } }).thread;
    this.truth.authorOf.set(threadId, author.personId);
    if ('voice' in voice) this.spoken.add(threadId);
    if (this.chance.happens(0.1)) await this.wantNotice(author, threadId);
    // Told to one counsellor, not to a thief.
    if (this.chance.happens(0.1))
      await this.call(author, nameOwnThread, { threadId, named: this.chance.happens(0.8) });
    if (this.chance.happens(0.2)) await this.poll(author);
    if (this.chance.happens(0.3))
      this.later.push({
        wave: wave + 1 + this.chance.below(12),
        job: () => this.comeBack(author, threadId),
      });
  }

  private async speak(author: LocalPerson): Promise<string> {
    const taken = this.chance.requestId();
    const bytes = mp3Of(1).toString('base64');
    await this.call(author, addVoice, { taken, part: 0, parts: 1, bytes });
    return taken;
  }

  private async wantNotice(author: LocalPerson, threadId: string): Promise<void> {
    await this.world.cloud.setSubscribeBalance(author.openid, 'tmpl-student', 1);
    await this.call(author, grantReplyNotice, { threadId });
  }

  private async comeBack(author: LocalPerson, threadId: string): Promise<void> {
    await this.call(author, listOwnThreads, {});
    await this.call(author, readOwnThread, { threadId });
    if (this.chance.happens(0.15))
      await this.call(author, tellConcern, { threadId, concerns: ['family'] });
    if (this.chance.happens(0.3))
      await this.call(author, rateThread, { threadId, satisfaction: 3 });
    if (this.chance.happens(0.4))
      await this.call(author, postMessage, { threadId, text: this.chance.pick(texts) });
    else if (this.chance.happens(0.2)) await this.call(author, closeOwnThread, { threadId });
  }

  private async poll(student: LocalPerson): Promise<void> {
    await this.call(student, me, {});
    await this.call(student, listOwnThreads, {});
  }

  /** Readers who write nothing, parents, teachers and leaders. */
  private bystanders(wave: number): Job[] {
    const jobs: Job[] = [];
    const student = this.chance.pick(this.students);
    jobs.push(() => this.poll(student));
    const guardian = this.chance.pick(this.guardians);
    jobs.push(async () => void (await this.call(guardian, me, {})));
    const teacher = this.chance.pick(this.teachers);
    jobs.push(async () => {
      await this.call(teacher, me, {});
      await this.call(teacher, wave % 2 === 0 ? noticeBalance : grantNotice, {});
    });
    if (wave % 5 === 0) jobs.push(() => this.leadership());
    return jobs;
  }

  private async leadership(): Promise<void> {
    const leader = this.world.personOf('demo', 'leader');
    await this.call(leader, listBreaches, {});
    await this.call(leader, rosterCheck, {});
    await this.call(leader, dutyNow, {});
  }

  /** The counsellor on duty works through the inbox; the lead helps. */
  private async answer(wave: number): Promise<void> {
    const lead = this.world.personOf('demo', 'lead-counsellor');
    const duty = wave % 2 === 0 ? await this.world.onDuty() : lead;
    const view = duty === lead ? 'school' : 'mine';
    const inbox = await this.call(duty, listInbox, { view });
    if (!inbox.ok) throw new Error(`no inbox: ${inbox.error.code}`);
    if (wave % 7 === 0) await this.call(duty, listHandovers, {});
    const { rows } = inbox.data as { rows: { threadId: string }[] };
    await this.together(
      rows.slice(0, postsPerWave + 2).map(
        ({ threadId }) =>
          () =>
            this.handle(duty, threadId),
      ),
    );
  }

  private async handle(duty: LocalPerson, threadId: string): Promise<void> {
    if (this.chance.happens(0.25)) await this.call(duty, openThread, { threadId });
    if (this.spoken.delete(threadId)) await this.call(duty, playVoice, { threadId, seq: 1 });
    const seen = { threadId, seenSeq: allSeen };
    if (this.chance.happens(0.15)) return void (await this.call(duty, markNoReply, seen));
    await this.call(duty, replyToThread, { ...seen, text: this.chance.pick(replies) });
    if (this.chance.happens(0.1)) await this.call(duty, closeThread, seen);
  }

  private async keepLogs(): Promise<void> {
    const fresh = await this.world.logs(this.lastLogSeq);
    this.lastLogSeq = fresh.at(-1)?.seq ?? this.lastLogSeq;
    this.truth.logs.push(...fresh);
  }
}
