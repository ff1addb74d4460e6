/** The caller said yes once more in WeChat's dialog: one consent, one notice; a repeated tap counts once. */
import { grantNotice as contract } from '../../../src/shared/notices/contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { isDuplicate } from '../../platform/errors';
import { transact, type Transaction } from '../../platform/transact';
import { noticeBalances } from './collections';

/** More are never needed between two visits. */
const maxBalance = 50;
const keptGrants = 20;
/** Two first grants at the same moment: one of them finds the other's document at its second look. */
const maxAttempts = 3;

export function grantNotice() {
  return defineAction(contract, async (_input, context) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return { balance: await transact((transaction) => grant(transaction, context)) };
      } catch (error) {
        if (!isDuplicate(error) || attempt === maxAttempts) throw error;
      }
    }
  });
}

async function grant(transaction: Transaction, context: ActionContext): Promise<number> {
  const { account, caller, requestId } = context;
  const { openId } = account;
  const stored = await transaction.get(noticeBalances, caller.personId);
  if (!stored) {
    await transaction.add(noticeBalances, {
      _id: caller.personId,
      schoolId: caller.schoolId,
      openId,
      balance: 1,
      grants: [requestId],
      version: 0,
    });
    return 1;
  }
  if (stored.grants.includes(requestId)) return stored.balance;
  // A consent belongs to the phone that gave it: those of another WeChat account are gone.
  const before = stored.openId === openId ? stored.balance : 0;
  const balance = Math.min(before + 1, maxBalance);
  await transaction.update(noticeBalances, stored._id, {
    openId,
    balance,
    grants: [...stored.grants, requestId].slice(-keptGrants),
    version: stored.version + 1,
  });
  return balance;
}
