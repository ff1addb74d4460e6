/** What the clock does for bookings (B1–B3): rungs of its ladders, work of every minute, and whether a late notice still holds. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { FeatureClock } from '../../platform/feature-clock';
import { leaseMs, type Effect } from '../../platform/outbox';
import { getById } from '../../platform/store';
import { bookingRequests, bookings, bookingWaits } from './collections';
import { requestSubject } from './more-requests';
import { isOfferOpen, offerPorts, offerSubject, serveLines } from './offers';
import { proposalPorts } from './proposals';
import { isReminderDue, reminderPorts } from './reminders';
import { requestPorts } from './request-ladders';
import { sweepShutRooms } from './shut-rooms';
import { dropEndedHolds, finishClosing, removeOldLines } from './sweep';

export function bookingClock(people: PeoplePort): FeatureClock {
  return {
    ladders: {
      ...reminderPorts,
      ...offerPorts(people),
      ...proposalPorts(people),
      ...requestPorts(people),
    },
    async everyMinute(nowMs) {
      await dropEndedHolds(people, nowMs);
      await removeOldLines(nowMs);
      const adjusted = await finishClosing(people, nowMs);
      const left = await sweepShutRooms(people, nowMs);
      return [...adjusted, ...left, ...(await serveLines(people, nowMs))];
    },
    isStillDue,
  };
}

async function isStillDue(effect: Effect): Promise<boolean> {
  const { subject, nextTryAtMs } = effect;
  // Whoever sends has just taken the lease.
  const nowMs = nextTryAtMs - leaseMs;
  if (subject.kind === offerSubject)
    return isOfferOpen(await getById(bookingWaits, subject.id), subject.instanceId, nowMs);
  if (subject.kind === requestSubject && subject.instanceId !== null) {
    const request = await getById(bookingRequests, subject.id);
    return request?.state === 'asked' || request?.state === 'forwarded';
  }
  return isReminderDue(effect, nowMs, (id) => getById(bookings, id));
}
