/**
 * Settings of the property tests: a failure prints its seed; `RUNXIN_SEED=<seed>` replays it.
 * @param runs how many cases to try
 */
export function seeded(runs: number): { numRuns: number; seed?: number } {
  const seed = Number(process.env['RUNXIN_SEED']);
  return Number.isInteger(seed) && seed !== 0 ? { numRuns: runs, seed } : { numRuns: runs };
}
