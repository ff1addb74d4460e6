/** Ids the phone makes: a request id marks one act, so that a retry is not a second one. */
import { randomBytes } from './random-bytes';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const length = 24;

/** 24 characters, 144 bits; fits `requestIdSchema`. */
export function newRequestId(): string {
  return randomBytes(length)
    .map((byte) => alphabet[byte % 64])
    .join('');
}
