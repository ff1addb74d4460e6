/** The browser's own generator. */
export function randomBytes(count: number): number[] {
  return [...window.crypto.getRandomValues(new Uint8Array(count))];
}
