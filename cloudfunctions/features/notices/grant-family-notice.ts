/** A guardian or student said yes once more: one consent, one reminder; a repeated tap counts once. */
import { grantFamilyNotice as contract } from '../../../src/shared/notices/contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { openAddress, sealAddress } from '../../platform/secrets';
import { transact, type Transaction } from '../../platform/transact';
import { familyNotices } from './collections';

/** More are never needed between two visits. */
const maxBalance = 20;
const keptGrants = 20;
/** Two first grants at the same moment: one of them finds the other's document at its second look. */
const maxAttempts = 3;

export function grantFamilyNotice() {
  return defineAction(contract, async (_input, context) => {
    // A phone that several persons share gets no push (M1).
    if (context.caller.personCount > 1) throw new AppError('illegal-move', 'shared account');
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
  const { personId, schoolId } = caller;
  const stored = await transaction.get(familyNotices, personId);
  const sealedAddress = sealAddress(account.openId, personId);
  if (!stored) {
    await transaction.add(familyNotices, {
      _id: personId,
      schoolId,
      sealedAddress,
      balance: 1,
      grants: [requestId],
      version: 0,
    });
    return 1;
  }
  if (stored.grants.includes(requestId)) return stored.balance;
  // A consent belongs to the phone that gave it: those of another WeChat account are gone.
  const isSamePhone = openAddress(stored.sealedAddress, personId) === account.openId;
  const balance = Math.min((isSamePhone ? stored.balance : 0) + 1, maxBalance);
  await transaction.update(familyNotices, personId, {
    sealedAddress,
    balance,
    grants: [...stored.grants, requestId].slice(-keptGrants),
    version: stored.version + 1,
  });
  return balance;
}
