/** One valid input per action about the school's rules and calendar. */
import type { InputOf } from '../../../src/shared/action/contract';
import type * as calendar from '../../../src/shared/settings/calendar-contracts';
import type * as settings from '../../../src/shared/settings/contracts';
import { addDays } from '../../../src/shared/time';
import type { Objects } from '../examples';

type SettingContract =
  | (typeof settings)[Exclude<keyof typeof settings, 'settingDateSchema'>]
  | (typeof calendar)[keyof typeof calendar];
type SettingExamples = {
  readonly [N in SettingContract['name']]: (
    objects: Objects,
  ) => InputOf<Extract<SettingContract, { name: N }>>;
};

/** The school's document as it is, and a number that makes each act another one. */
export interface SettingObjects {
  schoolVersion: number;
  settingNumber: number;
}

export const settingKey = 'bookings.horizon-days';

const day = ({ settingNumber }: Objects) => addDays('2027-03-01', settingNumber);

export const settingExamples: SettingExamples = {
  'settings.list': () => ({}),
  'settings.change': (objects) => ({
    key: settingKey,
    value: 20,
    fromDate: day(objects),
    version: objects.schoolVersion,
  }),
  'settings.withdraw': (objects) => ({
    key: settingKey,
    fromDate: day(objects),
    version: objects.schoolVersion,
  }),
  'settings.apply-profile': (objects) => ({
    profileId: 'all-day-rooms',
    fromDate: day(objects),
    version: objects.schoolVersion,
  }),
  'settings.calendar': () => ({}),
  'settings.save-term': ({ schoolVersion, settingNumber }) => ({
    termId: null,
    name: '第一学期',
    startDate: `${2030 + settingNumber}-09-01`,
    endDate: `${2031 + settingNumber}-01-20`,
    version: schoolVersion,
  }),
  'settings.set-days': (objects) => ({
    fromDate: day(objects),
    toDate: day(objects),
    kind: 'school',
    weekday: null,
    note: '校庆',
    version: objects.schoolVersion,
  }),
};
