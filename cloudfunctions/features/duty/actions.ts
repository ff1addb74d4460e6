/** Every action of the duty roster. */
import type { Action } from '../../platform/action';
import { acceptThinRoster } from './accept-thin-roster';
import { answerSwap } from './answer-swap';
import type { DutyPeople } from './colleagues';
import { dutyNow } from './duty-now';
import { readDutyPlan, saveDutyPlan } from './plan';
import { proposeSwap } from './propose-swap';
import { rosterCheck } from './roster-check';
import { setOverride } from './set-override';

export const dutyActions = (people: DutyPeople): Action[] => [
  dutyNow(),
  setOverride(),
  proposeSwap(),
  answerSwap(),
  rosterCheck(),
  acceptThinRoster(),
  readDutyPlan(people),
  saveDutyPlan(people),
];
