import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs what may be done to which file until when, so that an address alone is right and runs out. */
export interface Signer {
  sign(method: 'GET' | 'PUT', cloudPath: string, untilMs: number): string;
  holds(method: 'GET' | 'PUT', cloudPath: string, untilMs: number, signature: string): boolean;
}

/** `secret`: the data folder's own; addresses given before a restart still hold after it. */
export function createSigner(secret: string): Signer {
  const key = createHmac('sha256', secret).update('addresses of the local storage').digest();
  const sign: Signer['sign'] = (method, cloudPath, untilMs) =>
    createHmac('sha256', key).update(`${method}\n${untilMs}\n${cloudPath}`).digest('hex');
  return {
    sign,
    holds: (method, cloudPath, untilMs, signature) => {
      const wanted = Buffer.from(sign(method, cloudPath, untilMs));
      const given = Buffer.from(signature);
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}
