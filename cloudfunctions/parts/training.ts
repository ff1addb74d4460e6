/** The parent school, for `api`. */
import { trainingActions } from '../features/training/actions';
import { peoplePort } from '../features/people/port';

export const actions = trainingActions(peoplePort);
