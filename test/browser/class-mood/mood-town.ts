/**
 * A Friday afternoon at the demonstration school with something to see on every page of the weekly form: forms
 * handed in, one being written, one missing of last week, a note, observations. 2026-10-16, 15:40.
 */
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import { writeNote } from '../../../src/shared/class-mood/member-contracts';
import { emptyContent, type Concern, type FormContent } from '../../../src/shared/class-mood/model';
import { openForm, saveDraft, submitForm } from '../../../src/shared/class-mood/teacher-contracts';
import { routes } from '../../../src/lib/routes';
import { at, type World } from '../../harness/world';

export const monday = '2026-10-12';
export const friday = '2026-10-16';
export const afternoonMs = at(friday, '15:40');

const concern = (studentId: string, behaviour: string, level: Concern['level']): Concern => ({
  studentId,
  source: 'new',
  word: '',
  behaviour,
  level,
});

export const designContent: FormContent = {
  counts: { low: 4, irritable: 2, tense: 1 },
  events: [
    { kind: 'absence', count: 1 },
    { kind: 'conflict', count: 1 },
  ],
  concerns: [concern('demo-s-6-2-08', '连续四天午饭没怎么吃，课间一个人坐着。', 'yellow')],
  quiet: false,
};

async function handIn(world: World, place: string, content: FormContent): Promise<void> {
  const classId = `demo-${place}`;
  const actor = await world.as(`demo-t-${place}`);
  const { form } = await actor.call(openForm, { classId });
  await actor.call(submitForm, { classId, monday, version: form.version, content, seen: [] });
}

/** Builds the afternoon; the world must have been started at `afternoonMs`. */
export async function buildMoodTown(world: World): Promise<void> {
  const quiet = { ...emptyContent, quiet: true };
  await handIn(world, '5-1', designContent5());
  for (const place of ['1-1', '1-2', '2-1', '3-1']) await handIn(world, place, quiet);
  for (const place of ['2-3', '3-2', '5-2'])
    await handIn(world, place, { ...emptyContent, counts: { low: 2, irritable: 1, tense: 3 } });
  const teacher = await world.as('demo-t-6-2');
  await teacher.call(saveDraft, {
    classId: 'demo-6-2',
    monday,
    version: 0,
    content: designContent,
  });
  const member = await world.as('demo-s-6-2-44');
  await member.call(writeNote, {
    classId: 'demo-6-2',
    monday,
    note: { state: 'written', air: 'noisy', sights: ['quarrel'], text: '体育课分组有人吵起来了。' },
  });
}

function designContent5(): FormContent {
  return {
    ...designContent,
    concerns: [
      concern('demo-s-5-1-11', '和同学起了冲突，说不想来上学。', 'orange'),
      concern('demo-s-5-1-20', '上课趴着，没精神。', 'none'),
    ],
  };
}

export interface MoodPage {
  /** The picture's name. */
  name: string;
  who: string;
  route: string;
  /** Words that are there when the page is ready. */
  ready: string | RegExp;
  /** Tapped then, one after the other, by their words. */
  taps?: readonly (string | RegExp)[];
  /** Shown after the taps. */
  then?: string | RegExp;
}

const form = (place: string) => `${routes.moodForm}?classId=demo-${place}&monday=${monday}`;
const concernOf = (place: string, rest = '') =>
  `${routes.moodConcern}?classId=demo-${place}&monday=${monday}${rest}`;

/** Every page of the weekly form, in the states worth seeing. */
export const moodPages: readonly MoodPage[] = [
  { name: 'home', who: 'demo-t-6-2', route: routes.home, ready: '填周表' },
  { name: 'form', who: 'demo-t-6-2', route: form('6-2'), ready: '全班 45 人' },
  {
    name: 'form-carried',
    who: 'demo-t-6-1',
    route: form('6-1'),
    ready: '上周关心的同学，各说一句',
  },
  { name: 'form-handed-in', who: 'demo-t-5-1', route: form('5-1'), ready: /已经交了。还能改/ },
  {
    name: 'form-empty',
    who: 'demo-t-4-3',
    route: form('4-3'),
    ready: /点“本周无异常”就交表/,
    then: /过了时间还没交，可以补/,
  },
  { name: 'concern-who', who: 'demo-t-6-2', route: concernOf('6-2'), ready: '这周想关心谁' },
  {
    name: 'concern',
    who: 'demo-t-6-2',
    route: concernOf('6-2', '&studentId=demo-s-6-2-08'),
    ready: '建议的级别',
  },
  { name: 'note', who: 'demo-s-6-2-44', route: routes.moodNote, ready: /已经交给班主任了/ },
  { name: 'student-home', who: 'demo-s-6-2-45', route: routes.home, ready: '本周观察' },
  {
    name: 'observe',
    who: 'demo-en-6',
    route: routes.moodObserve,
    ready: '哪个班',
  },
  { name: 'missing', who: 'demo-gl-4', route: routes.moodMissing, ready: '四（3）班' },
  { name: 'week', who: 'demo-lead', route: routes.moodWeek, ready: '这学期' },
  {
    name: 'week-class',
    who: 'demo-lead',
    route: routes.moodWeek,
    ready: '这学期',
    taps: [/^五（1）班/],
    then: '和同学起了冲突，说不想来上学。',
  },
  { name: 'week-leader', who: 'demo-leader-1', route: routes.moodWeek, ready: '全校的数字' },
];

export const holderOf = (world: World, { who }: MoodPage): LocalPerson => world.person(who);
