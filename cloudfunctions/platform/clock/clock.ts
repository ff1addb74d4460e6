/**
 * The only place of the functions that reads a clock (architecture: Time). `nowMs` is read once per
 * invocation and passed on.
 */

/** Local environments may shift the product's time; a real environment refuses the offset. */
export function readNowMs(): number {
  const offsetMs = Number(process.env['RUNXIN_CLOCK_OFFSET_MS'] ?? '0');
  if (offsetMs === 0) return Date.now();
  if (process.env['RUNXIN_ENVIRONMENT'] !== 'local')
    throw new Error('RUNXIN_CLOCK_OFFSET_MS is refused outside local environments');
  if (!Number.isSafeInteger(offsetMs)) throw new Error('RUNXIN_CLOCK_OFFSET_MS is not an integer');
  return Date.now() + offsetMs;
}

/** Real elapsed time, for budgets of one invocation (40 s of the clock, 1 s of delivery) only. */
export function startStopwatch(): () => number {
  const startedAt = process.hrtime.bigint();
  return () => Number((process.hrtime.bigint() - startedAt) / 1_000_000n);
}

/** Real waiting between retries of one invocation. */
export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** The result of `work`, or `late` when it takes longer; `work` goes on by itself then. */
export async function within<T>(work: Promise<T>, timeoutMs: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
