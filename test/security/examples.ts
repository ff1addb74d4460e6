/**
 * One valid input per action: the compiler asks for a row as soon as a contract is listed, the role matrix and the
 * bad-input tests take it from here.
 */
import type { InputOf } from '../../src/shared/action/contract';
import { contracts } from '../../src/shared/contracts';
import { auditExamples } from './examples/audit';
import { bookingExamples, bookingNulls } from './examples/bookings';
import { careExamples, type CareObjects } from './examples/care';
import { classMoodExamples } from './examples/class-mood';
import { consentExamples } from './examples/consent';
import { letterExamples, type LetterObjects } from './examples/letter-box';
import { homeworkExamples } from './examples/homework';
import { settingExamples, type SettingObjects } from './examples/settings';
import { sealExamples, type SealObjects } from './examples/seal';
import { rightsExamples, rightsNulls, type RightsObjects } from './examples/rights';
import { rosterImportExamples } from './examples/roster-import';
import { peopleExamples, type PeopleObjects } from './examples/people';
import { voiceExamples } from './examples/voice';
import { trainingExamples, trainingNulls, type TrainingObjects } from './examples/training';
import { allSeen } from '../harness/all-seen';

export type Contract = (typeof contracts)[number];
export type ActionName = Contract['name'];
export type ContractNamed<N extends ActionName> = Extract<Contract, { name: N }>;

/** Things of one school that inputs may point at. */
export interface Objects
  extends
    TrainingObjects,
    PeopleObjects,
    SettingObjects,
    SealObjects,
    RightsObjects,
    LetterObjects,
    CareObjects {
  /** A thread of a student of that school. */
  threadId: string;
  /** Counselling staff of that school. */
  colleagueId: string;
  /** An open offer to the caller. */
  swapId: string;
  /** Start of a shift of the caller. */
  shiftStartMs: number;
  rosterVersion: number;
  /** The duty desk's as it is, and a number that makes each plan another one. */
  deskVersion: number;
  planNumber: number;
  /** A class, and one of its students. */
  classId: string;
  studentId: string;
  /** The day on which the matrix begins. */
  today: string;
  /** Which asking over the limit of homework. */
  askingNumber: number;
  askedSubject: 'chinese' | 'mathematics';
  /** What a phone calls the picture it took: the same at every school. */
  taken: string;
  /** Of the week in which the matrix begins, and the version of the class's form. */
  monday: string;
  formVersion: number;
  /** A counsellor who may be asked about their own day: the caller, where a counsellor calls. */
  counsellorId: string;
  /** A student's booking with that counsellor. */
  bookingId: string;
  /** A place in a line. */
  waitId: string;
  /** A wish for one session more, as counsellors and as leaders know it. */
  requestId: string;
  requestRef: string;
  /** A time at which that counsellor and that student are free. */
  slotDate: string;
  slotStart: string;
  /** Of the counsellor's hours as they stand. */
  hoursVersion: number;
  /** One of the centre's rooms, a name that no other has, and the version of the list. */
  roomId: string;
  roomName: string;
  roomsVersion: number;
  /** An uploaded list, and its version. */
  importId: string;
  importVersion: number;
}

type Examples = { readonly [N in ActionName]: (objects: Objects) => InputOf<ContractNamed<N>> };

