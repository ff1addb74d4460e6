/** M8: whether the own channel takes words, and who stands behind it. Reads the house, says nothing of its letters. */
import { aboutCare as contract } from '../../../src/shared/care/author-contracts';
import { messagesFiguresAt } from '../../../src/shared/messages/policy';
import { minuteMs, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { houseOf } from './author-acts';
import type { HouseholdPort } from './household-port';

export function aboutCare(household: HouseholdPort) {
  return defineAction(contract, async (_input, context) => {
    const { caller, nowMs } = context;
    const house = await houseOf(context);
    const { replyDueMs } = messagesFiguresAt(house?.policyValues ?? [], nowMs);
    const members = house ? await household.members(caller.schoolId, toLocalDate(nowMs)) : [];
    return {
      isOpen: house !== null && house.seal.openSinceMs !== null,
      keepers: members.flatMap(({ name, roleName, part }) => (part ? [{ name, roleName }] : [])),
      replyWithinMinutes: replyDueMs / minuteMs,
    };
  });
}
