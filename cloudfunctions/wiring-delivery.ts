/** Joins what the sender asks the features: of `api` only when a call leaves something to be sent. */
import type { DeliveryPorts } from './platform/delivery-ports';
import type { Effect } from './platform/outbox';
import { deliverAll } from './platform/outbox-sender';
import { isRoutine } from './platform/robot-room';
import { alarmLeads } from './features/duty/alarm';
import { contactOf } from './features/duty/desk';
import { markReachable, markUnreachable } from './features/duty/reachability';
import {
  authorAddress,
  countsForCard,
  forgetAuthorAddress,
  markAccepted,
  tellNextPerson,
} from './features/messages/delivery';
import { familyAddress, spendFamilyNotice } from './features/notices/family-notice';
import { spendSubscription, subscriptionOf } from './features/notices/subscription';
import { staffAddress } from './features/people/staff-address';
import { duty } from './wiring-duty';

export const deliveryPorts: DeliveryPorts = {
  async staffAddress(schoolId, personId, nowMs) {
    const contact = await contactOf(schoolId, personId, nowMs);
    return contact ? { mobile: contact.mobile, room: 'school' } : staffAddress(schoolId, personId);
  },
  subscription: subscriptionOf,
  spendSubscription,
  authorAddress,
  forgetAuthorAddress,
  familyAddress,
  spendFamilyNotice,
  // Asked of what waited only, and by every feature: a call's own effects are fresh and load none of them.
  async isStillDue(effect, nowMs) {
    const { featureClocks } = await import('./wiring-feature-clocks');
    for (const clock of featureClocks)
      if (clock.isStillDue && !(await clock.isStillDue(effect, nowMs))) return false;
    return true;
  },
  countsForCard,
  markAccepted,
  async reached({ schoolId, recipient }, nowMs) {
    if (recipient.kind !== 'staff') return;
    const contact = await contactOf(schoolId, recipient.personId, nowMs);
    if (contact?.unreachableSinceMs != null) await markReachable(schoolId, recipient.personId);
  },
  async unreached(effect, nowMs) {
    if (effect.recipient.kind !== 'staff') return [];
    const { schoolId, recipient } = effect;
    // Only whoever stands duty is stepped over.
    if (await contactOf(schoolId, recipient.personId, nowMs))
      await markUnreachable(schoolId, recipient.personId, nowMs);
    return tellNextPerson(duty, effect, nowMs);
  },
  parked: (effect, nowMs) =>
    // An alarm that could not be told raises no further alarm, nor does what nobody waits for in need.
    effect.recipient.kind !== 'staff' || effect.text.key.startsWith('system.') || isRoutine(effect)
      ? Promise.resolve([])
      : alarmLeads(effect.schoolId, `parked.${effect._id}`, 'system.notice-parked', {}, nowMs),
};

/** Sends what this invocation owns. Never throws. */
export const deliver = (
  effects: readonly Effect[],
  nowMs: number,
  budgetMs?: number,
): Promise<void> => deliverAll(effects, deliveryPorts, nowMs, budgetMs);
