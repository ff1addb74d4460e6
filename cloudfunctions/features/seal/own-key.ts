/** The own key of a colleague who holds, or will hold, one of the two keys (M6). */
import {
  confirmOwnKey as confirmContract,
  makeOwnKey as makeContract,
  recoverOwnKey as recoverContract,
} from '../../../src/shared/seal/holder-contracts';
import { noTries } from '../../../src/shared/seal/tries';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { makeHolderKey, newPassphrase, newRecoveryCode } from '../../platform/seal/holder-key';
import { wrapKey } from '../../platform/seal/wrap';
import { transact } from '../../platform/transact';
import { sealHolders, type SealHolder } from './collections';
import { heldBy, keysIn } from './keys';
import { scryptCostLog2 } from './cost';
import { unlock } from './unlock';

const holderObject = (id: string) => ({ kind: 'seal-holder', id });

export function makeOwnKey() {
  return defineAction(makeContract, async (_input, context) => {
    const { personId } = context.caller;
    const [passphrase, recoveryCode] = [newPassphrase(), newRecoveryCode()];
    const made = await makeHolderKey(personId, passphrase, recoveryCode, scryptCostLog2());
    await transact(async (transaction) => {
      if (heldBy(await keysIn(transaction, context.caller.schoolId), personId) !== null)
        throw new AppError('seal-key-in-use', 'holder');
      await context.auditOnce(transaction, {
        act: makeContract.name,
        object: holderObject(personId),
      });
      const known = await transaction.get(sealHolders, personId);
      const holder = newHolder(made, context, known);
      if (known) await transaction.update(sealHolders, personId, holder);
      else await transaction.add(sealHolders, holder);
    });
    return { passphrase, recoveryCode };
  });
}

function newHolder(
  made: Pick<SealHolder, 'publicKey' | 'byPassphrase' | 'byRecoveryCode'>,
  { caller, nowMs }: ActionContext,
  known: SealHolder | null,
): SealHolder {
  return {
    _id: caller.personId,
    schoolId: caller.schoolId,
    ...made,
    confirmed: false,
    ...noTries,
    madeAtMs: nowMs,
    version: (known?.version ?? 0) + 1,
  };
}

export function confirmOwnKey() {
  return defineAction(confirmContract, async ({ passphrase }, context) => {
    const { holder } = await unlock(context, passphrase);
    await transact(async (transaction) => {
      const isFirst = await context.auditOnce(transaction, {
        act: confirmContract.name,
        object: holderObject(holder._id),
      });
      if (isFirst) await transaction.update(sealHolders, holder._id, { confirmed: true });
    });
    return { ready: true };
  });
}

export function recoverOwnKey() {
  return defineAction(recoverContract, async ({ recoveryCode }, context) => {
    const { holder, privateKey } = await unlock(context, recoveryCode, 'byRecoveryCode');
    const passphrase = newPassphrase();
    const byPassphrase = await wrapKey(privateKey, passphrase, holder._id, scryptCostLog2());
    await transact(async (transaction) => {
      const latest = await transaction.get(sealHolders, holder._id);
      // Another key was made meanwhile: this code is not its own.
      if (latest?.publicKey !== holder.publicKey) throw new AppError('illegal-move', 'holder');
      await context.auditOnce(transaction, {
        act: recoverContract.name,
        object: holderObject(holder._id),
      });
      const version = latest.version + 1;
      await transaction.update(sealHolders, holder._id, {
        byPassphrase,
        confirmed: false,
        version,
      });
    });
    return { passphrase };
  });
}
