/** G1: the ways to open the student side of a shared phone. */
import {
  passcodeState as stateContract,
  setPasscode as setContract,
  unlock as unlockContract,
} from '../../../../src/shared/people/passcode-contracts';
import { closedOn } from '../../../../src/shared/people/passcode';
import { toLocalDate } from '../../../../src/shared/time';
import { defineAction, type ActionContext } from '../../../platform/action';
import { needsPasscode } from '../../../platform/caller';
import { getById } from '../../../platform/store';
import { newUnlock } from '../../../platform/unlock';
import { passcodes } from '../join-collections';
import { tryPasscode, writePasscode } from './store';

function opened({ caller, nowMs }: ActionContext) {
  return { unlock: newUnlock(caller, nowMs) };
}

export function passcodeState() {
  return defineAction(stateContract, async (_input, { account, caller, nowMs }) => {
    const stored = await getById(passcodes, caller.personId);
    return {
      shared: needsPasscode(account, caller.person),
      isSet: stored !== null,
      closed: stored ? closedOn(stored, toLocalDate(nowMs)) : null,
    };
  });
}

export function setPasscode() {
  return defineAction(setContract, async ({ passcode, old }, context) => {
    await writePasscode(context.caller, passcode, old, toLocalDate(context.nowMs));
    return opened(context);
  });
}

export function unlock() {
  return defineAction(unlockContract, async ({ passcode }, context) => {
    await tryPasscode(context.caller, passcode, toLocalDate(context.nowMs));
    return opened(context);
  });
}
