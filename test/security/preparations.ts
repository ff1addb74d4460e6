/** What must be there before an allowed call of the demonstration school can succeed. */
import type { LocalPerson } from '../../local-cloud/gateway/people';
import type { Role } from '../../src/shared/action/contract';
import { closeThread, handOver } from '../../src/shared/messages/staff-contracts';
import { postMessage } from '../../src/shared/messages/student-contracts';
import { replyToThread } from '../../src/shared/messages/reply-contract';
import { grantFamilyNotice, grantNotice } from '../../src/shared/notices/contracts';
import { dayMs } from '../../src/shared/time';
import type { ActionName, Contract, Objects } from './examples';
import type { MatrixWorld } from './matrix-world';
import { allSeen } from '../harness/all-seen';
import { mp3Of, newWord, speak } from '../stories/messages/voice-fixture';
import { carePreparations } from './preparations/care';
import { classMoodPreparations } from './preparations/class-mood';
import { bookingPreparations } from './preparations/bookings';
import { consentPreparations } from './preparations/consent';
import { homeworkPreparations } from './preparations/homework';
import { letterPreparations } from './preparations/letter-box';
import { dutyPreparations } from './preparations/duty';
import { settingPreparations } from './preparations/settings';
import { sealPreparations } from './preparations/seal';
import { rosterImportPreparations } from './preparations/roster-import';
import { rightsPreparations } from './preparations/rights';
import { peoplePreparations } from './preparations/people';
import { trainingPreparations } from './preparations/training';

export interface Prepared {
  /** Who calls. */
  person: LocalPerson;
  /** What the input points at, where it is not the world's own. */
  objects: Partial<Objects>;
}

export type Preparation = (role: Role) => Promise<Prepared>;

export const danger = '我不想活了，今天晚上就想从楼上跳下去。';

/** Days of one week that one person stands by the rotation. */
const daysOfWeek = 5;

export class Preparations {
  private nextShift = 0;

  constructor(private readonly matrix: MatrixWorld) {}

  /** Everything made anew, so that the same act can be done again and again. */
  async for(contract: Contract, role: Role): Promise<Prepared> {
    const prepare = this.table[contract.name];
    if (prepare) return prepare(role);
    return { person: this.matrix.actor('demo', role), objects: {} };
  }

  private readonly ownThread: Preparation = async () => {
    const person = this.matrix.freshStudent();
    return { person, objects: { threadId: await this.matrix.newThread(person) } };
  };

  private readonly answeredThread: Preparation = async (role) => {
    const prepared = await this.ownThread(role);
    await this.leadDoes(replyToThread, prepared.objects.threadId ?? '');
    return prepared;
  };

  private staffThread(text?: string): Preparation {
    return async (role) => ({
      person: await this.staff(role),
      objects: { threadId: await this.threadFor(role, text) },
    });
  }

  /** Those of the district see what is about adults of the school, and nothing else (W9). */
  private async threadFor(role: Role, text?: string): Promise<string> {
    const student = this.matrix.freshStudent();
    if (role !== 'district-receiver') return this.matrix.newThread(student, text);
    const child = await this.matrix.world.as(student);
    const about = { text: text ?? '老师，我想说说话。', concerns: ['teachers' as const] };
    return (await child.call(postMessage, about)).thread.threadId;
  }

  /** A thread that begins with a voice. */
  private async spoken(child: LocalPerson, more: Parameters<typeof speak>[2] = {}) {
    const actor = await this.matrix.world.as(child);
    return (await speak(actor, mp3Of(1), more)).thread.threadId;
  }

  private async staff(role: Role): Promise<LocalPerson> {
    return role === 'counsellor' ? this.matrix.onDuty('demo') : this.matrix.actor('demo', role);
  }

  private async leadDoes(contract: typeof closeThread | typeof replyToThread, threadId: string) {
    const lead = await this.matrix.world.as(this.matrix.actor('demo', 'lead-counsellor'));
    if (contract === closeThread) await lead.call(closeThread, { threadId, seenSeq: allSeen });
    else await lead.call(replyToThread, { threadId, text: '我在听。', seenSeq: allSeen });
  }

  /** A shift not yet offered of whoever has this week, whoever an override put on duty now. */
  private async shift(): Promise<{ duty: LocalPerson; shiftStartMs: number }> {
    this.nextShift += 1;
    const [week, day] = [Math.floor(this.nextShift / daysOfWeek), this.nextShift % daysOfWeek];
    const roundDays = 7 * (await this.matrix.weeksOfRound('demo'));
    return {
      duty: this.matrix.actor('demo', 'counsellor'),
      shiftStartMs: this.matrix.objects('demo').shiftStartMs + (week * roundDays + day) * dayMs,
    };
  }

