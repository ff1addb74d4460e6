import type { Collection } from '../../cloudfunctions/platform/collections';
import type { SeededSchool } from './build-school';

/** What a feature adds to a seeded school, as of `nowMs`: sensible things for everybody to see and do. */
export type FeatureSeed = (
  school: SeededSchool,
  nowMs: number,
) => [Collection, Record<string, unknown>[]][];
