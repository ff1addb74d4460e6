/** The audit, for `api`. */
import { auditActions } from '../features/audit/actions';
import { peoplePort } from '../features/people/port';

export const actions = auditActions(peoplePort);
