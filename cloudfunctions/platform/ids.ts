/** Random ids for records that nothing derives. Deterministic ids come from `mark()` or from their subject. */
import { randomBytes } from 'node:crypto';

/** 22 URL-safe characters, 128 bits. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

/** Milliseconds of jitter between retries, 0…limitMs. */
export function jitterMs(limitMs: number): number {
  return (randomBytes(2).readUInt16BE(0) / 65_536) * limitMs;
}
