/** Ids the phone makes: a request id marks one act, so that a retry is not a second one. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const length = 24;

/** Random bytes; WeChat's script engine has no `crypto`, and a request id is not a secret. */
function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  const source = (globalThis as { crypto?: { getRandomValues?: (into: Uint8Array) => unknown } })
    .crypto;
  if (source?.getRandomValues !== undefined) source.getRandomValues(bytes);
  else bytes.forEach((_, index) => (bytes[index] = Math.floor(Math.random() * 256)));
  return bytes;
}

/** 24 characters, 144 bits; fits `requestIdSchema`. */
export function newRequestId(): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte % 64]).join('');
}
