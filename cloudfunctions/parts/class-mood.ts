/** The weekly form, for `api`. */
import { classMoodActions } from '../features/class-mood/actions';
import { peoplePort } from '../features/people/port';

export const actions = classMoodActions(peoplePort);
