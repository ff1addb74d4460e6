/**
 * T1: a family signs up, changes its number, withdraws, or keeps the place that the line brought. Any guardian of
 * a child acts for the child's family; a request that was done is answered with what stands now, never done again.
 */
import {
  keepPlace as keepContract,
  signUpFamily as signUpContract,
  withdrawFamily as withdrawContract,
} from '../../../src/shared/training/family-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import {
  confirmed,
  entryOf,
  familyEntry,
  left,
  mayChange,
  remembered,
  signUp,
  type DoneAct,
  type LedgerEntry,
} from '../../../src/shared/training/ledger';
import { areDoorsOpen, mayStillCancel, mayStillSignUp } from '../../../src/shared/training/moments';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Transaction } from '../../platform/transact';
import {
  trainingAttendance,
  trainingLedgers,
  type StoredLedger,
  type TrainingSession,
} from './collections';
import { askingOf, loadTraining, ofSchool, trainingAct } from './desk';
import { attendanceIdOf, familySessionOf, sessionView } from './family-sessions';
import { phoneAt } from './phones';
import { saveLedger, stopKeeping } from './promotions';
import { actRefOf, newEntryId, phoneMarkOf } from './signed';

export function signUpFamily(people: PeoplePort) {
  return defineAction(signUpContract, async ({ sessionId, persons, seenPersons }, context) => {
    const { caller, nowMs } = context;
    const { figures } = await loadTraining(caller.schoolId, nowMs);
    const session = await openTo(people, context, sessionId, mayStillSignUp);
    if (persons > figures.familyPeople) throw new AppError('too-many-people', 'persons');
    const asking = askingOf(caller);
    const act = actOf(context, `sign-up ${persons}`);
    await trainingAct(async (transaction) => {
      const stored = await ledgerOf(transaction, session);
      if (wasDone(stored, act)) return;
      const entryId = newEntryId(stored, caller.personId);
      const result = signUp(stored, { ...asking, entryId, persons, seenPersons });
      if (!result.ok) throw new AppError(result.code, 'seats');
      await saveLedger(transaction, stored, remembered(result.ledger, act));
    });
    return answer(people, context, session, figures.familyPeople);
  });
}

export function withdrawFamily(people: PeoplePort) {
  return defineAction(withdrawContract, async ({ sessionId }, context) => {
    const { caller, nowMs } = context;
    const { figures } = await loadTraining(caller.schoolId, nowMs);
    const session = await openTo(people, context, sessionId, mayStillCancel);
    const asking = askingOf(caller);
    const act = actOf(context, 'withdraw');
    await trainingAct(async (transaction) => {
      const stored = await ledgerOf(transaction, session);
      if (wasDone(stored, act)) return;
      const entry = familyEntry(stored, asking);
      const ledger = entry === undefined ? stored : left(stored, entry.entryId, asking);
      if (entry !== undefined) {
        await requireMayLeave(transaction, context, { session, stored, entry });
        if (entryOf(ledger, entry.entryId) === undefined) await stopKeeping(transaction, entry);
      }
      // Also where there was nothing: sent again later, it takes nobody out who signed up meanwhile.
      await saveLedger(transaction, stored, remembered(ledger, act));
    });
    return answer(people, context, session, figures.familyPeople);
  });
}

export function keepPlace(people: PeoplePort) {
  return defineAction(keepContract, async ({ sessionId }, context) => {
    const { caller, nowMs } = context;
    const { figures } = await loadTraining(caller.schoolId, nowMs);
    const session = await openTo(people, context, sessionId, mayStillSignUp);
    const act = actOf(context, 'keep');
    await trainingAct(async (transaction) => {
      const stored = await ledgerOf(transaction, session);
      if (wasDone(stored, act)) return;
      const entry = familyEntry(stored, askingOf(caller));
      if (entry === undefined || entry.state === 'waiting')
        throw new AppError('no-place-yet', 'place');
      if (entry.state !== 'offered') return;
      await stopKeeping(transaction, entry);
      await saveLedger(transaction, stored, remembered(confirmed(stored, entry.entryId), act));
    });
    return answer(people, context, session, figures.familyPeople);
  });
}

/**
 * Whoever is in the room keeps the seat; from a place that is another household's too one parts all the same. Once
 * the doors are open only who signed up gives the place away: the other parent neither takes the seat from who is
 * on the way nor learns from the answer who is there.
 */
async function requireMayLeave(
  transaction: Transaction,
  { caller, nowMs }: ActionContext,
  {
    session,
    stored,
    entry,
  }: { session: TrainingSession; stored: StoredLedger; entry: LedgerEntry },
): Promise<void> {
  const isWhole = mayChange(entry, askingOf(caller));
  const isOthers = entry.guardianId !== caller.personId;
  if (isWhole && isOthers && areDoorsOpen(session, nowMs))
    throw new AppError('training-closed', 'of the other parent');
  const attendanceId = attendanceIdOf(session._id, entry.entryId);
  const attendance = await transaction.get(trainingAttendance, attendanceId);
  if (!attendance?.came) return;
  if (isWhole || phoneAt(attendance, phoneMarkOf(stored, caller.personId)).came)
    throw new AppError('training-closed', 'came');
}

function actOf({ caller, requestId }: ActionContext, kind: string): DoneAct {
  return { ref: actRefOf(caller.personId, requestId), kind };
}

/** Throws `request-conflict` when the request was another act. */
function wasDone({ acts }: StoredLedger, { ref, kind }: DoneAct): boolean {
  const known = acts.find((act) => act.ref === ref);
  if (known !== undefined && known.kind !== kind) throw new AppError('request-conflict', 'act');
  return known !== undefined;
}

/** The session, when a family may do this to it now. */
async function openTo(
  people: PeoplePort,
  { caller, nowMs }: ActionContext,
  sessionId: string,
  isOpen: (session: TrainingSession, nowMs: number) => boolean,
): Promise<TrainingSession> {
  const session = await familySessionOf(people, caller, sessionId);
  if (session.state !== 'published' || !isOpen(session, nowMs))
    throw new AppError('training-closed', 'time');
  return session;
}

export async function ledgerOf(
  transaction: Transaction,
  { _id, schoolId }: Pick<TrainingSession, '_id' | 'schoolId'>,
): Promise<StoredLedger> {
  return ofSchool(await transaction.get(trainingLedgers, _id), schoolId, 'ledger');
}

/** Also to whoever has just left a session that was no longer meant for them. */
async function answer(
  people: PeoplePort,
  { caller, nowMs }: ActionContext,
  session: TrainingSession,
  familyPeople: number,
) {
  const desk = await loadTraining(caller.schoolId, nowMs);
  return { session: await sessionView(people, desk, session, caller), familyPeople };
}
