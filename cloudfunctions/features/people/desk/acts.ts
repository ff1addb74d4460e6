/** G1: acts on a person of the own class or school, each audited. */
import {
  letGo as leaveContract,
  moveToClass as moveContract,
  resetPasscode as resetContract,
  unbind as unbindContract,
} from '../../../../src/shared/people/desk-contracts';
import type { LeavingPort } from '../../../../src/shared/people/ports';
import { toLocalDate } from '../../../../src/shared/time';
import { defineAction, type ActionContext } from '../../../platform/action';
import { AppError } from '../../../platform/errors';
import { findEvery, getById } from '../../../platform/store';
import { accessRebuilds, accountPersons, guardianLinks, people, staff } from '../collections';
import { passcodes } from '../join-collections';
import { editRoster, rebuildIdOf, type Alongside } from '../roster-write/edit';
import { leave } from '../roster-write/leave';
import { rebuildAccess } from '../roster-write/rebuild';
import { moveStudent } from '../roster-write/students';
import { auditRefOf, isAdmin, requireClass, requireStudent } from './reach';

/** Once per tap. */
function audited(
  context: ActionContext,
  act: string,
  personId: string,
  reason?: string,
): Alongside {
  const object = { kind: 'person', id: auditRefOf(context.caller.schoolId, personId) };
  const facts = reason === undefined ? { act, object } : { act, object, reason };
  return (transaction) => context.auditOnce(transaction, facts);
}

/** The next opening asks for a new passcode; the raised epoch hides every thread from before (G1). */
export function resetPasscode() {
  return defineAction(resetContract, async ({ studentId }, context) => {
    const { _id, schoolId } = await requireStudent(context.caller, studentId);
    const wasAudited = audited(context, resetContract.name, _id);
    await editRoster(
      schoolId,
      async (edit) => {
        const student = await edit.require(people, _id);
        await edit.put(people, student, { ...student, epoch: student.epoch + 1 });
        edit.rebuild('person', _id);
        return _id;
      },
      async (transaction) => {
        if (!(await wasAudited(transaction))) return false;
        // Without a passcode there is nothing to help with, and old threads would be lost for nothing.
        if (!(await transaction.get(passcodes, _id))) throw new AppError('illegal-move', 'none');
        await transaction.remove(passcodes, _id);
        return true;
      },
    );
    await rebuildAccess(schoolId, [rebuildIdOf('person', _id)]);
    return {};
  });
}

export function moveToClass() {
  return defineAction(moveContract, async ({ studentId, classId }, context) => {
    const { _id, schoolId } = await requireStudent(context.caller, studentId);
    const { name } = await requireClass(context.caller, classId);
    const alongside = audited(context, moveContract.name, _id, classId);
    await moveStudent(schoolId, { studentId, classId }, toLocalDate(context.nowMs), alongside);
    await rebuildAccess(schoolId, [rebuildIdOf('person', _id)]);
    return { className: name };
  });
}

export function letGo(leaving: LeavingPort) {
  return defineAction(leaveContract, async ({ personId }, context) => {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    if (await requireReached(context, personId)) await requireFree(leaving, schoolId, personId);
    const links = await findEvery(guardianLinks, { studentId: personId });
    await leave(
      schoolId,
      personId,
      toLocalDate(nowMs),
      audited(context, leaveContract.name, personId),
    );
    const touched = [personId, ...links.map(({ guardianId }) => guardianId)];
    await rebuildAccess(
      schoolId,
      touched.map((id) => rebuildIdOf('person', id)),
    );
    await leaving.left(schoolId, personId, nowMs);
    return {};
  });
}

/** What a colleague would leave with nobody: first somebody else has it. */
async function requireFree(leaving: LeavingPort, schoolId: string, personId: string) {
  const held = await leaving.holds(schoolId, personId);
  if (held) throw new AppError(held, 'leaving');
}

/**
 * A class teacher: the children of the class. The administrator: every child and colleague but themselves. Whether it
 * is a colleague who is here.
 */
async function requireReached({ caller }: ActionContext, personId: string): Promise<boolean> {
  const student = await getById(people, personId);
  const isOwn = student?.schoolId === caller.schoolId && student.kind === 'student';
  // Whoever left is still found, so that the same tap once more ends well.
  if (isOwn) {
    await requireClass(caller, student.classId ?? '');
    return false;
  }
  const colleague = isAdmin(caller) ? await getById(staff, personId) : null;
  if (colleague?.schoolId !== caller.schoolId) throw new AppError('not-found', 'person');
  if (personId === caller.personId) throw new AppError('illegal-move', 'themselves');
  return colleague.leftOn === null;
}

export function unbind() {
  return defineAction(unbindContract, async ({ personId }, context) => {
    const { caller } = context;
    const { schoolId } = caller;
    const known = (await getById(people, personId)) ?? (await getById(staff, personId));
    if (known?.schoolId !== schoolId) throw new AppError('not-found', 'person');
    if (personId === caller.personId) throw new AppError('illegal-move', 'themselves');
    const bound = await findEvery(accountPersons, { personId });
    await editRoster(
      schoolId,
      async (edit) => {
        for (const binding of bound) await edit.unbind(binding);
        return personId;
      },
      audited(context, unbindContract.name, personId),
    );
    // With what a tap that died left: its bindings are gone, its markers are not.
    const left = await findEvery(accessRebuilds, { schoolId, kind: 'account' });
    await rebuildAccess(
      schoolId,
      left.map(({ _id }) => _id),
    );
    return {};
  });
}
