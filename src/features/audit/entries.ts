/** What the audit (G6) offers on the homes of the lead, leaders and administrators. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const chain = {
  title: '操作记录',
  hint: '每天的校对码，导出给外面的人核对',
  page: routes.auditChain,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  {
    role: 'lead-counsellor',
    title: '谁看过学生的记录',
    hint: '选一个学生，看谁看过、改过',
    page: routes.auditLooked,
    badgeAction: null,
  },
  {
    role: 'leader',
    title: '同事做过什么',
    hint: '选一位同事，看他在这里做过的事',
    page: routes.auditDid,
    badgeAction: null,
  },
  { role: 'leader', ...chain },
  { role: 'admin', ...chain },
  { role: 'union', ...chain },
];
