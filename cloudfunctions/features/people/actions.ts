/** Every action about people: who is signed in, joining, the class list, passcodes, the promotion (G1). */
import type { LeavingPort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import type { OpenCases } from '../../platform/open-cases';
import { letGo, moveToClass, resetPasscode, unbind } from './desk/acts';
import { classList } from './desk/class-list';
import { searchPeople } from './desk/search';
import { forgetPerson, keepPerson, listLeavers } from './forget/acts';
import { listApplications } from './join/applications';
import { checkCode } from './join/check-code';
import { decideApplication } from './join/decide';
import { inviteClass, inviteColleague, listInvitations, revokeInvitation } from './join/invite';
import { join } from './join/join';
import { myApplications } from './join/my-applications';
import { listChildren } from './list-children';
import { me } from './me';
import { passcodeState, setPasscode, unlock } from './passcode/actions';
import { promote, promotionPreview, promotionStep } from './promotion/actions';

export const peopleActions = (leaving: LeavingPort, cases: OpenCases): Action[] => [
  ...[me(), listChildren()],
  ...[checkCode(), join(), myApplications()],
  ...[inviteClass(), inviteColleague(), listInvitations(), revokeInvitation()],
  ...[listApplications(), decideApplication()],
  ...[passcodeState(), setPasscode(), unlock()],
  ...[classList(), searchPeople(), resetPasscode(), moveToClass(), letGo(leaving), unbind()],
  ...[promotionPreview(), promote(), promotionStep()],
  ...[listLeavers(), forgetPerson(cases), keepPerson()],
];
