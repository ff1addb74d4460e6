/** Exact bounds: how often a blind guesser is right, without approximation. */

/**
 * Distribution of the threads named by chance: name i stands over `sizes[i]` threads and is guessed
 * right with probability `p`, independently. Entry k = probability of exactly k threads.
 */
export function chanceDistribution(sizes: readonly number[], p: number): number[] {
  let distribution = [1];
  for (const size of sizes) {
    const next = new Array<number>(distribution.length + size).fill(0);
    distribution.forEach((probability, hits) => {
      next[hits] = (next[hits] ?? 0) + probability * (1 - p);
      next[hits + size] = (next[hits + size] ?? 0) + probability * p;
    });
    distribution = next;
  }
  return distribution;
}

/** Hits when `drawn` of `total` items are drawn blindly and `marked` of them count. */
export function drawDistribution(total: number, marked: number, drawn: number): number[] {
  const most = Math.min(marked, drawn);
  const logs = logFactorials(total);
  const logChoose = (n: number, k: number) => at(logs, n) - at(logs, k) - at(logs, n - k);
  return Array.from({ length: most + 1 }, (_, hits) =>
    drawn - hits > total - marked
      ? 0
      : Math.exp(
          logChoose(marked, hits) +
            logChoose(total - marked, drawn - hits) -
            logChoose(total, drawn),
        ),
  );
}

/** The most hits that chance still explains: more than this happens with probability at most `level`. */
export function chanceBound(distribution: readonly number[], level: number): number {
  let tail = 0;
  for (let hits = distribution.length - 1; hits > 0; hits -= 1) {
    tail += at(distribution, hits);
    if (tail > level) return hits;
  }
  return 0;
}

function logFactorials(limit: number): number[] {
  const logs = [0];
  for (let n = 1; n <= limit; n += 1) logs.push(at(logs, n - 1) + Math.log(n));
  return logs;
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value ${index}`);
  return value;
}
