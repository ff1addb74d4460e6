/** What people and joining (G1) offer on a role's home. Data only; the rest stands on the page itself. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const hub = { page: routes.people, badgeAction: null };

export const entries: readonly Entry[] = [
  { role: 'class-teacher', title: '班里的人', hint: '加入申请、邀请码、名单', ...hub },
  { role: 'admin', title: '学校的人', hint: '名单、邀请码、升年级', ...hub },
];
