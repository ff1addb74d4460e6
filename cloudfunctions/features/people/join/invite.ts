/** G1: codes for a class or a colleague. Only the sheet shows the code; a new one ends the one before. */
import {
  inviteClass as classContract,
  inviteColleague as colleagueContract,
  listInvitations as listContract,
  revokeInvitation as revokeContract,
} from '../../../../src/shared/people/invite-contracts';
import type { JoinRole } from '../../../../src/shared/people/join-contracts';
import { shownCode } from '../../../../src/shared/people/join-code';
import { codeFiguresAt } from '../../../../src/shared/people/policy';
import { addDays, toLocalDate } from '../../../../src/shared/time';
import { defineAction, type ActionContext } from '../../../platform/action';
import { command } from '../../../platform/cloud';
import { AppError } from '../../../platform/errors';
import { loadSchool } from '../../../platform/school';
import { mark, newestKeyVersion } from '../../../platform/secrets';
import { find, findEvery, getById } from '../../../platform/store';
import { transact } from '../../../platform/transact';
import { staff } from '../collections';
import { isAdmin, reachedClasses, requireClass } from '../desk/reach';
import { invitations, type Invitation } from '../join-collections';
import { codeMarkOf, drawCode, holds } from './codes';

interface Wanted {
  act: string;
  role: JoinRole;
  classId: string | null;
  personId: string | null;
  forWhom: string;
}

export function inviteClass() {
  return defineAction(classContract, async ({ classId, role }, context) => {
    const { name } = await requireClass(context.caller, classId);
    return makeInvitation(
      { act: classContract.name, role, classId, personId: null, forWhom: name },
      context,
    );
  });
}

export function inviteColleague() {
  return defineAction(colleagueContract, async ({ personId }, context) => {
    const colleague = await getById(staff, personId);
    if (colleague?.schoolId !== context.caller.schoolId || colleague.leftOn !== null)
      throw new AppError('not-found', 'colleague');
    const forWhom = colleague.name;
    const wanted = { act: colleagueContract.name, role: 'staff', classId: null } as const;
    return makeInvitation({ ...wanted, personId, forWhom }, context);
  });
}

export async function makeInvitation(wanted: Wanted, context: ActionContext) {
  const { caller, nowMs, requestId } = context;
  const { schoolId } = caller;
  const school = await loadSchool(schoolId, nowMs);
  const today = toLocalDate(nowMs);
  const { days, classUses } = codeFiguresAt(school.policyValues, nowMs);
  const code = drawCode(schoolId, caller.personId, requestId);
  const { act, role, classId, personId, forWhom } = wanted;
  const _id = mark('join-id', newestKeyVersion(), schoolId, caller.personId, requestId);
  const before = await liveOnes(schoolId, { role, classId, personId }, today);
  const expiresOn = addDays(today, days);
  await transact(async (transaction) => {
    if (!(await context.auditOnce(transaction, { act, object: { kind: 'invitation', id: _id } })))
      return;
    for (const old of before) {
      const now = await transaction.get(invitations, old._id);
      if (now && !now.revoked)
        await transaction.update(invitations, old._id, { revoked: true, version: now.version + 1 });
    }
    await transaction.add(invitations, {
      ...{ _id, schoolId, role, classId, personId, expiresOn },
      codeMark: codeMarkOf(code),
      usesLeft: classId === null ? 1 : classUses,
      wrongTries: 0,
      revoked: false,
      createdBy: caller.personId,
      version: 1,
    });
  });
  const shown = { code: shownCode(code), schoolName: school.name, forWhom, role, expiresOn };
  return { invitationId: _id, ...shown };
}

type Subject = Pick<Invitation, 'role' | 'classId' | 'personId'>;

async function liveOnes(schoolId: string, { role, classId, personId }: Subject, today: string) {
  const condition = { schoolId, expiresOn: command.gte(today), revoked: false };
  return findEvery(invitations, { ...condition, role, classId, personId });
}

export function listInvitations() {
  return defineAction(listContract, async (_input, { caller, nowMs }) => {
    const today = toLocalDate(nowMs);
    const reached = await reachedClasses(caller);
    const names = new Map(reached.map(({ _id, name }) => [_id, name]));
    const live = await findEvery(invitations, {
      schoolId: caller.schoolId,
      expiresOn: command.gte(today),
      revoked: false,
    });
    const own = live.filter(
      (one) =>
        holds(one, today) && (one.classId === null ? isAdmin(caller) : names.has(one.classId)),
    );
    const colleagues = own.flatMap(({ personId }) => personId ?? []).slice(0, 100);
    const known = colleagues.length === 0 ? [] : await find(staff, { _id: command.in(colleagues) });
    for (const { _id, name } of known) names.set(_id, name);
    return {
      classes: reached.map(({ _id, name }) => ({ classId: _id, name })),
      invitations: own.map(({ _id, classId, personId, role, expiresOn, usesLeft }) => ({
        ...{ invitationId: _id, classId, role, expiresOn, usesLeft },
        forWhom: names.get(classId ?? personId ?? '') ?? '',
      })),
    };
  });
}

export function revokeInvitation() {
  return defineAction(revokeContract, async ({ invitationId }, context) => {
    const { caller } = context;
    const found = await getById(invitations, invitationId);
    if (found?.schoolId !== caller.schoolId) throw new AppError('not-found', 'invitation');
    if (found.classId !== null) await requireClass(caller, found.classId);
    else if (!isAdmin(caller)) throw new AppError('not-found', 'invitation');
    const object = { kind: 'invitation', id: invitationId };
    await transact(async (transaction) => {
      if (!(await context.auditOnce(transaction, { act: revokeContract.name, object }))) return;
      const now = await transaction.get(invitations, invitationId);
      if (now)
        await transaction.update(invitations, now._id, { revoked: true, version: now.version + 1 });
    });
    return {};
  });
}
