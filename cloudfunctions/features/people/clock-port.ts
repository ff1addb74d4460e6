/** What the clock does for people (G1): access that an invocation left half-way. */
import type { FeatureClock } from '../../platform/feature-clock';
import { finishRebuilds } from './roster-write/rebuild';

export const peopleClock: FeatureClock = {
  ladders: {},
  async everyMinute() {
    await finishRebuilds();
    return [];
  },
};
