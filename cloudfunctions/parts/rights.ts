/** One's own data, for `api`. */
import { rightsActions } from '../features/rights/actions';
import { rightsPorts } from '../wiring-records';

export const actions = rightsActions(rightsPorts);