  private readonly table: Partial<Record<ActionName, Preparation>> = {
    ...bookingPreparations(() => this.matrix),
    ...classMoodPreparations(() => this.matrix),
    ...trainingPreparations(() => this.matrix),
    ...homeworkPreparations(() => this.matrix),
    ...settingPreparations(() => this.matrix),
    ...dutyPreparations(() => this.matrix),
    ...consentPreparations(() => this.matrix),
    ...sealPreparations(() => this.matrix),
    ...rosterImportPreparations(() => this.matrix),
    ...peoplePreparations(() => this.matrix),
    ...rightsPreparations(() => this.matrix),
    ...letterPreparations(() => this.matrix),
    ...carePreparations(() => this.matrix),
    'messages.post': this.ownThread,
    'messages.list-own': this.ownThread,
    'messages.read-own': this.answeredThread,
    'messages.close-own': this.ownThread,
    'messages.grant-reply-notice': this.ownThread,
    'messages.rate': this.answeredThread,
    'messages.name-own': this.ownThread,
    'messages.read-name': async (role) => {
      const child = this.matrix.freshStudent();
      const actor = await this.matrix.world.as(child);
      const { thread } = await actor.call(postMessage, { text: '是我。', named: true });
      return { person: await this.staff(role), objects: { threadId: thread.threadId } };
    },
    'messages.add-voice': () =>
      Promise.resolve({ person: this.matrix.freshStudent(), objects: { taken: newWord() } }),
    'messages.play-own': async () => {
      const person = this.matrix.freshStudent();
      return { person, objects: { threadId: await this.spoken(person) } };
    },
    'messages.play': async (role) => {
      const person = await this.staff(role);
      const concerns = role === 'district-receiver' ? { concerns: ['teachers' as const] } : {};
      const threadId = await this.spoken(this.matrix.freshStudent(), concerns);
      return { person, objects: { threadId } };
    },
    'messages.tell-concern': this.ownThread,
    'messages.take': this.staffThread(),
    'messages.open': this.staffThread(),
    'messages.reply': this.staffThread(),
    'messages.acknowledge': this.staffThread(danger),
    'messages.set-level': this.staffThread(),
    'messages.no-reply': this.staffThread(),
    'messages.close': this.staffThread(),
    'messages.reopen': async (role) => {
      const prepared = await this.staffThread()(role);
      await this.leadDoes(closeThread, prepared.objects.threadId ?? '');
      return prepared;
    },
    'messages.hand-over': async (role) => {
      const person = await this.staff(role);
      const colleagueId = this.matrix.colleague('demo', person).personId;
      const giver = await this.matrix.world.as(person);
      // What was waiting goes first: these two threads and no more.
      await giver.call(handOver, { toPersonId: colleagueId, note: '先清一清' });
      for (const student of [this.matrix.freshStudent(), this.matrix.freshStudent()])
        await this.matrix.newThread(student);
      return { person, objects: { colleagueId } };
    },
    // Not the first one, which is another change in the store.
    'notices.grant': async (role) => {
      const person = this.matrix.actor('demo', role);
      await (await this.matrix.world.as(person)).call(grantNotice, {});
      return { person, objects: {} };
    },
    'notices.grant-family': async (role) => {
      const person =
        role === 'student' ? this.matrix.freshStudent() : this.matrix.actor('demo', role);
      await (await this.matrix.world.as(person)).call(grantFamilyNotice, {});
      return { person, objects: {} };
    },
    // Two counsellors for 24 h: the small neighbour's roster is one to sign.
    'duty.accept-thin-roster': async (role) => {
      await this.matrix.unsignRoster('demo2');
      return { person: this.matrix.actor('demo2', role), objects: {} };
    },
    'duty.propose-swap': async () => {
      const { duty, shiftStartMs } = await this.shift();
      return { person: duty, objects: { shiftStartMs } };
    },
    'duty.answer-swap': async (role) => {
      const { duty, shiftStartMs } = await this.shift();
      const isCounsellor = role === 'counsellor';
      const person = isCounsellor
        ? this.matrix.colleague('demo', duty)
        : this.matrix.actor('demo', role);
      return {
        person,
        objects: { swapId: await this.matrix.offerSwap(duty, person, shiftStartMs) },
      };
    },
  };
}
