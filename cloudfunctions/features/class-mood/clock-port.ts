/** What the clock does for the weekly class mood form (W1): rungs of its ladders, work of every minute, and whether a late notice still holds. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { FeatureClock } from '../../platform/feature-clock';
import { ladders } from '../../platform/ladder-runner';
import type { Effect } from '../../platform/outbox';
import { getById } from '../../platform/store';
import { moodForms } from './collections';
import { moodLadders } from './ladder-port';
import { openDueForms } from './open-week';
import { formSubject, weekSubject } from './subjects';

export function classMoodClock(people: PeoplePort): FeatureClock {
  return {
    ladders: moodLadders(people),
    async everyMinute(nowMs) {
      await openDueForms(people, nowMs);
      return [];
    },
    isStillDue,
  };
}

/** Whoever handed in meanwhile is not asked any more; what was observed or must be looked at stays true. */
async function isStillDue({ subject, text }: Effect): Promise<boolean> {
  if (subject.kind !== formSubject && subject.kind !== weekSubject) return true;
  if (subject.instanceId !== null) {
    const instance = await getById(ladders, subject.instanceId);
    return instance?.state === 'running';
  }
  if (text.key !== 'mood.reminded') return true;
  return !(await getById(moodForms, subject.id))?.submitted;
}
