/** A Monday afternoon at the demonstration school with something to see on every page of homework. 2026-10-12, 15:10. */
import { submitWeek } from '../../../src/shared/homework/family-contracts';
import { routes } from '../../../src/lib/routes';
import { at, type World } from '../../harness/world';
import {
  give,
  gradeLeader,
  monday,
  said,
  teacherOf,
} from '../../stories/homework/homework-fixture';

export const afternoonMs = at(monday, '15:10');

/** Builds the afternoon; the world must have been started at `afternoonMs`. */
export async function buildHomeworkTown(world: World): Promise<void> {
  await world.tick('clock');
  await give(world, { by: teacherOf('6-3'), subject: 'chinese', places: ['6-3'], minutes: 20 });
  await give(world, {
    by: gradeLeader(3),
    subject: 'mathematics',
    places: ['3-3'],
    minutes: 40,
    reason: '单元整理，一页思维导图',
  });
  const parent = await world.as('demo-g-6-1-02');
  const form = said(20, 35, { difficulty: 'hard', remark: '周三写得久一点。' });
  await parent.call(submitWeek, { childId: 'demo-s-6-1-02', monday, version: 0, form });
}

export interface HomeworkPage {
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

/** Every page of homework, in the states worth seeing. */
export const homeworkPages: readonly HomeworkPage[] = [
  { name: 'parent-home', who: 'demo-g-4-1-01', route: routes.home, ready: '四（1）班' },
  {
    name: 'today-timing',
    who: 'demo-g-6-1-03',
    route: routes.homeworkToday,
    ready: /今天书面作业/,
    taps: ['数学 开始计时'],
    then: /正在计时/,
  },
  { name: 'week-done', who: 'demo-g-6-1-02', route: routes.homeworkWeek, ready: /已经交了/ },
  { name: 'post', who: 'demo-en-6', route: routes.homeworkPost, ready: '英语，给哪些班' },
  {
    name: 'post-over',
    who: 'demo-t-6-3',
    route: routes.homeworkPost,
    ready: '语文，给哪些班',
    taps: ['改 六（3）班', '+ 提高'],
    then: '今天的',
  },
  { name: 'requests', who: 'demo-gl-5', route: routes.homeworkRequests, ready: /老师的理由/ },
  {
    name: 'class-day',
    who: 'demo-t-5-3',
    route: routes.homeworkClassDay,
    ready: '当天没等到答复的',
  },
  { name: 'month-grade', who: 'demo-gl-4', route: routes.homeworkMonth, ready: '全年级' },
  { name: 'month-school', who: 'demo-leader-1', route: routes.homeworkMonth, ready: '全校' },
];
