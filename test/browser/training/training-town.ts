/**
 * An evening at the demonstration school with something to see on every page of the parent school: a session that
 * is full, one to come, one that was, lessons begun and finished. 2026-10-12, 18:20.
 */
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import { routes } from '../../../src/lib/routes';
import { places } from '../../../src/features/training/parts/places';
import {
  answerCheckpoint,
  openLesson,
  signUpFamily,
} from '../../../src/shared/training/family-contracts';
import { saveSession } from '../../../src/shared/training/organiser-contracts';
import { at, type World } from '../../harness/world';
import { becomesGuardian, sessionInput } from '../../stories/training/training-world';

export const eveningMs = at('2026-10-12', '18:20');
const id = (kind: string, number: number) => `demo-training-${kind}-${number}`;

/** Of an evening on which the seed's salon is tomorrow, this one is today. */
export interface TrainingTown {
  tonight: string;
  family: LocalPerson;
}

export async function buildTrainingTown(world: World): Promise<TrainingTown> {
  const organiser = await world.as(world.personOf('demo', 'lead-counsellor'));
  const evening = {
    ...sessionInput,
    title: '作业拖拉，先看见再帮忙',
    place: '阶梯教室',
    arrival: '从东门进',
    start: '19:00',
    end: '20:30',
  };
  const tonight = { ...evening, date: '2026-10-12', capacity: 3 };
  const { sessionId } = (await organiser.call(saveSession, tonight)).session;
  await organiser.call(saveSession, { ...evening, date: '2027-03-06', capacity: 60 });
  await becomesGuardian(world, 'demo-g-3-2-08', 'demo-s-3-2-05');
  for (const [seat, persons] of [
    ['05', 2],
    ['06', 1],
    ['07', 1],
  ] as const)
    await (
      await world.as(`demo-g-3-2-${seat}`)
    ).call(signUpFamily, {
      sessionId,
      persons,
      seenPersons: null,
    });
  const reader = await world.as('demo-g-3-2-05');
  const lessonId = id('lesson', 1);
  const { ticket } = await reader.call(openLesson, { lessonId });
  await reader.call(answerCheckpoint, { lessonId, checkpoint: 1, choice: 1, ticket });
  return { tonight: sessionId, family: world.person('demo-g-3-2-05') };
}

export interface TrainingPage {
  name: string;
  who: string;
  route: (town: TrainingTown) => string;
  /** Words that are there when the page is ready. */
  ready: string | RegExp;
  taps?: readonly (string | RegExp)[];
  then?: string | RegExp;
}

const session = (sessionId: string) => `${places.session}?sessionId=${sessionId}`;

/** Every page of the parent school, in the states worth seeing. */
export const trainingPages: readonly TrainingPage[] = [
  { name: 'parent-home', who: 'demo-g-3-2-05', route: () => routes.home, ready: '家长学校' },
  { name: 'list', who: 'demo-g-3-2-05', route: () => routes.training, ready: '到学校来' },
  {
    name: 'session',
    who: 'demo-g-3-2-09',
    route: () => session(id('session', 3)),
    ready: '那天怎么参加',
  },
  {
    name: 'session-signed',
    who: 'demo-g-3-2-05',
    route: ({ tonight }) => session(tonight),
    ready: '报了 2 人',
  },
  {
    name: 'session-waiting',
    who: 'demo-g-3-2-07',
    route: ({ tonight }) => session(tonight),
    ready: '在排队，第 1 位',
  },
  {
    name: 'session-other-parent',
    who: 'demo-g-3-2-08',
    route: ({ tonight }) => session(tonight),
    ready: '孩子的另一位家长已经报了名，人数你也可以改。',
  },
  {
    name: 'check-in',
    who: 'demo-g-3-2-05',
    route: ({ tonight }) => `${places.checkIn}?sessionId=${tonight}`,
    ready: '输入 4 位数字',
  },
  {
    name: 'lesson',
    who: 'demo-g-3-2-09',
    route: () => `${places.lesson}?lessonId=${id('lesson', 1)}`,
    ready: '听孩子说完，再说话',
    taps: [],
  },
  { name: 'plan', who: 'demo-lead', route: () => routes.trainingPlan, ready: '到学校来' },
  {
    name: 'edit-session-start',
    who: 'demo-lead',
    route: () => places.editSession,
    ready: '从哪里开始',
  },
  {
    name: 'edit-session',
    who: 'demo-lead',
    route: ({ tonight }) => `${places.editSession}?sessionId=${tonight}`,
    ready: '改了时间或地点，会告诉报名和排队的家长。',
    taps: ['取消这一场'],
    then: '先写一句原因',
  },
  {
    name: 'edit-lesson',
    who: 'demo-lead',
    route: () => `${places.editLesson}?lessonId=${id('lesson', 1)}`,
    ready: '小题',
  },
  {
    name: 'door',
    who: 'demo-lead',
    route: ({ tonight }) => `${places.door}?sessionId=${tonight}`,
    ready: '名单',
  },
  {
    name: 'door-find',
    who: 'demo-lead',
    route: ({ tonight }) => `${places.door}?sessionId=${tonight}`,
    ready: '名单',
    taps: ['没在名单里？按班找孩子', '三（2）班', '赵芷瑶'],
    then: '赵芷瑶家来了几位',
  },
  { name: 'class', who: 'demo-t-3-2', route: () => routes.trainingClass, ready: /还没来过的/ },
  { name: 'rates', who: 'demo-leader-1', route: () => routes.trainingRates, ready: '全校' },
  { name: 'rates-grade', who: 'demo-gl-3', route: () => routes.trainingRates, ready: '三年级' },
];
