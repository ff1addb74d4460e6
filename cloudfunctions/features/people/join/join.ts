/** G1: asking to join by a code. */
import type { ParsedInputOf } from '../../../../src/shared/action/contract';
import { join as contract } from '../../../../src/shared/people/join-contracts';
import { guessing } from '../../../../src/shared/people/policy';
import { toLocalDate } from '../../../../src/shared/time';
import { defineAction } from '../../../platform/action';
import { leadsSchoolOf } from '../../../platform/caller';
import { AppError } from '../../../platform/errors';
import { mark, newestKeyVersion } from '../../../platform/secrets';
import { count, getById } from '../../../platform/store';
import { transact, type Transaction } from '../../../platform/transact';
import { staff, type StaffMember } from '../collections';
import {
  invitations,
  joinApplications,
  type Invitation,
  type JoinApplication,
} from '../join-collections';
import { editRoster, rebuildIdOf } from '../roster-write/edit';
import { rebuildAccess } from '../roster-write/rebuild';
import { usable } from './check-code';
import { holds } from './codes';
import { countWrong } from './tries';

type Input = ParsedInputOf<typeof contract>;

interface Asking {
  accountId: string;
  input: Input;
  invitation: Invitation;
  today: string;
}

export function join() {
  return defineAction(contract, async (input, { account, nowMs }) => {
    const { accountId } = account;
    const today = toLocalDate(nowMs);
    const invitation = await usable(accountId, input.code, today);
    // Nobody who leads the school joins its teachers' house (M8); a code in their hands reads like a wrong one.
    if (leadsSchoolOf(invitation.schoolId, account.persons, today))
      throw new AppError('join-code-wrong', 'leads the school');
    const asking = { accountId, input, invitation, today };
    return invitation.role === 'staff' ? joinAsColleague(asking) : apply(asking);
  });
}

/** Whether name and 学号 fit is looked at by the class teacher's page: whoever asks hears the same. */
async function apply({ accountId, input, invitation, today }: Asking) {
  const { role, classId, schoolId } = invitation;
  if (role === 'staff' || classId === null) throw new AppError('internal', 'kind of code');
  const open = await count(joinApplications, { accountId, state: 'waiting' });
  const { name, number, ownName, relation } = input;
  const _id = mark('join-id', newestKeyVersion(), accountId, classId, role, number);
  await transact(async (transaction) => {
    const known = await transaction.get(joinApplications, _id);
    const asked = { childName: name, childNumber: number, ownName, relation };
    if (known?.state === 'confirmed' || (known?.state === 'waiting' && isSame(known, asked)))
      return;
    if (known?.state !== 'waiting') {
      if (open >= guessing.openApplications) throw new AppError('join-too-many', 'open');
      await useUp(transaction, invitation, today);
    }
    const waiting = {
      ...asked,
      appliedOn: today,
      state: 'waiting',
      personId: null,
      madeLink: null,
      madeBinding: false,
    } as const;
    if (known) {
      const version = known.version + 1;
      return transaction.update(joinApplications, _id, { ...waiting, decidedOn: null, version });
    }
    await transaction.add(joinApplications, {
      ...waiting,
      ...{ _id, schoolId, classId, role, accountId },
      decidedOn: null,
      version: 1,
    });
  });
  return { outcome: 'waiting' as const };
}

type Asked = Pick<JoinApplication, 'childName' | 'childNumber' | 'ownName' | 'relation'>;

function isSame(known: Asked, asked: Asked): boolean {
  const fields = ['childName', 'childNumber', 'ownName', 'relation'] as const;
  return fields.every((field) => known[field] === asked[field]);
}

async function useUp(transaction: Transaction, { _id }: Invitation, today: string): Promise<void> {
  const now = await transaction.get(invitations, _id);
  if (!now || !holds(now, today)) throw new AppError('join-code-wrong', 'used up meanwhile');
  const { usesLeft, version } = now;
  await transaction.update(invitations, _id, { usesLeft: usesLeft - 1, version: version + 1 });
}

/** A wrong name or number reads like a wrong code, and after a few the code is none any more. */
async function joinAsColleague({ accountId, input, invitation, today }: Asking) {
  const personId = invitation.personId ?? '';
  const colleague = await getById(staff, personId);
  if (!colleague || !isThem(colleague, input)) {
    await countWrong(accountId, input.code, today);
    await countOnCode(invitation);
    throw new AppError('join-code-wrong', 'not theirs');
  }
  const { schoolId } = invitation;
  await editRoster(
    schoolId,
    async (edit) => {
      await edit.bind(accountId, personId, today);
      return personId;
    },
    async (transaction) => {
      await useUp(transaction, invitation, today);
      return true;
    },
  );
  await rebuildAccess(schoolId, [rebuildIdOf('person', personId)]);
  return { outcome: 'joined' as const };
}

function isThem({ name, staffNumber, mobile, leftOn }: StaffMember, input: Input): boolean {
  const numbers = [staffNumber?.toUpperCase(), mobile.slice(-4)].filter((one) => one);
  return leftOn === null && name === input.name && numbers.includes(input.number);
}

async function countOnCode({ _id }: Invitation): Promise<void> {
  await transact(async (transaction) => {
    const now = await transaction.get(invitations, _id);
    if (!now) return;
    const wrongTries = now.wrongTries + 1;
    const revoked = now.revoked || wrongTries >= guessing.wrongOfPersonalCode;
    await transaction.update(invitations, _id, { wrongTries, revoked, version: now.version + 1 });
  });
}
