/** Consent (G2) on the homes of parents and class teachers. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

export const entries: readonly Entry[] = [
  {
    role: 'guardian',
    title: '同意书',
    hint: '档案、测评、统计，一项一项由您定',
    page: routes.consent,
    badgeAction: null,
  },
  {
    role: 'class-teacher',
    title: '同意书',
    hint: '哪家还没回，登记签好的',
    page: routes.classConsent,
    badgeAction: null,
  },
];
