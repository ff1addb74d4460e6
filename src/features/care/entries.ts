/** The teachers' own channel (M8) on every colleague's home. Data only. */
import type { Entry } from '../../lib/entries';
import { roles } from '../../shared/action/contract';

/** From the subject teacher to the administrator: `colleagueRoles` in few bytes, which a test compares. */
export const entries: readonly Entry[] = roles.slice(3, 13).map((role) => ({
  role,
  title: '教师关爱',
  hint: '写给校外咨询师',
  page: '/features/care/box/index',
  badgeAction: null,
}));
