/** What the roster import (G1) offers on the administrator's home. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

export const entries: readonly Entry[] = [
  {
    role: 'admin',
    title: '导入名单',
    hint: '先核对差别，再写入；可以退回',
    page: routes.rosterLists,
    badgeAction: null,
  },
];
