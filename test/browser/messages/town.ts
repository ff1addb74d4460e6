/**
 * An evening at the demonstration school with something to see on every page: one thread that waits, one in
 * danger, one missed, some answered. Monday 2026-10-12, 20:58.
 */
import { routes } from '../../../src/lib/routes';
import { closeThread, openThread, setLevel } from '../../../src/shared/messages/staff-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import {
  postMessage,
  rateThread,
  readOwnThread,
} from '../../../src/shared/messages/student-contracts';
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import { at, type Actor, type World } from '../../harness/world';
import { allSeen } from '../../harness/all-seen';
import { mp3Of, speak } from '../../stories/messages/voice-fixture';

const day = '2026-10-12';
export const eveningMs = at(day, '17:40');

export interface Town {
  /** Grade 6: one thread waiting, one answered. */
  student: LocalPerson;
  waitingThread: string;
  answeredThread: string;
  /** Writes about danger. */
  inDanger: LocalPerson;
  redThread: string;
  /** Grade 1: faces first. */
  youngChild: LocalPerson;
  /** Of the young child: spoken, and not yet heard. */
  spokenThread: string;
  counsellor: LocalPerson;
  leader: LocalPerson;
  classTeacher: LocalPerson;
  /** Owes nothing yet: the empty home. */
  admin: LocalPerson;
}

/** Writes, at this minute of the evening. */
async function writes(world: World, who: LocalPerson, time: string, text: string, newName = false) {
  await world.skipTo(at(day, time));
  const actor = await world.as(who);
  const { thread } = await actor.call(postMessage, newName ? { text, newName } : { text });
  return { actor, threadId: thread.threadId };
}

async function answers(duty: Actor, threadId: string, text: string): Promise<void> {
  await duty.call(openThread, { threadId });
  await duty.call(replyToThread, { threadId, text, seenSeq: allSeen });
}

function youngestOf(world: World): LocalPerson {
  const child = world.people.find(({ personId }) => personId === 'demo-s-1-2-20');
  if (!child) throw new Error('no such child');
  return child;
}

/** Builds the evening; the world must have been started at `eveningMs`. */
export async function buildTown(world: World): Promise<Town> {
  const duty = await world.as(await world.onDuty());
  const student = world.student(3);
  const inDanger = world.student(17);

  const before = await writes(world, student, '17:40', '下周要上台讲话，一想到就手心出汗。');
  await world.skipTo(at(day, '17:52'));
  await answers(duty, before.threadId, '上台前手心出汗，很多人都会。想不想先练给我听一遍？');
  await before.actor.call(readOwnThread, { threadId: before.threadId });
  await before.actor.call(rateThread, { threadId: before.threadId, satisfaction: 3 });

  const finished = await writes(world, world.student(40), '18:05', '今天的谢谢老师，我好多了。');
  await world.skipTo(at(day, '18:20'));
  await answers(duty, finished.threadId, '听你这么说真好。想再聊，随时写。');
  await duty.call(closeThread, { threadId: finished.threadId, seenSeq: allSeen });

  await writes(world, world.student(58), '18:41', '我和最好的朋友闹翻了，她不让别人和我玩。');
  await writes(world, world.student(77), '19:12', '最近总睡不着，凌晨两三点还醒着。');
  const worried = await writes(world, world.student(95), '20:10', '爸妈天天吵架，说要离婚。');
  await duty.call(setLevel, {
    threadId: worried.threadId,
    level: 'orange',
    reason: '一周里第三次说起，晚上睡不着',
    seenSeq: allSeen,
  });
  const youngChild = youngestOf(world);
  await world.skipTo(at(day, '20:21'));
  const spoken = await speak(await world.as(youngChild), mp3Of(14), { face: 'sad' });
  const waiting = await writes(world, student, '20:32', '这次数学考砸了，我不敢回家。', true);
  const again = { threadId: waiting.threadId, text: '晚上一个人在房间，也睡不着。' };
  await waiting.actor.call(postMessage, again);
  const red = await writes(world, inDanger, '20:54', '我不想活了，今天晚上就想从楼上跳下去。');
  await world.skipTo(at(day, '20:58'));
  return {
    student,
    waitingThread: waiting.threadId,
    answeredThread: before.threadId,
    inDanger,
    redThread: red.threadId,
    youngChild,
    spokenThread: spoken.thread.threadId,
    counsellor: duty.person,
    leader: world.personOf('demo', 'leader'),
    classTeacher: world.personOf('demo', 'class-teacher'),
    admin: world.personOf('demo', 'admin'),
  };
}

