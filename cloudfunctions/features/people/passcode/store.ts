/** A child's passcode as it is kept and tried (G1). The figures are never stored, never logged. */
import { afterWrong, closedOn, noTries } from '../../../../src/shared/people/passcode';
import type { Caller } from '../../../platform/caller';
import { AppError } from '../../../platform/errors';
import { hashPasscode, isSameHash, newSalt } from '../../../platform/passcode-hash';
import { mark, newestKeyVersion } from '../../../platform/secrets';
import { getById } from '../../../platform/store';
import { transact, type Transaction } from '../../../platform/transact';
import { passcodes, type Passcode } from '../join-collections';

function pepper(personId: string, passcode: string, keyVersion: number): string {
  return mark('passcode', keyVersion, personId, passcode);
}

type Kept = Pick<Passcode, 'salt' | 'hash' | 'keyVersion'>;

async function kept(personId: string, passcode: string): Promise<Kept> {
  const keyVersion = newestKeyVersion();
  const salt = newSalt();
  return {
    salt,
    keyVersion,
    hash: await hashPasscode(pepper(personId, passcode, keyVersion), salt),
  };
}

async function isRight(personId: string, passcode: string, stored: Kept): Promise<boolean> {
  const { salt, hash, keyVersion } = stored;
  return isSameHash(await hashPasscode(pepper(personId, passcode, keyVersion), salt), hash);
}

type Verdict = 'right' | 'passcode-wrong' | 'passcode-closed-today' | 'passcode-closed';

/**
 * Tries it. Whether it may be tried is looked at in the transaction that counts: many at once are not more tries than
 * one after the other.
 */
export async function tryPasscode(caller: Caller, passcode: string, today: string): Promise<void> {
  const { personId } = caller;
  const stored = await getById(passcodes, personId);
  if (!stored) throw new AppError('passcode-none', 'none');
  const right = await isRight(personId, passcode, stored);
  const verdict = await transact((transaction) => countTry(transaction, stored, { right, today }));
  if (verdict !== 'right') throw new AppError(verdict, 'passcode');
}

async function countTry(
  transaction: Transaction,
  { _id, hash }: Passcode,
  { right, today }: { right: boolean; today: string },
): Promise<Verdict> {
  const now = await transaction.get(passcodes, _id);
  // Changed or reset meanwhile: what was compared is not the passcode any more.
  if (now?.hash !== hash) return 'passcode-wrong';
  const closed = closedOn(now, today);
  if (closed) return closed === 'today' ? 'passcode-closed-today' : 'passcode-closed';
  if (right && now.wrongInAll === 0) return 'right';
  const tries = right ? noTries : afterWrong(now, today);
  await transaction.update(passcodes, _id, { ...tries, version: now.version + 1 });
  return right ? 'right' : 'passcode-wrong';
}

/** The first one, or another one after `old` was tried. The same tap once more finds its own. */
export async function writePasscode(
  caller: Caller,
  passcode: string,
  old: string | undefined,
  today: string,
): Promise<void> {
  const { personId, schoolId } = caller;
  const stored = await getById(passcodes, personId);
  if (stored && old === undefined) return tryPasscode(caller, passcode, today);
  if (stored && old !== undefined) await tryPasscode(caller, old, today);
  const fresh = { ...(await kept(personId, passcode)), ...noTries };
  await transact(async (transaction) => {
    const now = await transaction.get(passcodes, personId);
    if ((now?.hash ?? null) !== (stored?.hash ?? null))
      throw new AppError('passcode-wrong', 'another one was faster');
    if (now) return transaction.update(passcodes, personId, { ...fresh, version: now.version + 1 });
    await transaction.add(passcodes, { _id: personId, schoolId, ...fresh, version: 1 });
  });
}
