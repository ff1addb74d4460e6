/** Whose guardian the caller is. */
import { listChildren as contract } from '../../../src/shared/people/children-contract';
import { defineAction } from '../../platform/action';
import { peoplePort } from './port';

export function listChildren() {
  return defineAction(contract, async (_input, { caller }) => ({
    children: await peoplePort.childrenOf(caller.schoolId, caller.personId),
  }));
}
