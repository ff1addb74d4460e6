/** What the clock does for the parent school (T1, T2): its ladders, lines at marks of the day, sentences to families. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { FeatureClock } from '../../platform/feature-clock';
import { leaseMs, type Effect } from '../../platform/outbox';
import { getById } from '../../platform/store';
import { trainingLedgers, trainingSessions, trainingTellings } from './collections';
import { isPromotionTrue, keepPorts } from './promotions';
import { reminderPorts } from './reminders';
import { serveLines } from './serve-lines';
import { isTellingDue, placeSubject, tellFamilies, tellingSubject } from './tellings';

export function trainingClock(people: PeoplePort): FeatureClock {
  return {
    ladders: { ...reminderPorts(people), ...keepPorts(people) },
    async everyMinute(nowMs) {
      const promoted = await serveLines(people, nowMs);
      return [...promoted, ...(await tellFamilies(nowMs))];
    },
    isStillDue,
  };
}

async function isStillDue({ subject, nextTryAtMs }: Effect): Promise<boolean> {
  // Whoever sends has just taken the lease.
  const nowMs = nextTryAtMs - leaseMs;
  if (subject.kind === tellingSubject)
    return isTellingDue(await getById(trainingTellings, subject.id), nowMs, (sessionId) =>
      getById(trainingSessions, sessionId),
    );
  if (subject.kind !== placeSubject) return true;
  const session = await getById(trainingSessions, subject.id);
  return isPromotionTrue(
    session,
    await getById(trainingLedgers, subject.id),
    subject.instanceId,
    nowMs,
  );
}
