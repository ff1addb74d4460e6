/** How old records go, for `api`. */
import { retentionActions } from '../features/retention/actions';
import { retentionRules } from '../wiring-retention';

export const actions = retentionActions(retentionRules);
