/** Homework, for `api`. */
import { homeworkActions } from '../features/homework/actions';
import { peoplePort } from '../features/people/port';

export const actions = homeworkActions(peoplePort);
