/** Whom a dark text is about, told from the same features by weights of their own. */
import type { TriageKind } from '../types';
import { featuresOf } from './features';
import type { Dark } from './linear';

/** In this order the weights of a feature stand. */
export const KINDS: readonly TriageKind[] = ['self', 'others', 'abuse', 'third-person'];

export type KindWeights = ReadonlyMap<number, Int8Array>;

/** The likeliest kind; the first of equals. */
export function kindOf({ reading, units }: Dark, weights: KindWeights): TriageKind {
  const sums = KINDS.map(() => 0);
  const seen = new Set<number>();
  for (const unit of units) {
    for (const { place } of featuresOf(reading, unit)) {
      const row = weights.get(place);
      if (!row || seen.has(place)) continue;
      seen.add(place);
      for (let i = 0; i < sums.length; i += 1) sums[i]! += row[i]!;
    }
  }
  return KINDS[sums.indexOf(Math.max(...sums))]!;
}
