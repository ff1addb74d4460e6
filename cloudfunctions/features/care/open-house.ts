/** M8: the union's colleague begins the house beside the school, and stands in it from then on. Once, whoever taps. */
import { careHouseName, careHouseOf, isCareHouse } from '../../../src/shared/care/house';
import { openCareHouse as contract } from '../../../src/shared/care/house-contracts';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { writeAudit } from '../../platform/audit';
import { leadsSchoolOf } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { forgetSchool, schools } from '../../platform/school';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import type { HouseholdPort } from './household-port';

export function openHouse(household: HouseholdPort) {
  return defineAction(contract, async (_input, context) => {
    const { caller, account, nowMs } = context;
    const today = toLocalDate(nowMs);
    const { schoolId } = caller;
    if (isCareHouse(schoolId)) throw new AppError('illegal-move', 'in a house');
    const houseId = careHouseOf(schoolId);
    if (leadsSchoolOf(houseId, account.persons, today))
      throw new AppError('care-leadership', 'caller');
    const school = await getById(schools, schoolId);
    if (!school) throw new AppError('not-found', 'school');
    const houseName = careHouseName(school.name);
    const mine = await household.ownPerson(houseId, account.accountId);
    if (mine !== null) return { personId: mine, houseName };
    const own = await household.colleague(schoolId, caller.personId);
    if (!own || own.mobile === '') throw new AppError('care-no-mobile', 'caller');
    if ((await household.leadershipMobiles(schoolId, today)).has(own.mobile))
      throw new AppError('care-leadership', 'mobile');
    // A house that the union left is taken up again; one that is kept is joined by a code only, whatever the school's
    // roster says of its people's mobiles.
    const members = await household.members(houseId, today);
    if (members.some(({ part }) => part === 'union')) throw new AppError('care-begun', 'house');
    const isOther = members.some(({ part, mobile }) => part !== null && mobile === own.mobile);
    if (isOther) throw new AppError('illegal-move', 'other part');
    const begin = async (transaction: Transaction, personId: string) => {
      if (await transaction.get(schools, houseId)) return;
      const { calendar } = school;
      await transaction.add(schools, {
        ...{ _id: houseId, name: houseName, calendar },
        ...{ policyValues: [], version: 1 },
      });
      await writeAudit(transaction, { ...entryOf(houseId, personId), atMs: nowMs });
    };
    const personId = await household.put(
      houseId,
      { ...own, part: 'union' },
      { today, accountId: account.accountId, before: begin },
    );
    forgetSchool(houseId);
    return { personId, houseName };
  });
}

/** In the house's own chain: the school's says nothing of it. */
function entryOf(houseId: string, personId: string) {
  const object = { kind: 'care-house', id: houseId };
  return { act: contract.name, object, schoolId: houseId, actorPersonId: personId };
}

/** The house of somebody who acts in one; `not-found` for everybody else. */
export function requireHouse({ caller }: ActionContext): string {
  if (!isCareHouse(caller.schoolId)) throw new AppError('not-found', 'house');
  return caller.schoolId;
}
