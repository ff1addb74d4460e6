/** One measured figure, its yardstick of the same run, and the line that tells both. */

export interface Figure {
  /** Ends with the unit, e.g. `api-cold-start-ms`. */
  name: string;
  value: number;
  yardstick: number;
  /** value ÷ yardstick */
  ratio: number;
  /** The most `ratio` may be; null = told, not judged. */
  limit: number | null;
  holds: boolean;
  /** What was counted. */
  list?: string[];
  /** A query plan. */
  plan?: string[];
}

type Details = Pick<Figure, 'list' | 'plan'>;

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/** A figure that may be at most `limit` times its yardstick. */
export function compared(
  name: string,
  { value, yardstick }: { value: number; yardstick: number },
  limit: number | null,
  details: Details = {},
): Figure {
  const ratio = rounded(value / yardstick);
  const holds = limit === null || ratio <= limit;
  return {
    name,
    value: rounded(value),
    yardstick: rounded(yardstick),
    ratio,
    limit,
    holds,
    ...details,
  };
}

/** A figure with a plain bound: the bound is its yardstick. */
export function bounded(name: string, value: number, most: number, details: Details = {}): Figure {
  return compared(name, { value, yardstick: most }, 1, details);
}

/** The value below which `share` (0…1) of the samples lie; the middle one for 0.5. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new Error('there are no samples');
  return found;
}

export const median = (samples: readonly number[]) => percentile(samples, 0.5);
