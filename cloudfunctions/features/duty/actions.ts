/** Every action of the duty roster. */
import type { Action } from '../../platform/action';
import { acceptThinRoster } from './accept-thin-roster';
import { answerSwap } from './answer-swap';
import { dutyNow } from './duty-now';
import { proposeSwap } from './propose-swap';
import { rosterCheck } from './roster-check';
import { setOverride } from './set-override';

export const dutyActions: Action[] = [
  dutyNow(),
  setOverride(),
  proposeSwap(),
  answerSwap(),
  rosterCheck(),
  acceptThinRoster(),
];
