/** Subscription messages, for `api`. */
import { noticesActions } from '../features/notices/actions';

export const actions = noticesActions;
