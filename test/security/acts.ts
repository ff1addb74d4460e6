/** Every action as an act that can be done anew: who does it, with what, and what the same tap must not be used for. */
import type { Role } from '../../src/shared/action/contract';
import { emptyContent } from '../../src/shared/class-mood/model';
import { contracts } from '../../src/shared/contracts';
import { replyToThread } from '../../src/shared/messages/reply-contract';
import { grantReplyNotice, postMessage } from '../../src/shared/messages/student-contracts';
import type { Actor } from '../harness/world';
import { mp3Of } from '../stories/messages/voice-fixture';
import { exampleOf, type ActionName, type Contract, type Objects } from './examples';
import { isAllowed, type MatrixWorld } from './matrix-world';
import { homeworkOthers } from './preparations/homework';
import { rosterImportOthers } from './preparations/roster-import';
import { danger, Preparations, type Prepared } from './preparations';

type Input = Record<string, unknown>;

export interface ReadyAct {
  actor: Actor;
  input: Input;
  /** Other inputs that this caller may send, each under its own requestId. */
  others: Input[];
}

export interface Act {
  title: string;
  contract: Contract;
  prepare(): Promise<ReadyAct>;
  /** The same by somebody else; undefined where nobody else may. */
  prepareForOther: (() => Promise<ReadyAct>) | undefined;
}

/** The administrator before the desk: whoever granted a notice would use it up when the next thread waits. */
const callers: readonly Role[] = [
  ...(['student', 'admin', 'counsellor', 'lead-counsellor', 'leader'] as const),
  ...(['mood-member', 'class-teacher', 'subject-teacher', 'grade-leader', 'terminal'] as const),
  'district-receiver',
];

/** A family's own act is audited by nobody's name: a guardian is taken where nobody else may. */
function callersOf(contract: Contract): Role[] {
  const found = callers.filter((role) => isAllowed(contract, role));
  return found.length > 0 ? found : ['guardian'];
}

/** The lead stands no shift of the rotation that could be offered. */
const rotationOnly: readonly ActionName[] = ['duty.propose-swap'];

/** The next step of a job, whoever asks and how often: killed on the way in its own story (g1-promotion). */
const isAct = ({ name }: Contract) => name !== 'people.promotion-step';

type OthersOf = (input: Input, again: Partial<Objects>) => Input[];

const onAnotherThread: OthersOf = (input, { threadId }) => [{ ...input, threadId }];

/** Acts without a row may be repeated with any input: they only read, or only the last one counts. */
const othersOf: Partial<Record<ActionName, OthersOf>> = {
  'messages.post': (input, again) => [
    { ...input, text: '别的话。' },
    { ...input, face: 'sad' },
    ...onAnotherThread(input, again),
    { text: input['text'] },
  ],
  'letters.draw-slips': (input) => [{ ...input, count: 3 }],
  'letters.enter': (input) => [{ ...input, text: '别的话。' }],
  'letters.write': (input) => [
    { ...input, text: '别的话。' },
    { ...input, face: 'sad' },
  ],
  'messages.add-voice': (input) => [{ ...input, bytes: mp3Of(2).toString('base64') }],
  'messages.close-own': onAnotherThread,
  'care.post': (input) => [{ ...input, text: '别的话。' }],
  'messages.name-own': (input, again) => [
    { ...input, named: false },
    ...onAnotherThread(input, again),
  ],
  'messages.reply': (input, again) => [
    { ...input, text: '别的话。' },
    ...onAnotherThread(input, again),
  ],
  'messages.acknowledge': onAnotherThread,
  'messages.set-level': (input, again) => [
    { ...input, level: 'yellow' },
    { ...input, reason: '另一个理由' },
    { ...input, because: 'elsewhere' },
    ...onAnotherThread(input, again),
  ],
  'messages.no-reply': onAnotherThread,
  'messages.close': onAnotherThread,
  'messages.reopen': onAnotherThread,
  'messages.hand-over': (input) => [{ ...input, note: '另一句话' }],
  'duty.set-override': (input) => [{ ...input, reason: '另一个理由' }],
  'duty.propose-swap': (input, { shiftStartMs }) => [{ ...input, shiftStartMs }],
  'bookings.confirm': (input, { slotDate, slotStart }) => [
    { ...input, topic: null },
    { ...input, date: slotDate, start: slotStart },
  ],
  'bookings.propose': (input, { studentId, slotDate, slotStart }) => [
    { ...input, studentId },
    { ...input, date: slotDate, start: slotStart },
  ],
  'bookings.enter': (input, { studentId, slotDate, slotStart }) => [
    { ...input, studentId },
    { ...input, plan: true },
    { ...input, date: slotDate, start: slotStart },
  ],
  'training.sign-up': (input) => [{ ...input, persons: 2 }],
  'training.save-session': (input) => [{ ...input, place: '操场' }],
  'training.save-lesson': (input) => [{ ...input, title: '别的课' }],
  'training.cancel-session': (input) => [{ ...input, reason: '另一个理由' }],
  'training.correct': (input) => [{ ...input, came: false }],
  'training.walk-in': (input) => [{ ...input, persons: 2 }],
  'duty.answer-swap': (input) => [{ ...input, accept: input['accept'] !== true }],
  'class-mood.submit': (input) => [{ ...input, content: emptyContent }],
  'class-mood.observe': (input) => [
    { ...input, text: '别的事。' },
    { ...input, studentId: undefined },
  ],
  ...homeworkOthers,
  ...rosterImportOthers,
};

