/** Every action of the teachers' own channel (M8), bound to its ports. */
import type { LeavingPort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import { aboutCare } from './about';
import { careAuthorActions } from './author-acts';
import type { HouseholdPort } from './household-port';
import { admitToCare, careHousehold, letGoOfCare } from './members';
import { openHouse } from './open-house';
import type { ThreadAuthorsPort } from './thread-authors-port';

export function careActions(
  household: HouseholdPort,
  threads: ThreadAuthorsPort,
  leaving: LeavingPort,
): Action[] {
  return [
    aboutCare(household),
    ...careAuthorActions(threads),
    openHouse(household),
    careHousehold(household),
    admitToCare(household),
    letGoOfCare(household, leaving),
  ];
}
