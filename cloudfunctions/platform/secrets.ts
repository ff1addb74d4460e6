/**
 * Keys derived from the function secret (architecture: Anonymity). One subkey per purpose, so that no stored
 * value can be compared across purposes; versions let a key be replaced while old records are still found.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export type Purpose =
  | 'account'
  | 'author'
  | 'care-author'
  | 'alias-name'
  | 'thread-id'
  | 'message-id'
  | 'reply-address'
  | 'thread-name'
  | 'voice'
  | 'voice-path'
  | 'voice-part'
  | 'voice-sound'
  | 'seal-opened'
  | 'seal-opening'
  | 'breach-ref'
  | 'forget-turn'
  | 'rights-request'
  | 'audit-id'
  | 'rekey-turn'
  | 'booking-id'
  | 'booking-hold'
  | 'booking-wait'
  | 'booking-request'
  | 'booking-room'
  | 'training-id'
  | 'training-entry'
  | 'training-request'
  | 'training-code'
  | 'training-digits'
  | 'training-sheet'
  | 'training-ticket'
  | 'roster-id'
  | 'roster-import'
  | 'roster-import-path'
  | 'roster-import-bytes'
  | 'roster-import-holder'
  | 'audit-person'
  | 'join-code'
  | 'join-draw'
  | 'join-tag'
  | 'join-tries'
  | 'join-id'
  | 'passcode'
  | 'unlock'
  | 'letter-code'
  | 'letter-draw'
  | 'letter-sheet'
  | 'letter-author'
  | 'letter-tries'
  | 'terminal-draw'
  | 'terminal-id'
  | 'homework-picture'
  | 'homework-picture-path'
  | 'homework-picture-bytes';

/** Live key versions, newest first. */
export function keyVersions(): number[] {
  const versions = (process.env['RUNXIN_KEY_VERSIONS'] ?? '1').split(',').map(Number);
  if (versions.some((version) => !Number.isInteger(version) || version < 1))
    throw new Error('RUNXIN_KEY_VERSIONS is malformed');
  return versions;
}

export function newestKeyVersion(): number {
  return keyVersions()[0] ?? 1;
}

const subkeys = new Map<string, Buffer>();

function derive(secret: Buffer, purpose: Purpose, version: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'runxin', `${purpose}:${version}`, 32));
}

function subkey(purpose: Purpose, version: number): Buffer {
  const name = `${purpose}:${version}`;
  const known = subkeys.get(name);
  if (known) return known;
  const secret = Buffer.from(process.env[`RUNXIN_SECRET_V${version}`] ?? '', 'base64');
  if (secret.length < 32)
    throw new Error(`RUNXIN_SECRET_V${version} is missing or shorter than 32 bytes`);
  const derived = derive(secret, purpose, version);
  subkeys.set(name, derived);
  return derived;
}

type Parts = readonly (string | number)[];

function markOf(key: Buffer, parts: Parts): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) {
    const bytes = Buffer.from(String(part));
    hmac.update(`${bytes.length}:`).update(bytes);
  }
  return hmac.digest('base64url');
}

/** Keyed mark of `parts`: 43 URL-safe characters. Parts are length-prefixed, so no two lists collide. */
export function mark(purpose: Purpose, version: number, ...parts: Parts): string {
  return markOf(subkey(purpose, version), parts);
}

/** The same mark under a secret that is at hand instead of in the environment (seeding). */
export function markWith(
  secret: Buffer,
  purpose: Purpose,
  version: number,
  ...parts: Parts
): string {
  return markOf(derive(secret, purpose, version), parts);
}

type SealPurpose = Extract<Purpose, 'reply-address' | 'seal-opened' | 'thread-name'>;

/** In bytes, so that the length of a seal tells nothing of what it holds. */
const sealedBytes: Record<SealPurpose, number> = {
  'reply-address': 64,
  'seal-opened': 64,
  'thread-name': 256,
};

function padded(text: string, bytes: number): Buffer {
  const padding = Buffer.alloc(bytes);
  // Ids and names of the roster fit; what would be cut is refused.
  if (padding.write(text) < Buffer.byteLength(text)) throw new Error('too long to be sealed');
  return padding;
}

/** AES-256-GCM with a fresh nonce and `boundTo` as associated data. Two seals of one text never look alike. */
function sealText(purpose: SealPurpose, text: string, boundTo: string): string {
  const version = newestKeyVersion();
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', subkey(purpose, version), nonce);
  cipher.setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(padded(text, sealedBytes[purpose])), cipher.final()]);
  return [
    version,
    nonce.toString('base64url'),
    sealed.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
  ].join('.');
}

/** Opens a seal in memory. Throws when it was changed or bound to another record. */
function openText(purpose: SealPurpose, sealedText: string, boundTo: string): string {
  const [version, nonce, sealed, tag] = sealedText.split('.');
  if (!version || !nonce || !sealed || !tag) throw new Error('malformed seal');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    subkey(purpose, Number(version)),
    Buffer.from(nonce, 'base64url'),
  );
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()])
    .toString()
    .replace(/\0+$/, '');
}

export const sealAddress = (address: string, boundTo: string): string =>
  sealText('reply-address', address, boundTo);

export const openAddress = (sealed: string, boundTo: string): string =>
  openText('reply-address', sealed, boundTo);

/** Who wrote, while an opening is open (M6): for the named people, through `seal.view` only. */
export const sealOpened = (personId: string, openingId: string): string =>
  sealText('seal-opened', personId, openingId);

export const openOpened = (sealed: string, openingId: string): string =>
  openText('seal-opened', sealed, openingId);

/** The name a student gave for this one thread (M1), opened for whoever answers it. */
export const sealName = (name: string, threadId: string): string =>
  sealText('thread-name', name, threadId);

export const openName = (sealed: string, threadId: string): string =>
  openText('thread-name', sealed, threadId);

const versionBytes = 2;
const nonceBytes = 12;
const tagBytes = 16;

/** A recorded voice as it lies in the storage (M1): key version, nonce, ciphertext, tag. */
export function sealSound(sound: Uint8Array, boundTo: string): Buffer {
  const version = newestKeyVersion();
  const head = Buffer.alloc(versionBytes);
  head.writeUInt16BE(version);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', subkey('voice-sound', version), nonce);
  cipher.setAAD(Buffer.from(boundTo));
  return Buffer.concat([head, nonce, cipher.update(sound), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when it was changed or bound to another recording. */
export function openSound(sealed: Buffer, boundTo: string): Buffer {
  const start = versionBytes + nonceBytes;
  if (sealed.length < start + tagBytes) throw new Error('malformed seal');
  const key = subkey('voice-sound', sealed.readUInt16BE(0));
  const nonce = sealed.subarray(versionBytes, start);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(start, -tagBytes)), decipher.final()]);
}

/** Under which key a sealed voice lies. */
export function keyVersionOfSound(sealed: Buffer): number {
  return sealed.readUInt16BE(0);
}
