/** What people and joining (G1) offer on each role's home. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const applications = {
  title: '加入申请',
  hint: '谁说自己是哪个孩子的家长，等您确认',
  page: routes.applications,
  badgeAction: null,
};
const codes = {
  title: '邀请码',
  hint: '家长和学生凭码加入班级',
  page: routes.codes,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  { role: 'class-teacher', ...applications },
  { role: 'class-teacher', ...codes },
  {
    role: 'class-teacher',
    title: '班级名单',
    hint: '家长加入了没有，帮孩子重设口令',
    page: routes.classPeople,
    badgeAction: null,
  },
  { role: 'admin', ...applications },
  { role: 'admin', ...codes },
  {
    role: 'admin',
    title: '全校的人',
    hint: '按名字找，转班、离校、老师的邀请码',
    page: routes.everybody,
    badgeAction: null,
  },
  {
    role: 'admin',
    title: '升年级',
    hint: '一年一次，先看清楚再做',
    page: routes.promotion,
    badgeAction: null,
  },
];
