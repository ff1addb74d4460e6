/** Pages of the school's rules and calendar in the states worth seeing. */
import { routes } from '../../../src/lib/routes';
import { changeSetting } from '../../../src/shared/settings/contracts';
import type { World } from '../../harness/world';

export interface SettingsPage {
  name: string;
  who: string;
  route: string;
  ready: string;
  taps: readonly RegExp[];
}

/** One figure is the school's own, another is about to change; homework is tried in two grades. */
export async function prepareSettings(world: World): Promise<void> {
  const admin = await world.as('demo-admin');
  const today = '2026-10-12';
  await admin.call(changeSetting, {
    key: 'bookings.monthly-sessions',
    value: 5,
    fromDate: today,
    version: 1,
  });
  await admin.call(changeSetting, {
    key: 'bookings.slot-minutes',
    value: 45,
    fromDate: '2026-11-02',
    version: 2,
  });
  await admin.call(changeSetting, {
    key: 'modules.homework',
    value: 'g3-5',
    fromDate: today,
    version: 3,
  });
}

export const settingsPages: readonly SettingsPage[] = [
  {
    name: 'rules',
    who: 'demo-admin',
    route: routes.schoolRules,
    ready: '辅导预约',
    taps: [/辅导预约/],
  },
  {
    name: 'rule',
    who: 'demo-admin',
    route: routes.schoolRules,
    ready: '辅导预约',
    taps: [/辅导预约/, /一次谈话多长/],
  },
  {
    name: 'rule-grades',
    who: 'demo-admin',
    route: routes.schoolRules,
    ready: '哪些年级用',
    taps: [/哪些年级用/, /作业公示.*三年级、五年级/],
  },
  {
    name: 'rule-to-read',
    who: 'demo-lead',
    route: routes.schoolRules,
    ready: '匿名留言',
    taps: [/匿名留言/, /夜里几点起少打扰/],
  },
  {
    name: 'calendar',
    who: 'demo-admin',
    route: routes.schoolCalendar,
    ready: '学校自己的安排',
    taps: [/加一段安排/],
  },
];
