/** A browser has no scanner of its own: digits and names do there. */
export const canScan: boolean = false;

export function scanText(): Promise<string | null> {
  return Promise.resolve(null);
}
