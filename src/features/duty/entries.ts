/** What the duty roster offers on each role's home. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const findSomeone = {
  title: '找人值班',
  hint: '现在没有人应答时，请一位老师接上',
  page: routes.findSomeone,
  badgeAction: null,
};

const plan = {
  title: '值班安排',
  hint: '这两周谁值班，怎么轮',
  page: routes.dutyPlan,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  { role: 'leader', ...findSomeone },
  { role: 'lead-counsellor', ...findSomeone },
];

/** Seldom needed: behind what a day brings. */
export const planEntries: readonly Entry[] = [
  { role: 'lead-counsellor', ...plan },
  { role: 'leader', ...plan },
];
