/** A holder's own key pair (M6): the private part under the passphrase, and once more under the code on paper. */
import { randomInt } from 'node:crypto';
import {
  passphraseFrom,
  passphraseWordCount,
  recoveryCodeFrom,
  recoveryDigitCount,
} from '../../../src/shared/seal/passphrase';
import { makeKeyPair, type KeyPair } from './hpke';
import { wrapKey, type Wrap } from './wrap';

export interface NewHolderKey {
  publicKey: string;
  byPassphrase: Wrap;
  byRecoveryCode: Wrap;
}

const drawn = (count: number, below: number) =>
  Array.from({ length: count }, () => randomInt(below));

export function newPassphrase(): string {
  return passphraseFrom(drawn(passphraseWordCount, 256));
}

export function newRecoveryCode(): string {
  return recoveryCodeFrom(drawn(recoveryDigitCount, 10));
}

export async function makeHolderKey(
  personId: string,
  passphrase: string,
  recoveryCode: string,
  costLog2: number,
  pair?: KeyPair,
): Promise<NewHolderKey> {
  const { publicKey, privateKey } = pair ?? (await makeKeyPair());
  // One after the other: each takes its 128 MB.
  const byPassphrase = await wrapKey(privateKey, passphrase, personId, costLog2);
  const byRecoveryCode = await wrapKey(privateKey, recoveryCode, personId, costLog2);
  return { publicKey, byPassphrase, byRecoveryCode };
}
