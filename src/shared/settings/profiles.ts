/** Ready-made sets of figures for the variants that the requirements name (B1 profile "all day"); a school starts from one. */
import { bookingPolicies } from '../bookings/policy';
import type { PolicyDefinition } from '../policy/define-policy';
import type { SettingValue } from './timeline';

export interface SettingProfile {
  profileId: string;
  name: string;
  hint: string;
  values: Readonly<Record<string, SettingValue>>;
}

const defaultsOf = (definitions: readonly PolicyDefinition[]) =>
  Object.fromEntries(definitions.map(({ key, default: value }) => [key, value] as const));

export const settingProfiles: readonly SettingProfile[] = [
  {
    profileId: 'afternoon-rooms',
    name: '辅导室下午开放',
    hint: '12:00–17:00，一次 40 分钟，每周至少 8 小时',
    values: defaultsOf(bookingPolicies),
  },
  {
    profileId: 'all-day-rooms',
    name: '辅导室全天开放',
    hint: '8:00–17:00，上课时间不显示，每周至少 20 小时',
    values: {
      'bookings.opening-hours': 'all-day',
      'bookings.during-lessons': 'hidden',
      'bookings.open-hours-per-week': 20,
    },
  },
];
