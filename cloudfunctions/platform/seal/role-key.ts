/** A key of a role (M6): its private part exists only sealed to each holder, and in memory while one of them acts. */
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { makeKeyPair, openSealed, sealTo, type KeyPair } from './hpke';

/** What a holder's seal of a role's private key looks like. */
export const holderShareSchema = z.object({ personId: z.string(), sealed: z.string() });
export type HolderShare = z.infer<typeof holderShareSchema>;

export interface HolderKey {
  personId: string;
  publicKey: string;
}

const about = (keyId: string, personId: string) => `runxin role key ${keyId} for ${personId}`;

export async function shareRoleKey(
  privateKey: Uint8Array,
  keyId: string,
  { personId, publicKey }: HolderKey,
): Promise<HolderShare> {
  return { personId, sealed: await sealTo(publicKey, privateKey, about(keyId, personId)) };
}

export function openRoleKey(
  holderPrivateKey: Uint8Array,
  keyId: string,
  { personId, sealed }: HolderShare,
): Promise<Buffer> {
  return openSealed(holderPrivateKey, sealed, about(keyId, personId));
}

export interface NewRoleKey {
  keyId: string;
  publicKey: string;
  shares: HolderShare[];
  privateKey: Buffer;
}

/** A key that nobody had before, for these holders. */
export async function makeRoleKey(holders: readonly HolderKey[]): Promise<NewRoleKey> {
  return roleKeyOf(await makeKeyPair(), randomBytes(12).toString('base64url'), holders);
}

export async function roleKeyOf(
  { publicKey, privateKey }: KeyPair,
  keyId: string,
  holders: readonly HolderKey[],
): Promise<NewRoleKey> {
  const shares = await Promise.all(
    holders.map((holder) => shareRoleKey(privateKey, keyId, holder)),
  );
  return { keyId, publicKey, shares, privateKey };
}
