/** The pages behind 班里的人 and 学校的人: the main package knows only the first. */
import type { Role } from '../../shared/action/contract';

const at = (page: string) => `/features/people/${page}/index`;

export const places: readonly { page: string; title: string; hint: string; roles: Role[] }[] = [
  {
    page: at('applications'),
    title: '加入申请',
    hint: '谁说自己是哪个孩子的家长，等您确认',
    roles: ['class-teacher', 'admin'],
  },
  {
    page: at('codes'),
    title: '邀请码',
    hint: '家长和学生凭码加入班级',
    roles: ['class-teacher', 'admin'],
  },
  {
    page: at('class'),
    title: '班级名单',
    hint: '家长加入了没有，帮孩子重设口令，离校',
    roles: ['class-teacher', 'admin'],
  },
  {
    page: at('everybody'),
    title: '全校找人',
    hint: '按名字或号码；转班、离校、老师的邀请码',
    roles: ['admin'],
  },
  {
    page: '/features/roster-import/lists/index',
    title: '导入名单',
    hint: '从表格来：先核对差别，再写入，可以退回',
    roles: ['admin'],
  },
  { page: at('promotion'), title: '升年级', hint: '一年一次，先看清楚再做', roles: ['admin'] },
];
