/** The duty, for `api`. */
import { dutyActions } from '../features/duty/actions';
import { dutyPeople } from '../wiring-duty';

export const actions = dutyActions(dutyPeople);
