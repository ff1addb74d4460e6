/** What the sealed identity offers on each role's home (M6). Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const roles = ['counsellor', 'lead-counsellor', 'leader', 'district-receiver'] as const;

export const entries: readonly Entry[] = roles.map((role) => ({
  role,
  title: '核实身份',
  hint: '有危险时，两位负责人一起',
  page: routes.sealOpenings,
  badgeAction: null,
}));
