/** G1: the class teacher confirms or declines, or takes a decision of the last days back. */
import { decideApplication as contract } from '../../../../src/shared/people/invite-contracts';
import { toLocalDate } from '../../../../src/shared/time';
import { defineAction, type ActionContext } from '../../../platform/action';
import { AppError } from '../../../platform/errors';
import { mark, newestKeyVersion } from '../../../platform/secrets';
import { find, getById } from '../../../platform/store';
import { transact, type Transaction } from '../../../platform/transact';
import {
  accountPersons,
  guardianLinks,
  people,
  type Person,
  type SchoolClass,
} from '../collections';
import { requireClass } from '../desk/reach';
import { joinApplications, passcodes, type JoinApplication } from '../join-collections';
import { editRoster, rebuildIdOf, type Alongside, type RosterEdit } from '../roster-write/edit';
import { endGuardianship, linkTo, newGuardian } from '../roster-write/guardians';
import { rebuildAccess } from '../roster-write/rebuild';
import { canUndo, childOf, guardiansOf, viewOf } from './applications';

interface Deciding {
  application: JoinApplication;
  context: ActionContext;
  today: string;
}

type Decision = 'confirm' | 'decline' | 'undo';

export function decideApplication() {
  return defineAction(contract, async ({ applicationId, decision }, context) => {
    const { application, schoolClass } = await requireApplication(applicationId, context);
    const deciding = { application, context, today: toLocalDate(context.nowMs) };
    if (decision === 'confirm') await confirm(deciding);
    else if (decision === 'undo' && application.state !== 'declined') await takeBack(deciding);
    else await turn(deciding, decision);
    const now = await getById(joinApplications, applicationId);
    return { application: await viewOf(now ?? application, [schoolClass]) };
  });
}

async function requireApplication(
  applicationId: string,
  { caller }: ActionContext,
): Promise<{ application: JoinApplication; schoolClass: SchoolClass }> {
  const application = await getById(joinApplications, applicationId);
  if (application?.schoolId !== caller.schoolId) throw new AppError('not-found', 'application');
  return { application, schoolClass: await requireClass(caller, application.classId) };
}

type Outcome = Pick<
  JoinApplication,
  'state' | 'personId' | 'madeLink' | 'madeBinding' | 'decidedOn'
>;

/** Once per tap; compares what the application is now with what it must be. */
async function write(
  transaction: Transaction,
  { application: { _id }, context }: Deciding,
  { from, to, reason }: { from: JoinApplication['state']; to: Outcome; reason: Decision },
): Promise<boolean> {
  const object = { kind: 'join-application', id: _id };
  if (!(await context.auditOnce(transaction, { act: contract.name, object, reason }))) return false;
  const now = await transaction.get(joinApplications, _id);
  if (now?.state !== from) throw new AppError('illegal-move', 'state');
  await transaction.update(joinApplications, _id, { ...to, version: now.version + 1 });
  return true;
}

const open = {
  state: 'waiting',
  personId: null,
  madeLink: null,
  madeBinding: false,
  decidedOn: null,
} as const;

/** Declines, or takes a declining back: nothing was bound. */
async function turn(deciding: Deciding, decision: 'decline' | 'undo'): Promise<void> {
  const { application, today } = deciding;
  const isBack = decision === 'undo';
  // The same tap once more finds its own work done; an older decision stands.
  if (isBack && !canUndo(application, today)) throw new AppError('illegal-move', 'too long ago');
  const to = isBack ? open : { ...open, state: 'declined' as const, decidedOn: today };
  const from = isBack ? 'declined' : 'waiting';
  await transact((transaction) => write(transaction, deciding, { from, to, reason: decision }));
}

