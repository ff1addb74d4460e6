/** What the duty roster offers on each role's home. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const findSomeone = {
  title: '找人值班',
  hint: '现在没有人应答时，请一位老师接上',
  page: routes.findSomeone,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  { role: 'leader', ...findSomeone },
  { role: 'lead-counsellor', ...findSomeone },
];
