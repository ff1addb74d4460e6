/** Joins the features through their ports; the deployables use this and nothing else of the features. */
import type { Action } from './platform/action';
import type { ClockPorts } from './platform/clock-run';
import type { DeliveryPorts } from './platform/delivery-ports';
import { log } from './platform/log';
import { schools } from './platform/school';
import { find } from './platform/store';
import { dutyActions } from './features/duty/actions';
import { followRosters } from './features/duty/apply-duty-changes';
import { alarmLeads } from './features/duty/alarm';
import { contactOf, dutyPort } from './features/duty/desk';
import { markReachable, markUnreachable } from './features/duty/reachability';
import { isDutyNoticeDue } from './features/duty/still-due';
import { messageActions } from './features/messages/actions';
import {
  authorAddress,
  countsForCard,
  forgetAuthorAddress,
  isStillDue,
  markAccepted,
  tellNextPerson,
} from './features/messages/delivery';
import { messageLadders } from './features/messages/ladder-port';
import { transferWaiting } from './features/messages/transfer-waiting';
import { noticesActions } from './features/notices/actions';
import { spendSubscription, subscriptionOf } from './features/notices/subscription';
import { peopleActions } from './features/people/actions';

export const actions: ReadonlyMap<string, Action> = new Map(
  [...peopleActions, ...messageActions(dutyPort), ...noticesActions, ...dutyActions].map(
    (action) => [action.contract.name, action],
  ),
);

export const deliveryPorts: DeliveryPorts = {
  async staffAddress(schoolId, personId, nowMs) {
    const contact = await contactOf(schoolId, personId, nowMs);
    return contact && { mobile: contact.mobile };
  },
  subscription: subscriptionOf,
  spendSubscription,
  authorAddress,
  forgetAuthorAddress,
  isStillDue: async (effect) => (await isStillDue(effect)) && (await isDutyNoticeDue(effect)),
  countsForCard,
  markAccepted,
  async reached({ schoolId, recipient }, nowMs) {
    if (recipient.kind !== 'staff') return;
    const contact = await contactOf(schoolId, recipient.personId, nowMs);
    if (contact?.unreachableSinceMs != null) await markReachable(schoolId, recipient.personId);
  },
  async unreached(effect, nowMs) {
    if (effect.recipient.kind !== 'staff') return [];
    await markUnreachable(effect.schoolId, effect.recipient.personId, nowMs);
    return tellNextPerson(dutyPort, effect, nowMs);
  },
  parked: (effect, nowMs) =>
    // An alarm that could not be told raises no further alarm, nor does a student's own reminder.
    effect.recipient.kind === 'author' || effect.text.key.startsWith('system.')
      ? Promise.resolve([])
      : alarmLeads(effect.schoolId, `parked.${effect._id}`, 'system.notice-parked', {}, nowMs),
};

/** Every school's ids, paged. */
export async function schoolIds(): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const page = await find(schools, {}, { orderBy: [['_id', 'asc']], skip: ids.length });
    ids.push(...page.map(({ _id }) => _id));
    if (page.length < 100) return ids;
  }
}

/** A rung that could not be fired for this long is a human's business, like a silent clock (M3). */
const stuckAfterMs = 5 * 60_000;

export const clockPorts: ClockPorts = {
  ladders: messageLadders(dutyPort),
  delivery: deliveryPorts,
  everyMinute: (nowMs) => followRosters(nowMs, { transferWaiting }),
  async stuck({ _id, schoolId, nextIndex, nextAtMs }, nowMs) {
    if (nowMs - nextAtMs < stuckAfterMs) return [];
    try {
      return await alarmLeads(
        schoolId,
        `stuck.${_id}.${nextIndex}`,
        'system.rung-stuck',
        {},
        nowMs,
      );
    } catch (error) {
      log({ event: 'alarm-failed', code: error instanceof Error ? error.name : 'database' });
      return [];
    }
  },
};
