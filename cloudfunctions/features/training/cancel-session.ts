/** T1: a session is called off, with a reason that the families read; nobody signs up any more. */
import { cancelSession as contract } from '../../../src/shared/training/organiser-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { startMsOf } from '../../../src/shared/training/model';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { trainingSessions, type TrainingSession } from './collections';
import { loadTraining, ofSchool, trainingAct } from './desk';
import { ledgerOf } from './family-places';
import { saveLedger } from './promotions';
import { stopReminders } from './reminders';
import { audit, tellChange } from './save-session';
import { plannedView } from './training-plan';

export function cancelSession(people: PeoplePort) {
  return defineAction(contract, async ({ sessionId, reason }, context) => {
    const { caller, nowMs } = context;
    const cancelled = await trainingAct(async (transaction) => {
      const stored = await transaction.get(trainingSessions, sessionId);
      const session = ofSchool(stored, caller.schoolId, 'session');
      if (session.state === 'cancelled' && session.calledOff === reason) return session;
      if (session.state === 'cancelled' || startMsOf(session) <= nowMs)
        throw new AppError('illegal-move', 'over');
      const next: TrainingSession = {
        ...session,
        state: 'cancelled',
        calledOff: reason,
        version: session.version + 1,
      };
      const ledger = await ledgerOf(transaction, session);
      // Kept places find their session gone when their time comes.
      await saveLedger(transaction, ledger, { ...ledger, open: false });
      await stopReminders(transaction, session);
      if (session.state === 'published') await tellChange(people, transaction, next);
      const { state, calledOff, version } = next;
      await transaction.update(trainingSessions, sessionId, { state, calledOff, version });
      await audit(transaction, context, next, contract.name, reason);
      return next;
    });
    const desk = await loadTraining(caller.schoolId, nowMs);
    return { session: await plannedView(desk, cancelled) };
  });
}
