/** One valid input per action of the parent school (T1, T2). */
import type { InputOf } from '../../../src/shared/action/contract';
import type { trainingContracts } from '../../../src/shared/training/contracts';
import type { saveLesson, saveSession } from '../../../src/shared/training/organiser-contracts';
import type { Objects } from '../examples';

type TrainingContract = (typeof trainingContracts)[number];
type TrainingExamples = {
  readonly [N in TrainingContract['name']]: (
    objects: Objects,
  ) => InputOf<Extract<TrainingContract, { name: N }>>;
};

/** Things of one school's parent school. */
export interface TrainingObjects {
  trainingId: string;
  /** A family's place in that session. */
  entryId: string;
  /** What the organiser's phone shows. */
  trainingCode: string;
  /** The list on the organiser's phone. */
  sheet: string;
  lessonId: string;
  /** A sitting with that lesson. */
  ticket: string;
  trainingClassId: string;
  /** A child of that class whose family signed up nowhere. */
  trainingChildId: string;
}

export const exampleSession: InputOf<typeof saveSession> = {
  sessionId: null,
  version: 0,
  publish: true,
  title: '听孩子说完',
  speaker: '市家庭教育讲师团',
  place: '报告厅',
  arrival: '从南门进',
  steps: [{ title: '到场签到', text: '扫门口的二维码' }],
  date: '2026-11-21',
  start: '09:30',
  end: '11:00',
  capacity: 40,
  grades: [],
};

export const exampleLesson: InputOf<typeof saveLesson> = {
  lessonId: null,
  version: 0,
  state: 'published',
  title: '听孩子说完',
  summary: '先听，再说',
  parts: [{ kind: 'text', text: '先听。' }],
  checkpoints: [{ question: '先做什么', choices: ['听', '讲道理'], right: 0, why: '先听。' }],
  minMinutes: 5,
  grades: [],
  openFrom: '2026-10-01',
};

const session = ({ trainingId }: Objects) => ({ sessionId: trainingId });

export const trainingExamples: TrainingExamples = {
  'training.list': () => ({}),
  'training.session': session,
  'training.sign-up': ({ trainingId }) => ({
    sessionId: trainingId,
    persons: 1,
    seenPersons: null,
  }),
  'training.withdraw': session,
  'training.keep': session,
  'training.check-in': ({ trainingId, trainingCode }) => ({
    sessionId: trainingId,
    code: trainingCode,
  }),
  'training.lesson': ({ lessonId }) => ({ lessonId }),
  'training.read-on': ({ lessonId, ticket }) => ({ lessonId, ticket }),
  'training.answer': ({ lessonId, ticket }) => ({ lessonId, ticket, checkpoint: 0, choice: 0 }),
  'training.plan': () => ({}),
  'training.save-session': () => exampleSession,
  'training.cancel-session': ({ trainingId }) => ({ sessionId: trainingId, reason: '讲师生病了' }),
  'training.read-lesson': ({ lessonId }) => ({ lessonId }),
  'training.save-lesson': () => exampleLesson,
  'training.sheet': session,
  'training.sync': ({ trainingId, sheet, entryId }) => ({
    sessionId: trainingId,
    sheet,
    items: [{ nonce: 'nonce-of-the-phone-1', entryId }],
  }),
  'training.correct': ({ trainingId, entryId }) => ({
    sessionId: trainingId,
    entryId,
    came: true,
    over: false,
    reason: '手机没电，签了名',
  }),
  'training.find-family': ({ trainingId, trainingClassId }) => ({
    sessionId: trainingId,
    classId: trainingClassId,
  }),
  'training.walk-in': ({ trainingId, trainingChildId }) => ({
    sessionId: trainingId,
    studentId: trainingChildId,
    persons: 1,
    over: false,
    reason: '没报名，人来了',
  }),
  'training.participation': () => ({}),
  'training.not-come': ({ trainingClassId }) => ({ classId: trainingClassId }),
  'training.remind': ({ trainingClassId }) => ({ classId: trainingClassId }),
};

/** Fields in which null is an answer: no place yet, no class yet. */
export const trainingNulls: readonly string[] = [
  'training.sign-up seenPersons',
  'training.find-family classId',
];
