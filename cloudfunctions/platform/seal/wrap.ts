/**
 * A private key under a secret that a person keeps (M6): scrypt, then AES-256-GCM. What the scrypt costs stands in
 * the wrap, so that it can be raised later and be small where nothing real is kept.
 */
import { randomBytes, scrypt } from 'node:crypto';
import * as z from 'zod/mini';
import { normalSecret } from '../../../src/shared/seal/passphrase';
import { decrypt, encrypt } from './aead';

export const wrapSchema = z.object({
  /** scrypt with N = 2 to this power, r = 8, p = 1. */
  costLog2: z.number(),
  salt: z.string(),
  sealed: z.string(),
});
export type Wrap = z.infer<typeof wrapSchema>;

/** 128 MB for a moment: the function that runs it needs 512. */
export const fullCostLog2 = 17;
const blockSize = 8;

function keyFrom(secret: string, salt: string, costLog2: number): Promise<Buffer> {
  const options = {
    N: 2 ** costLog2,
    r: blockSize,
    p: 1,
    // Node refuses what needs more than this; scrypt takes 128 · r · N bytes and a little.
    maxmem: 256 * blockSize * 2 ** costLog2,
  };
  return new Promise((resolve, reject) => {
    scrypt(normalSecret(secret), Buffer.from(salt, 'base64url'), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

export async function wrapKey(
  privateKey: Uint8Array,
  secret: string,
  boundTo: string,
  costLog2: number,
): Promise<Wrap> {
  const salt = randomBytes(16).toString('base64url');
  const key = await keyFrom(secret, salt, costLog2);
  return { costLog2, salt, sealed: encrypt(key, privateKey, boundTo) };
}

/** Null when the secret is not the one. */
export async function unwrapKey(
  { costLog2, salt, sealed }: Wrap,
  secret: string,
  boundTo: string,
): Promise<Buffer | null> {
  const key = await keyFrom(secret, salt, costLog2);
  try {
    return decrypt(key, sealed, boundTo);
  } catch (error) {
    const { message } = error as { message?: unknown };
    if (!/authenticate data/.test(String(message))) throw error;
    return null;
  }
}
