/** Every action about consent. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import { classConsents, enterPaper, ownClasses } from './class';
import { readConsents, sayConsent } from './family';

export function consentActions(people: PeoplePort): Action[] {
  return [
    readConsents(people),
    sayConsent(people),
    ownClasses(),
    classConsents(people),
    enterPaper(people),
  ];
}
