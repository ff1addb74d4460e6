/**
 * Six figures are a million possibilities: what is kept is scrypt over a keyed mark, so that a stolen database
 * without the function secret says nothing (architecture: Anonymity).
 */
import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';

const length = 32;
/** 16 MB and some 50 ms each. */
const cost = { N: 16_384, r: 8, p: 1 };

export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}

/** `peppered`: the keyed mark of person and passcode. */
export function hashPasscode(peppered: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(peppered, salt, length, cost, (error, key) =>
      error ? reject(error) : resolve(key.toString('base64url')),
    );
  });
}

/** The same while seeding. */
export function hashPasscodeSync(peppered: string, salt: string): string {
  return scryptSync(peppered, salt, length, cost).toString('base64url');
}

export function isSameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
