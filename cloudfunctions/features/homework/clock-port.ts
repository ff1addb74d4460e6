/** What the clock does for homework (H1–H4): rungs of its ladders, work of every minute, and whether a late notice still holds. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { FeatureClock } from '../../platform/feature-clock';

export function homeworkClock(_people: PeoplePort): FeatureClock {
  return { ladders: {} };
}
