/** Pages about data in the states worth seeing (G2). */
import { routes } from '../../../src/lib/routes';
import { letGo } from '../../../src/shared/people/desk-contracts';
import { forgetPerson } from '../../../src/shared/people/forget-contracts';
import { askCorrection, askDeletion } from '../../../src/shared/rights/contracts';
import type { World } from '../../harness/world';

export interface RightsPage {
  name: string;
  who: string;
  route: string;
  ready: string;
  taps: readonly RegExp[];
}

const childId = 'demo-s-6-2-09';

export async function prepareRights(world: World): Promise<void> {
  const guardian = await world.as('demo-g-6-2-09');
  await guardian.call(askCorrection, { childId, what: 'name', text: '名字第二个字是“玥”。' });
  await guardian.call(askCorrection, {
    childId,
    what: 'family',
    text: '外婆也常来接，请加上她。',
  });
  await guardian.call(askDeletion, { childId, kinds: ['homework'] });
  const admin = await world.as('demo-admin');
  for (const personId of ['demo-s-6-1-40', 'demo-s-6-1-41']) await admin.call(letGo, { personId });
  const reason = '转学，家长申请，已经核对身份';
  await admin.call(forgetPerson, { personId: 'demo-s-6-1-40', reason });
}

const guardian = { who: 'demo-g-6-2-09', route: routes.myData };

export const rightsPages: readonly RightsPage[] = [
  {
    name: 'child',
    ...guardian,
    ready: '名单上的资料',
    taps: [/陈/, /作业周反馈.*收起|作业周反馈.*能删/],
  },
  {
    name: 'student',
    who: childId,
    route: routes.myData,
    ready: '名单上的资料',
    taps: [/老师的工作记录/],
  },
  {
    name: 'inbox',
    who: 'demo-t-6-2',
    route: routes.rightsInbox,
    ready: '名单马上跟着改',
    taps: [],
  },
  { name: 'keeping', who: 'demo-admin', route: routes.keeping, ready: '只数不删', taps: [] },
  {
    name: 'leavers',
    who: 'demo-admin',
    route: '/features/rights/leavers/index',
    ready: '登记以后等',
    taps: [/^删除/],
  },
];
