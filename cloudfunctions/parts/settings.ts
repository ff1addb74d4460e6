/** Settings and the calendar, for `api`. */
import { settingActions } from '../features/settings/actions';

export const actions = settingActions;
