/** M8: who is of the house. The union's person lets in and lets go; nobody of the school's leaders is let in. */
import { schoolOfHouse } from '../../../src/shared/care/house';
import {
  admitToCare as admitContract,
  careHousehold as householdContract,
  letGoOfCare as letGoContract,
} from '../../../src/shared/care/house-contracts';
import type { LeavingPort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import type { HouseholdPort } from './household-port';
import { requireHouse } from './open-house';

export function careHousehold(household: HouseholdPort) {
  return defineAction(householdContract, async (_input, context) => {
    const houseId = requireHouse(context);
    const { nowMs, caller } = context;
    const [house, members] = await Promise.all([
      loadSchool(houseId, nowMs),
      household.members(houseId, toLocalDate(nowMs)),
    ]);
    return {
      houseName: house.name,
      members: members.flatMap(({ personId, name, part, joined }) =>
        part === null ? [] : [{ personId, name, part, joined, me: personId === caller.personId }],
      ),
      isOpen: house.seal.openSinceMs !== null,
    };
  });
}

export function admitToCare(household: HouseholdPort) {
  return defineAction(admitContract, async (input, context) => {
    const houseId = requireHouse(context);
    const today = toLocalDate(context.nowMs);
    const barred = await household.leadershipMobiles(schoolOfHouse(houseId) ?? '', today);
    if (barred.has(input.mobile)) throw new AppError('care-leadership', 'mobile');
    const members = await household.members(houseId, today);
    const known = members.find(({ mobile }) => mobile === input.mobile);
    // Another part would put both keys within one person's reach.
    if (known?.part && known.part !== input.part) throw new AppError('illegal-move', 'other part');
    const personId = await household.put(houseId, input, { today });
    const { name } = input;
    return { personId, ...(await household.code(admitContract.name, { personId, name }, context)) };
  });
}

export function letGoOfCare(household: HouseholdPort, leaving: LeavingPort) {
  return defineAction(letGoContract, async ({ personId }, context) => {
    const houseId = requireHouse(context);
    const { caller, nowMs } = context;
    const today = toLocalDate(nowMs);
    if (personId === caller.personId) throw new AppError('illegal-move', 'themselves');
    const members = await household.members(houseId, today);
    const isHere = members.some((one) => one.personId === personId && one.part !== null);
    const held = isHere ? await leaving.holds(houseId, personId) : null;
    if (held) throw new AppError(held, 'leaving');
    const object = { kind: 'person', id: personId };
    await household.leave(houseId, personId, today, (transaction) =>
      context.auditOnce(transaction, { act: letGoContract.name, object }),
    );
    await leaving.left(houseId, personId, nowMs);
    return {};
  });
}