export class Acts {
  private made: Preparations | undefined;

  /** `matrix` is asked for only when an act is prepared. */
  constructor(private readonly matrix: () => MatrixWorld) {}

  private get preparations(): Preparations {
    return (this.made ??= new Preparations(this.matrix()));
  }

  /** One act per contract, and the ways to write that begin a thread. */
  all(): Act[] {
    return [
      ...contracts.filter(isAct).map((contract) => ({
        title: contract.name,
        contract,
        prepare: () => this.prepare(contract, callersOf(contract)[0]),
        prepareForOther: this.forOther(contract),
      })),
      this.replyWithNotice(),
      this.firstPost('a first message', { text: '老师，我想说说话。' }),
      this.firstPost('a first message in danger', { text: danger }),
      {
        title: 'messages.post: a message under a new name',
        contract: postMessage,
        prepare: async () => {
          const ready = await this.prepare(postMessage, 'student');
          return { ...ready, input: { text: '换一个名字再说。', newName: true }, others: [] };
        },
        prepareForOther: undefined,
      },
    ];
  }

  private replyWithNotice(): Act {
    const prepare = async () => {
      const matrix = this.matrix();
      const child = matrix.freshStudent();
      const threadId = await matrix.newThread(child);
      await (await matrix.world.as(child)).call(grantReplyNotice, { threadId });
      const actor = await matrix.world.as(await matrix.onDuty('demo'));
      return { actor, input: this.inputOf(replyToThread, { threadId }), others: [] };
    };
    return {
      title: 'messages.reply: to a child who asked to be told',
      contract: replyToThread,
      prepare,
      prepareForOther: undefined,
    };
  }

  private firstPost(title: string, input: Input): Act {
    const prepare = async () => ({
      actor: await this.matrix().world.as(this.matrix().freshStudent()),
      input,
      others: [{ text: '别的话。' }, { ...input, face: 'sad' }],
    });
    return {
      title: `messages.post: ${title}`,
      contract: postMessage,
      prepare,
      prepareForOther: prepare,
    };
  }

  /** Another child has threads of its own; among staff it is somebody of another role. */
  private forOther(contract: Contract): Act['prepareForOther'] {
    const [first, second] = callersOf(contract);
    const isOfChild = contract.scope === 'own-threads' && contract.inCareHouse !== true;
    const role = isOfChild ? first : second;
    const isPossible = role !== undefined && !rotationOnly.includes(contract.name);
    return isPossible ? () => this.prepare(contract, role) : undefined;
  }

  private async prepare(contract: Contract, role: Role = 'student'): Promise<ReadyAct> {
    const matrix = this.matrix();
    const prepared = await this.preparations.for(contract, role);
    const input = this.inputOf(contract, prepared.objects);
    const others = othersOf[contract.name]?.(input, await this.again(contract, role, prepared));
    return { actor: await matrix.world.as(prepared.person), input, others: others ?? [] };
  }

  private inputOf(contract: Contract, objects: Partial<Objects>): Input {
    return exampleOf(contract, { ...this.matrix().objects('demo'), ...objects });
  }

  /** Another thing of the kind that the act is done to; an author's is the author's own. */
  private async again(
    contract: Contract,
    role: Role,
    { person }: Prepared,
  ): Promise<Partial<Objects>> {
    if (contract.scope === 'own-threads' && isAllowed(contract, 'student'))
      return { threadId: await this.matrix().newThread(person) };
    return (await this.preparations.for(contract, role)).objects;
  }
}
