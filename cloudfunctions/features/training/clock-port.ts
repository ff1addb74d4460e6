/** What the clock does for the parent school (T1, T2): rungs of its ladders, work of every minute, and whether a late notice still holds. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { FeatureClock } from '../../platform/feature-clock';

export function trainingClock(_people: PeoplePort): FeatureClock {
  return { ladders: {} };
}
