/** M7: of a thread that goes, the corrections and what triage judged red stay as counts of their months. */
import { triageKindOf } from '../../../src/shared/messages/because';
import { countsOf, judgedRedCounts, type Counts } from '../../../src/shared/messages/corrections';
import { toLocalDate } from '../../../src/shared/time';
import { addUpFor } from '../../platform/retention-sums';
import { find, pageSize } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { messages, type ThreadRemains } from './collections';
import { triageCorrections } from './triage-corrections';

/** The key of its sums. */
export const correctionSums = 'triage';

/** Each is taken away in the transaction that counts it: whoever dies half-way counts none twice. */
export async function leaveCorrections(remains: ThreadRemains): Promise<void> {
  const threadId = remains._id;
  await eachOnce(
    () => find(triageCorrections, { threadId }),
    async (transaction, { _id }) => {
      const correction = await transaction.get(triageCorrections, _id);
      if (!correction) return;
      await transaction.remove(triageCorrections, _id);
      for (const { month, counts } of countsOf(correction))
        await addUp(transaction, remains, month, counts);
    },
  );
  await eachOnce(
    () => find(messages, { threadId, 'triage.level': 'red' }),
    async (transaction, { _id }) => {
      const message = await transaction.get(messages, _id);
      if (!message) return;
      await transaction.remove(messages, _id);
      const month = toLocalDate(message.sentAtMs).slice(0, 7);
      await addUp(transaction, remains, month, judgedRedCounts(triageKindOf(message.triage?.kind)));
    },
  );
}

async function eachOnce<T>(
  page: () => Promise<T[]>,
  work: (transaction: Transaction, one: T) => Promise<void>,
): Promise<void> {
  for (;;) {
    const found = await page();
    for (const one of found) await transact((transaction) => work(transaction, one));
    if (found.length < pageSize) return;
  }
}

async function addUp(
  transaction: Transaction,
  { schoolId, apart }: ThreadRemains,
  month: string,
  counts: Counts,
): Promise<void> {
  // The lead could not open it (W9), and must not read of it in a sum.
  if (apart === true) return;
  await addUpFor({ schoolId, rule: correctionSums, date: `${month}-01` })(transaction, counts);
}
