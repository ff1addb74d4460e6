/**
 * Calls per minute and account, in this instance's memory only: nothing about who called when is ever stored
 * (M7). With several instances the limit is approximate; it slows a runaway client, it is no quota.
 */
const buckets = new Map<string, { windowStartMs: number; used: number }>();
const windowMs = 60_000;
const maxBuckets = 10_000;

/** True when the call may go on. */
export function takeToken(key: string, perMinute: number, nowMs: number): boolean {
  const bucket = buckets.get(key);
  if (!bucket || nowMs - bucket.windowStartMs >= windowMs || nowMs < bucket.windowStartMs) {
    if (buckets.size >= maxBuckets) buckets.clear();
    buckets.set(key, { windowStartMs: nowMs, used: 1 });
    return true;
  }
  bucket.used += 1;
  return bucket.used <= perMinute;
}