async function confirm(deciding: Deciding): Promise<void> {
  const { application, today } = deciding;
  const { schoolId, accountId, role, ownName, relation, _id } = application;
  const child = await childOf(application);
  if (!child) throw new AppError('join-no-such-child', 'child');
  const begins = role === 'student' && (await beginsAnew(child, accountId));
  const personId = role === 'student' ? child._id : await guardianFor(application, child._id);
  const linkId = role === 'student' ? null : `${personId}.${child._id}`;
  const hadLink = linkId === null || (await getById(guardianLinks, linkId)) !== null;
  const madeBinding = (await getById(accountPersons, `${accountId}.${personId}`)) === null;
  const made = { personId, madeLink: hadLink ? null : linkId, madeBinding };
  const alongside: Alongside = (transaction) =>
    write(transaction, deciding, {
      from: 'waiting',
      to: { ...made, state: 'confirmed', decidedOn: today },
      reason: 'confirm',
    });
  const work = async (edit: RosterEdit) => {
    if (role === 'guardian') {
      const stored = await edit.get(people, personId);
      const guardian = stored ?? { ...newGuardian(schoolId, personId), name: ownName };
      await linkTo(
        edit,
        stored,
        guardian,
        { guardianId: personId, studentId: child._id, relation },
        today,
      );
    }
    if (role === 'student') await requireSameChild(edit, child, begins);
    await edit.bind(accountId, personId, today);
    return _id;
  };
  await editRoster(schoolId, work, alongside);
  await rebuildAccess(schoolId, [rebuildIdOf('person', personId)]);
}

/**
 * Whoever hands out codes and confirms could make an account of their own act as a child, and read what the child
 * wrote (M6). A child's first account therefore begins with an empty box: the epoch rises, also after an unbinding. A
 * further account needs the child's own passcode to open, and is refused where there is none.
 */
async function beginsAnew({ _id }: Person, accountId: string): Promise<boolean> {
  const bound = await find(accountPersons, { personId: _id });
  if (bound.some((one) => one.accountId === accountId)) return false;
  if (bound.length === 0) return true;
  if (await getById(passcodes, _id)) return false;
  throw new AppError('join-child-bound', 'student');
}

/** Two confirmations at once both saw no account: the one that comes second finds another epoch. */
async function requireSameChild(edit: RosterEdit, seen: Person, begins: boolean): Promise<void> {
  const child = await edit.require(people, seen._id);
  if (child.epoch !== seen.epoch) throw new AppError('illegal-move', 'epoch');
  if (begins) await edit.put(people, child, { ...child, epoch: child.epoch + 1 });
}

/** The guardian of the child who has this name already, or a new one of this application. */
async function guardianFor(application: JoinApplication, studentId: string): Promise<string> {
  const child = await getById(people, studentId);
  const known = child ? await guardiansOf(child) : [];
  const same = known.find(({ name }) => name === application.ownName);
  if (same) return same._id;
  const { schoolId, _id } = application;
  return mark('roster-id', newestKeyVersion(), schoolId, 'joined-guardian', _id);
}

/** What the confirmation bound is unbound; a link it made is gone with it. */
async function takeBack(deciding: Deciding): Promise<void> {
  const { application, today } = deciding;
  const { schoolId, accountId, personId, madeLink, madeBinding } = application;
  const alongside: Alongside = (transaction) =>
    write(transaction, deciding, { from: 'confirmed', to: open, reason: 'undo' });
  if (application.state === 'confirmed' && !canUndo(application, today))
    throw new AppError('illegal-move', 'too long ago');
  const work = async (edit: RosterEdit) => {
    if (personId === null) return application._id;
    if (madeBinding) await edit.unbind({ _id: `${accountId}.${personId}`, personId });
    const link = madeLink === null ? null : await edit.get(guardianLinks, madeLink);
    if (link) {
      await edit.remove(guardianLinks, link);
      await endGuardianship(edit, personId, link.studentId, today);
    }
    return application._id;
  };
  await editRoster(schoolId, work, alongside);
  const touched = [rebuildIdOf('account', accountId)];
  if (personId !== null) touched.push(rebuildIdOf('person', personId));
  await rebuildAccess(schoolId, touched);
}
