/**
 * M8, what the call itself cannot see: somebody of the house who leads the school since, with a WeChat or mobile of
 * both, is let go by the clock; keys and duty of the house hear of them no more. The school is told nothing.
 */
import { schoolOfHouse } from '../../../src/shared/care/house';
import { letGoOfCare } from '../../../src/shared/care/house-contracts';
import type { LeavingPort } from '../../../src/shared/people/ports';
import { minuteMs, toLocalDate } from '../../../src/shared/time';
import { writeAudit } from '../../platform/audit';
import type { FeatureClock } from '../../platform/feature-clock';
import { loadEverySchool } from '../../platform/school';
import type { HouseholdPort } from './household-port';

/** The call refuses at once; what is left is that no notice rings them. */
const everyMs = 20 * minuteMs;

let lookedAtMs = Number.NEGATIVE_INFINITY;

export function careClock(household: HouseholdPort, leaving: LeavingPort): FeatureClock {
  return {
    ladders: {},
    async everyMinute(nowMs) {
      if (Math.abs(nowMs - lookedAtMs) < everyMs) return [];
      for (const { schoolId } of await loadEverySchool(nowMs))
        if (schoolOfHouse(schoolId) !== null)
          await letLeadersGo(household, leaving, schoolId, nowMs);
      lookedAtMs = nowMs;
      return [];
    },
  };
}

async function letLeadersGo(
  household: HouseholdPort,
  leaving: LeavingPort,
  houseId: string,
  nowMs: number,
): Promise<void> {
  const today = toLocalDate(nowMs);
  for (const personId of await household.membersWhoLead(houseId, today)) {
    await household.leave(houseId, personId, today, async (transaction) => {
      await writeAudit(transaction, {
        act: letGoOfCare.name,
        object: { kind: 'person', id: personId },
        schoolId: houseId,
        actorPersonId: null,
        atMs: nowMs,
      });
      return true;
    });
    await leaving.left(houseId, personId, nowMs);
  }
}
