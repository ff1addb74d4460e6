/** Every action about the school's rules and calendar. */
import type { Action } from '../../platform/action';
import { readCalendar, saveTerm, setDays } from './change-calendar';
import { applyProfile, changeSetting, listSettings, withdrawSetting } from './change-settings';

export const settingActions: Action[] = [
  listSettings(),
  changeSetting(),
  withdrawSetting(),
  applyProfile(),
  readCalendar(),
  saveTerm(),
  setDays(),
];
