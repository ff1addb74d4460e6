/**
 * Two months in which colleagues corrected triage (M5): some words of danger that were none, some that it missed. The
 * world must have been started in the first of them.
 */
import { routes } from '../../../src/lib/routes';
import type { Because } from '../../../src/shared/messages/because';
import type { Level } from '../../../src/shared/messages/model';
import { setLevel } from '../../../src/shared/messages/staff-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { allSeen } from '../../harness/all-seen';
import { at, type World } from '../../harness/world';
import { mp3Of, speak } from '../../stories/messages/voice-fixture';
import { playVoice } from '../../../src/shared/messages/voice-contracts';
import type { Phone } from './phones';

export const septemberMs = at('2026-09-21', '10:00');

type Words = readonly [text: string, to?: Level, because?: Because];

const september: readonly Words[] = [
  ['作业写不完，我真的想死。', 'yellow', 'misread'],
  ['我不想活了，今天晚上就想从楼上跳下去。', 'orange', 'passed'],
  ['他们放学在厕所打我，还逼我跪下。'],
  ['我同学说她割腕了。'],
  ['考砸了，妈妈会打死我的。', 'red', 'abuse'],
];

const october: readonly Words[] = [
  ['话剧里我的台词是：我不想活了。', 'none', 'misread'],
  ['小说里我写的那个女生说她想死。', 'none', 'misread'],
  ['作业写不完，我真的想死。', 'yellow', 'misread'],
  ['活着真没意思，想消失。', 'yellow', 'misread'],
  ['他们放学在厕所打我，还逼我跪下。'],
  ['我要拿刀捅死他。', 'yellow', 'misread'],
  ['我抄的歌词：我想从楼上跳下去。', 'none', 'misread'],
  ['我买了很多安眠药。'],
  ['爸爸又喝酒了，我躲在柜子里。', 'orange', 'passed'],
  ['谢谢老师，再见。', 'red', 'self'],
  ['放学可以晚点走吗。', 'orange', 'abuse'],
];

let nextStudent = 20;

async function write(world: World, [text, level, because]: Words): Promise<string> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { threadId } = (await student.call(postMessage, { text })).thread;
  const duty = await world.as(await world.onDuty());
  const change = { threadId, reason: '问过本人了', seenSeq: allSeen };
  if (level !== undefined && because !== undefined)
    await duty.call(setLevel, { ...change, level, because });
  return threadId;
}

/** A red and a harmless thread that nobody has judged yet. */
export interface CorrectionsTown {
  red: string;
  harmless: string;
}

export async function buildCorrections(world: World): Promise<CorrectionsTown> {
  for (const [index, words] of september.entries()) {
    await world.skipTo(septemberMs + index * 10 * 60_000);
    await write(world, words);
  }
  for (const [index, words] of october.entries()) {
    await world.skipTo(at('2026-10-12', '10:00') + index * 10 * 60_000);
    await write(world, words);
  }
  await world.skipTo(at('2026-10-12', '12:00'));
  const child = await world.as(world.student(80));
  const { threadId } = (await speak(child, mp3Of(9), {})).thread;
  const duty = await world.as(await world.onDuty());
  await duty.call(playVoice, { threadId, seq: 1 });
  await duty.call(setLevel, { threadId, level: 'orange', reason: '哭着说的', seenSeq: allSeen });
  await world.skipTo(at('2026-10-12', '12:10'));
  const red = await write(world, ['我真的不想活了。']);
  const harmless = await write(world, ['今天午饭不想吃。']);
  return { red, harmless };
}

export interface CorrectionsPage {
  name: string;
  who: string;
  route: (town: CorrectionsTown) => string;
  ready: string | RegExp;
  act?: (phone: Phone) => Promise<void>;
}

const judge = (level: string) => async (phone: Phone) => {
  await phone.screen.getByRole('radio', { name: level }).click();
  await phone
    .text('写一句为什么改。')
    .or(phone.text(/^定为红/))
    .waitFor();
};

export const correctionsPages: readonly CorrectionsPage[] = [
  { name: 'month', who: 'demo-lead', route: () => routes.corrections, ready: '看重了吗' },
  {
    name: 'reasons',
    who: 'demo-lead',
    route: () => routes.corrections,
    ready: '看重了吗',
    act: async (phone) => {
      await phone.screen.getByText('最常看错的依据').evaluate((head) => head.scrollIntoView());
    },
  },
  {
    name: 'month-before',
    who: 'demo-lead',
    route: () => routes.corrections,
    ready: '看重了吗',
    act: async (phone) => {
      await phone.screen.getByRole('tab', { name: /上个月/ }).click();
      await phone.screen.getByText('说的是哪一种').evaluate((head) => head.scrollIntoView());
    },
  },
  {
    name: 'nothing-yet',
    who: 'demo2-lead',
    route: () => routes.corrections,
    ready: '这两个月还没有可看的',
  },
  {
    name: 'lowering',
    who: 'demo-lead',
    route: ({ red }) => `${routes.staffThread}?threadId=${red}`,
    ready: /系统按/,
    act: judge('黄色级别'),
  },
  {
    name: 'raising',
    who: 'demo-lead',
    route: ({ harmless }) => `${routes.staffThread}?threadId=${harmless}`,
    ready: '系统没有发现危险的词句',
    act: judge('红色级别'),
  },
];
