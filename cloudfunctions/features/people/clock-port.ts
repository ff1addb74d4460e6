/** What the clock does for people (G1): access and promotions left half-way, what has had its day, what waits for a class teacher. */
import type { FeatureClock } from '../../platform/feature-clock';
import { isStillWaiting, tellWaiting } from './join/tell-waiting';
import { goOn } from './promotion/job';
import { finishRebuilds } from './roster-write/rebuild';
import { sweepPeople } from './sweep';

export const peopleClock: FeatureClock = {
  ladders: {},
  async everyMinute(nowMs) {
    await finishRebuilds();
    await goOn(nowMs);
    await sweepPeople(nowMs);
    return tellWaiting(nowMs);
  },
  isStillDue: isStillWaiting,
};
