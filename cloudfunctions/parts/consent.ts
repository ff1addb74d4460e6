/** Consent, for `api`. */
import { consentActions } from '../features/consent/actions';
import { peoplePort } from '../features/people/port';

export const actions = consentActions(peoplePort);
