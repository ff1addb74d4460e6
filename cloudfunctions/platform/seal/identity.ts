/**
 * The seal of a thread (M6): a key k = k1 xor k2, drawn for this thread alone, encrypts who wrote it; k1 is sealed to
 * the leaders' key, k2 to the lead counsellor's. One half says nothing, and no two seals have a byte in common.
 */
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { otherSeat, type Seat } from '../../../src/shared/seal/model';
import { decrypt, encrypt } from './aead';
import { openSealed, sealTo } from './hpke';
import type { PublicKey } from './public-key';

const shareSchema = z.object({ keyId: z.string(), sealed: z.string() });
export type SealedShare = z.infer<typeof shareSchema>;

export const identitySealSchema = z.object({
  sealed: z.string(),
  leader: shareSchema,
  lead: shareSchema,
});
export type IdentitySeal = z.infer<typeof identitySealSchema>;

/** The key that each half is sealed to. */
export type RoleKeys = Record<Seat, PublicKey>;

/** Every identity is of this length: the length of a seal tells nothing. */
const paddedLength = 96;
const shareLength = 32;

const aboutShare = (objectId: string, seat: Seat, keyId: string) =>
  `runxin share ${seat} ${keyId} ${objectId}`;
const aboutHalf = (openingId: string, seat: Seat, keyId: string) =>
  `runxin half ${seat} ${keyId} ${openingId}`;

function padded(identity: string): Buffer {
  const bytes = Buffer.from(identity);
  if (bytes.length >= paddedLength) throw new Error('identity too long');
  return Buffer.concat([
    Buffer.from([bytes.length]),
    bytes,
    Buffer.alloc(paddedLength - 1 - bytes.length),
  ]);
}

function unpadded(bytes: Buffer): string {
  return bytes.subarray(1, 1 + (bytes[0] ?? 0)).toString();
}

function xor(one: Uint8Array, other: Uint8Array): Buffer {
  if (one.length !== shareLength || other.length !== shareLength) throw new Error('share length');
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));
}

/** `objectId`: the thread, or the drill. */
export async function sealIdentity(
  identity: string,
  objectId: string,
  keys: RoleKeys,
): Promise<IdentitySeal> {
  const [k1, k2] = [randomBytes(shareLength), randomBytes(shareLength)];
  const [leader, lead] = await Promise.all([
    sealShare(k1, objectId, 'leader', keys.leader),
    sealShare(k2, objectId, 'lead', keys.lead),
  ]);
  return { sealed: encrypt(xor(k1, k2), padded(identity), objectId), leader, lead };
}

export async function sealShare(
  share: Uint8Array,
  objectId: string,
  seat: Seat,
  { keyId, publicKey }: PublicKey,
): Promise<SealedShare> {
  return { keyId, sealed: await sealTo(publicKey, share, aboutShare(objectId, seat, keyId)) };
}

export function openShare(
  privateKey: Uint8Array,
  { keyId, sealed }: SealedShare,
  objectId: string,
  seat: Seat,
): Promise<Buffer> {
  return openSealed(privateKey, sealed, aboutShare(objectId, seat, keyId));
}

/** The first approver's share, for the holders of the other place's key and this opening only. */
export async function passOn(
  share: Uint8Array,
  openingId: string,
  from: Seat,
  { keyId, publicKey }: PublicKey,
): Promise<SealedShare> {
  const about = aboutHalf(openingId, otherSeat(from), keyId);
  return { keyId, sealed: await sealTo(publicKey, share, about) };
}

/** `seat`: in whose place it is opened. */
export function openPassedOn(
  privateKey: Uint8Array,
  { keyId, sealed }: SealedShare,
  openingId: string,
  seat: Seat,
): Promise<Buffer> {
  return openSealed(privateKey, sealed, aboutHalf(openingId, seat, keyId));
}

/** Throws when a share or the thread is another. */
export function openIdentity(
  { sealed }: IdentitySeal,
  objectId: string,
  one: Uint8Array,
  other: Uint8Array,
): string {
  return unpadded(decrypt(xor(one, other), sealed, objectId));
}
