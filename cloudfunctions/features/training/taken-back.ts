/**
 * The other parent took a sign-up back (T1): whoever had signed up is told at the next mark of the day, which says
 * nothing of the tap. By the doors’ rule (family-places.ts) a mark lies between such a withdrawal and the session,
 * but for one late in the evening.
 */
import { allTold, toTell } from '../../../src/shared/training/ledger';
import { trainingLedgers, trainingSessions } from './collections';
import { trainingAct } from './desk';
import { saveLedger } from './promotions';
import { addTelling } from './tellings';

/** Written down once; the clock sends it with the other sentences to families. */
export async function tellTakenBack(sessionId: string): Promise<void> {
  await trainingAct(async (transaction) => {
    const session = await transaction.get(trainingSessions, sessionId);
    const stored = await transaction.get(trainingLedgers, sessionId);
    if (!session || !stored || toTell(stored).length === 0) return;
    await addTelling(transaction, {
      _id: `training.${sessionId}.${stored.version}.taken-back`,
      schoolId: session.schoolId,
      session,
      textKey: 'training.taken-back',
      guardianIds: toTell(stored),
    });
    await saveLedger(transaction, stored, allTold(stored));
  });
}
