/** Milliseconds since 1970 of the machine. The only place of the local cloud that reads it. */
export function realNowMs(): number {
  return Date.now();
}
