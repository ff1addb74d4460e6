/** Who was deleted, as the other features know it (G2). */
import { careHouseOf } from '../../../../src/shared/care/house';
import { rightsFiguresAt } from '../../../../src/shared/rights/policy';
import { addDays, isLocalDate, localDateTime, type LocalDate } from '../../../../src/shared/time';
import { command } from '../../../platform/cloud';
import { schools, type School } from '../../../platform/school';
import { findEvery, getById } from '../../../platform/store';
import { staff } from '../collections';
import { forgetDue, forgottenSince, type ForgetPorts } from './job';

export function leaverJob(ports: ForgetPorts) {
  return {
    forgetDue: (school: School, nowMs: number) => forgetDue(ports, school, nowMs),
  };
}

export const forgottenAuthors = {
  async since(date: string) {
    return [...(await goneFamilies(date)), ...(await goneColleagues(date))];
  },
};

async function goneFamilies(date: string) {
  const found = await forgottenSince(date);
  return found
    .filter(({ kind }) => kind === 'student')
    .map(({ _id: personId, schoolId, epoch, onDate }) => ({
      schoolId,
      personId,
      epoch,
      onDate: onDate ?? '',
    }));
}

/** No wish waits longer. */
const longestWaitDays = 60;

/**
 * Colleagues who left the school: what they wrote in the own channel (M8) goes as a deleted student's threads do, the
 * house's own waiting time after their last day. Nothing is put down, so that the school cannot see that there was any.
 */
async function goneColleagues(date: LocalDate) {
  const from = isLocalDate(date) ? addDays(date, -longestWaitDays) : date;
  const left = await findEvery(staff, { leftOn: command.gte(from) });
  const gone = [];
  for (const { _id: personId, schoolId, leftOn } of left) {
    const house = await getById(schools, careHouseOf(schoolId));
    if (!house || leftOn === null) continue;
    const at = localDateTime(leftOn, '00:00');
    const onDate = addDays(leftOn, rightsFiguresAt(house.policyValues, at).waitDays);
    if (onDate >= date) gone.push({ schoolId: house._id, personId, epoch: 0, onDate });
  }
  return gone;
}
