/** A holder's private key by passphrase or recovery code (M6), with tries that the store counts before each one. */
import { takeTry } from '../../../src/shared/seal/tries';
import type { ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { unwrapKey } from '../../platform/seal/wrap';
import { getById, updateWhere } from '../../platform/store';
import { sealHolders, type SealHolder } from './collections';

const maxAttempts = 4;

export interface Unlocked {
  holder: SealHolder;
  privateKey: Buffer;
}

/** `seal-no-key`, `seal-paused` while paused, `seal-wrong` when the secret is another. */
export async function unlock(
  { caller, nowMs }: ActionContext,
  secret: string,
  by: 'byPassphrase' | 'byRecoveryCode' = 'byPassphrase',
): Promise<Unlocked> {
  const holder = await countTry(caller.personId, nowMs);
  const privateKey = await unwrapKey(holder[by], secret, holder._id);
  if (!privateKey) throw new AppError('seal-wrong', 'secret');
  await updateWhere(sealHolders, { _id: holder._id }, { triesCount: 0, pausedUntilMs: 0 });
  return { holder, privateKey };
}

/** Compare-and-set: of two tries at once each is counted. */
async function countTry(personId: string, nowMs: number): Promise<SealHolder> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const holder = await getById(sealHolders, personId);
    if (!holder) throw new AppError('seal-no-key', 'holder');
    const { triesCount, pausedUntilMs } = holder;
    const taken = takeTry({ triesCount, pausedUntilMs }, nowMs);
    if (!taken) throw new AppError('seal-paused', 'tries');
    const updated = await updateWhere(
      sealHolders,
      { _id: personId, triesCount, pausedUntilMs },
      { ...taken },
    );
    if (updated === 1) return holder;
  }
  throw new AppError('busy', 'tries');
}