export interface TownPage {
  /** The picture's name. */
  name: string;
  /** The row of the requirements. */
  row: string;
  who: 'student' | 'inDanger' | 'youngChild' | 'counsellor' | 'leader' | 'classTeacher' | 'admin';
  route: (town: Town) => string;
  /** Words that are there when the page is ready. */
  ready: string | RegExp;
  /** Tapped then, to open a sheet. */
  tap?: string;
}

const ownThread = (threadId: string) => `${routes.ownThread}?threadId=${threadId}`;
const staffThread = (threadId: string) => `${routes.staffThread}?threadId=${threadId}`;

/** Every page of the app, in the states worth seeing. */
export const townPages: readonly TownPage[] = [
  { name: 'student-home', row: 'M1', who: 'student', route: () => routes.home, ready: '回复截止' },
  {
    name: 'student-write',
    row: 'M1',
    who: 'student',
    route: () => routes.write,
    ready: '换一个新名字',
  },
  {
    name: 'student-write-young',
    row: 'M1',
    who: 'youngChild',
    route: () => routes.write,
    ready: '选一个现在的心情',
  },
  {
    name: 'student-threads',
    row: 'M4',
    who: 'student',
    route: () => routes.messages,
    ready: '再说一件事',
  },
  {
    name: 'student-thread-waiting',
    row: 'M3',
    who: 'student',
    route: (town) => ownThread(town.waitingThread),
    ready: '回复截止',
  },
  {
    name: 'student-thread-answered',
    row: 'M4',
    who: 'student',
    route: (town) => ownThread(town.answeredThread),
    ready: '谢谢你告诉我们',
  },
  {
    name: 'student-thread-voice',
    row: 'M1',
    who: 'youngChild',
    route: (town) => ownThread(town.spokenThread),
    ready: '还没听',
  },
  {
    name: 'student-thread-red',
    row: 'M5',
    who: 'inDanger',
    route: (town) => ownThread(town.redThread),
    ready: '想说话打 12356',
  },
  {
    name: 'student-hotlines',
    row: 'M5',
    who: 'student',
    route: () => routes.hotlines,
    ready: '12355',
  },
  {
    name: 'student-who-can-see',
    row: 'M6',
    who: 'student',
    route: () => routes.whoCanSee,
    ready: '遇到危险的时候',
  },
  {
    name: 'student-calendar',
    row: 'M1',
    who: 'student',
    route: () => routes.calendar,
    ready: '周一到周五上课',
  },
  { name: 'student-me', row: 'M1', who: 'student', route: () => routes.me, ready: '热线电话' },
  {
    name: 'counsellor-home',
    row: 'M2',
    who: 'counsellor',
    route: () => routes.home,
    ready: '去收件箱',
  },
  {
    name: 'counsellor-inbox',
    row: 'M3',
    who: 'counsellor',
    route: () => routes.messages,
    ready: '前应答',
  },
  {
    name: 'counsellor-thread',
    row: 'M4',
    who: 'counsellor',
    route: (town) => staffThread(town.waitingThread),
    ready: '这次数学考砸了',
  },
  {
    name: 'counsellor-thread-voice',
    row: 'M1',
    who: 'counsellor',
    route: (town) => staffThread(town.spokenThread),
    ready: '还没有人听',
  },
  {
    name: 'counsellor-phrases',
    row: 'M4',
    who: 'counsellor',
    route: (town) => staffThread(town.waitingThread),
    ready: '这次数学考砸了',
    tap: '常用语',
  },
  {
    name: 'counsellor-thread-red',
    row: 'M5',
    who: 'counsellor',
    route: (town) => staffThread(town.redThread),
    ready: '我在看',
  },
  {
    name: 'counsellor-reasons',
    row: 'M5',
    who: 'counsellor',
    route: (town) => staffThread(town.redThread),
    ready: '我在看',
    tap: '看依据',
  },
  {
    name: 'counsellor-me',
    row: 'M3',
    who: 'counsellor',
    route: () => routes.me,
    ready: '微信提醒',
  },
  { name: 'leader-home', row: 'M3', who: 'leader', route: () => routes.home, ready: '超时与无人' },
  {
    name: 'leader-breaches',
    row: 'M3',
    who: 'leader',
    route: () => routes.breaches,
    ready: '紧急，10 分钟内',
  },
  {
    name: 'leader-find-someone',
    row: 'M2',
    who: 'leader',
    route: () => routes.findSomeone,
    ready: '请谁接上',
  },
  {
    name: 'other-home',
    row: 'M1',
    who: 'admin',
    route: () => routes.home,
    ready: '培训计划',
  },
  {
    name: 'other-messages',
    row: 'M1',
    who: 'admin',
    route: () => routes.messages,
    ready: '还没有消息',
  },
];
