/** T1: a family signs up, changes its number, withdraws, or keeps the place that the line brought. */
import {
  keepPlace as keepContract,
  signUpFamily as signUpContract,
  withdrawFamily as withdrawContract,
} from '../../../src/shared/training/family-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { confirmed, entryOf, signUp, withdrawn } from '../../../src/shared/training/ledger';
import { mayStillCancel, mayStillSignUp } from '../../../src/shared/training/moments';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Transaction } from '../../platform/transact';
import {
  trainingAttendance,
  trainingLedgers,
  type StoredLedger,
  type TrainingSession,
} from './collections';
import { loadTraining, ofSchool, trainingAct } from './desk';
import { attendanceIdOf, familySessionOf, sessionView } from './family-sessions';
import { saveLedger, stopKeeping } from './promotions';
import { entryIdOf, requestRefOf } from './signed';

export function signUpFamily(people: PeoplePort) {
  return defineAction(signUpContract, async ({ sessionId, persons }, context) => {
    const { caller, nowMs, requestId } = context;
    const { schoolId, personId: guardianId } = caller;
    const { figures } = await loadTraining(schoolId, nowMs);
    const session = await openTo(people, context, sessionId, mayStillSignUp);
    if (persons > figures.familyPeople) throw new AppError('too-many-people', 'persons');
    const ref = requestRefOf(guardianId, requestId);
    await trainingAct(async (transaction) => {
      const stored = await ledgerOf(transaction, session);
      const entryId = entryIdOf(stored, guardianId);
      const known = entryOf(stored, entryId);
      if (known?.ref === ref) {
        if (known.persons === persons) return;
        throw new AppError('request-conflict', 'persons');
      }
      const result = signUp(stored, { entryId, guardianId, persons, ref });
      if (!result.ok) throw new AppError(result.code, 'seats');
      await saveLedger(transaction, stored, result.ledger);
    });
    return answer(context, session, figures.familyPeople);
  });
}

export function withdrawFamily(people: PeoplePort) {
  return defineAction(withdrawContract, async ({ sessionId }, context) => {
    const { caller, nowMs } = context;
    const { figures } = await loadTraining(caller.schoolId, nowMs);
    const session = await openTo(people, context, sessionId, mayStillCancel);
    await trainingAct(async (transaction) => {
      const stored = await ledgerOf(transaction, session);
      const entryId = entryIdOf(stored, caller.personId);
      const entry = entryOf(stored, entryId);
      if (entry === undefined) return;
      // Whoever is in the room already keeps the seat.
      const attendanceId = attendanceIdOf(sessionId, caller.personId);
      if ((await transaction.get(trainingAttendance, attendanceId))?.came)
        throw new AppError('training-closed', 'came');
      await stopKeeping(transaction, entry);
      await saveLedger(transaction, stored, withdrawn(stored, entryId));
    });
    return answer(context, session, figures.familyPeople);
  });
}

export function keepPlace(people: PeoplePort) {
  return defineAction(keepContract, async ({ sessionId }, context) => {
    const { caller, nowMs } = context;
    const { figures } = await loadTraining(caller.schoolId, nowMs);
    const session = await openTo(people, context, sessionId, mayStillSignUp);
    await trainingAct(async (transaction) => {
      const stored = await ledgerOf(transaction, session);
      const entryId = entryIdOf(stored, caller.personId);
      const entry = entryOf(stored, entryId);
      if (entry === undefined || entry.state === 'waiting')
        throw new AppError('no-place-yet', 'place');
      if (entry.state === 'signed') return;
      await stopKeeping(transaction, entry);
      await saveLedger(transaction, stored, confirmed(stored, entryId));
    });
    return answer(context, session, figures.familyPeople);
  });
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
async function answer({ caller }: ActionContext, session: TrainingSession, familyPeople: number) {
  return { session: await sessionView(session, caller), familyPeople };
}
