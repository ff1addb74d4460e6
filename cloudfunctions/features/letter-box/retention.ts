/** How codes and terminals go (M1, G2). A code goes with its letter; one that was never used when its time is over. */
import { access } from '../../platform/collections/access';
import { datedRule, type RetentionRule } from '../../platform/retention';
import type { Transaction } from '../../platform/transact';
import { letterCodes, terminals } from './collections';
import type { LetterAuthor } from './letter-threads-port';

/** With the thread of a letter, in its transaction; of a thread from a phone nothing. */
export async function forgetCodeOf(
  transaction: Transaction,
  { authorKey, origin }: { authorKey: string; origin?: unknown },
): Promise<void> {
  if (!origin) return;
  if (await transaction.get(letterCodes, authorKey))
    await transaction.remove(letterCodes, authorKey);
}

/** `stands`: something was written under the code, and is still there. */
export function letterRetention(
  stands: (author: LetterAuthor) => Promise<boolean>,
): readonly RetentionRule[] {
  const unused = datedRule({
    key: 'letter-codes',
    name: '没有用过的取信码',
    policy: 'retention.classroom-days',
    from: '印出来',
    keeps: '几个',
    collection: letterCodes,
    field: 'drawnOn',
  });
  return [
    {
      ...unused,
      heldWhy: '码下面还有信',
      async remove(transaction, candidate, context) {
        const code = await transaction.get(letterCodes, candidate.id);
        if (!code) return null;
        const { _id: authorKey, schoolId, keyVersion, alias } = code;
        // A talk that goes on: its child comes back with the code.
        if (await stands({ authorKey, schoolId, keyVersion, alias })) return null;
        return unused.remove(transaction, candidate, context);
      },
    },
    datedRule({
      key: 'terminals',
      name: '公用设备的登记',
      policy: 'retention.terminals-days',
      from: '能用的最后一天',
      keeps: '几台',
      collection: terminals,
      field: 'until',
      // Then the account is nobody's again, as after a revocation.
      async along(transaction, { _id, accountId }) {
        const bound = accountId === null ? null : await transaction.get(access, accountId);
        if (bound?.persons[0]?.personId === _id) await transaction.remove(access, bound._id);
      },
    }),
  ];
}
