/** Requests about data and what is over (G2) on the homes of those who answer for them. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const inbox = {
  title: '资料申请',
  hint: '谁说名单上有错，等着答复',
  page: routes.rightsInbox,
  badgeAction: null,
};
const keeping = {
  title: '到期的记录',
  hint: '哪些快删了，哪些还留着',
  page: routes.keeping,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  { role: 'class-teacher', ...inbox },
  { role: 'admin', ...inbox },
  { role: 'admin', ...keeping },
  { role: 'leader', ...keeping },
];
