/** G1: what a code is for. Wrong, over, used up and taken back are one answer. */
import { checkCode as contract } from '../../../../src/shared/people/join-contracts';
import { toLocalDate } from '../../../../src/shared/time';
import { defineAction } from '../../../platform/action';
import { AppError } from '../../../platform/errors';
import { loadSchool } from '../../../platform/school';
import { getById } from '../../../platform/store';
import { classes } from '../collections';
import type { Invitation } from '../join-collections';
import { invitationOf } from './codes';
import { countWrong, requireTries } from './tries';

export function checkCode() {
  return defineAction(contract, async ({ code }, { account, nowMs }) => {
    const { schoolId, role, classId } = await usable(account.accountId, code, toLocalDate(nowMs));
    const school = await loadSchool(schoolId, nowMs);
    const schoolClass = classId === null ? null : await getById(classes, classId);
    return { schoolName: school.name, className: schoolClass?.name ?? null, role };
  });
}

/** The invitation, or a wrong try counted and refused. */
export async function usable(accountId: string, code: string, today: string): Promise<Invitation> {
  await requireTries(accountId, code, today);
  const found = await invitationOf(code, today);
  if (found) return found;
  await countWrong(accountId, code, today);
  throw new AppError('join-code-wrong', 'code');
}