export const examples: Examples = {
  ...peopleExamples,
  ...rightsExamples,
  'messages.post': ({ threadId }) => ({ threadId, text: '老师，我想说说话。' }),
  ...voiceExamples,
  'messages.list-own': () => ({}),
  'messages.read-own': ({ threadId }) => ({ threadId, afterSeq: 0 }),
  'messages.close-own': ({ threadId }) => ({ threadId }),
  'messages.rate': ({ threadId }) => ({ threadId, satisfaction: 3 }),
  'messages.grant-reply-notice': ({ threadId }) => ({ threadId }),
  'messages.name-own': ({ threadId }) => ({ threadId, named: true }),
  'messages.read-name': ({ threadId }) => ({ threadId }),
  'messages.concern-choices': () => ({}),
  'messages.tell-concern': ({ threadId }) => ({ threadId, concerns: ['teachers'] }),
  'messages.take': ({ threadId }) => ({ threadId }),
  'messages.inbox': () => ({ view: 'mine' }),
  'messages.open': ({ threadId }) => ({ threadId, afterSeq: 0 }),
  'messages.reply': ({ threadId }) => ({ threadId, text: '谢谢你告诉我。', seenSeq: allSeen }),
  'messages.acknowledge': ({ threadId }) => ({ threadId }),
  'messages.set-level': ({ threadId }) => ({
    threadId,
    level: 'orange',
    reason: '连着三天没睡好',
    because: 'self',
    seenSeq: allSeen,
  }),
  'messages.no-reply': ({ threadId }) => ({ threadId, seenSeq: allSeen }),
  'messages.close': ({ threadId }) => ({ threadId, seenSeq: allSeen }),
  'messages.reopen': ({ threadId }) => ({ threadId }),
  'messages.hand-over': ({ colleagueId }) => ({ toPersonId: colleagueId, note: '晚上请接着看' }),
  'messages.handovers': () => ({}),
  'messages.breaches': () => ({}),
  'messages.corrections': () => ({}),
  'notices.balance': () => ({}),
  'notices.grant': () => ({}),
  'notices.family-balance': () => ({}),
  'notices.grant-family': () => ({}),
  'duty.now': () => ({}),
  'duty.set-override': ({ colleagueId }) => ({ personId: colleagueId, reason: '值班老师不在' }),
  'duty.propose-swap': ({ colleagueId, shiftStartMs }) => ({
    shiftStartMs,
    toPersonId: colleagueId,
  }),
  'duty.answer-swap': ({ swapId }) => ({ swapId, accept: false }),
  'duty.roster-check': () => ({}),
  'duty.plan': () => ({}),
  'duty.save-plan': ({ counsellorId, colleagueId, deskVersion, planNumber }) => ({
    version: deskVersion,
    personIds: [counsellorId, colleagueId],
    nights: 'turns',
    dayStart: `07:${10 + (planNumber % 2)}`,
    dayEnd: '22:00',
    schoolDaysOnly: false,
    backupIds: [colleagueId],
    poolIds: [],
  }),
  'duty.accept-thin-roster': ({ rosterVersion }) => ({
    rosterVersion,
    reason: '本学期只有两位老师',
  }),
  ...bookingExamples,
  ...homeworkExamples,
  ...trainingExamples,
  ...classMoodExamples,
  ...settingExamples,
  ...auditExamples,
  ...consentExamples,
  ...sealExamples,
  ...rosterImportExamples,
  ...letterExamples,
  ...careExamples,
};

/** The example as plain data, for any contract of the list. */
export function exampleOf(contract: Contract, objects: Objects): Record<string, unknown> {
  return examples[contract.name](objects) as Record<string, unknown>;
}

/** `action field` where null is a legal answer; everywhere else it is wrong. */
const nulls: readonly string[] = [...bookingNulls, ...trainingNulls, ...rightsNulls];

/** A value of the wrong kind for any field of any contract. */
const wrongValues = (value: unknown, mayBeNull: boolean): unknown[] => [
  { $ne: null },
  [value],
  ...(mayBeNull ? [] : [null]),
  typeof value === 'string' ? 7 : '7',
  ...(typeof value === 'string' ? ['长'.repeat(5_000)] : []),
  ...(typeof value === 'number' ? [0.5, 1e308, -1e308] : []),
];

/**
 * Every way to get this input wrong. What is judged here is wrong whatever the contract says: a contract that
 * became careless must not choose what it is asked. Only a missing field may be allowed to be missing.
 */
export function malformedOf(contract: Contract, valid: Record<string, unknown>): unknown[] {
  const unknownKeys = ['$where', 'a.b', 'role', 'schoolId'].map((key) => ({
    ...valid,
    [key]: '1',
  }));
  const perField = Object.entries(valid).flatMap(([field, value]) =>
    wrongValues(value, nulls.includes(`${contract.name} ${field}`))
      // Null is right where it is the example.
      .filter((wrong) => wrong !== value)
      .map((wrong) => ({ ...valid, [field]: wrong })),
  );
  const missing = Object.keys(valid)
    .map((field) => Object.fromEntries(Object.entries(valid).filter(([key]) => key !== field)))
    .filter((input) => !contract.input.safeParse(input).success);
  return [null, [], [valid], '{}', 42, true, ...unknownKeys, ...perField, ...missing];
}
