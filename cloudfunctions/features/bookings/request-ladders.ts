/** B2: who is reminded that a wish for one more session waits: the counsellor for a reason, leaders for a decision. */
import {
  decisionLadder,
  decisionLadderId,
  requestLadder,
  requestLadderId,
} from '../../../src/shared/bookings/ladders';
import { monthOfDate } from '../../../src/shared/bookings/model';
import type { Firing } from '../../../src/shared/ladder';
import type { NoticeKey } from '../../../src/shared/notices/texts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import type { LadderPort } from '../../platform/ladder-runner';
import { queueEffects, type Effect } from '../../platform/outbox';
import type { Transaction } from '../../platform/transact';
import { bookingRequests, type BookingRequest } from './collections';
import { requestSubject } from './more-requests';

export function requestPorts(people: PeoplePort): Record<string, LadderPort> {
  return {
    [requestLadderId]: {
      ladder: requestLadder,
      async fire(transaction, { instance, firing, nowMs }) {
        const request = await transaction.get(bookingRequests, instance.subject.id);
        if (request?.state !== 'asked' || isOver(request, nowMs))
          return { stillDue: false, effects: [] };
        const today = toLocalDate(nowMs);
        const leads = firing.audience.includes('lead')
          ? await people.staffWith(request.schoolId, 'lead-counsellor', today)
          : [];
        const ids = [request.counsellorId, ...leads.map(({ personId }) => personId)];
        const effects = await tellStaff(
          transaction,
          request,
          firing,
          ids,
          'booking.request',
          nowMs,
        );
        return { stillDue: true, effects };
      },
    },
    [decisionLadderId]: {
      ladder: decisionLadder,
      async fire(transaction, { instance, firing, nowMs }) {
        const request = await transaction.get(bookingRequests, instance.subject.id);
        if (request?.state !== 'forwarded' || isOver(request, nowMs))
          return { stillDue: false, effects: [] };
        const leaders = await people.staffWith(request.schoolId, 'leader', toLocalDate(nowMs));
        const ids = leaders.map(({ personId }) => personId);
        const effects = await tellStaff(
          transaction,
          request,
          firing,
          ids,
          'booking.decision',
          nowMs,
        );
        return { stillDue: true, effects };
      },
    },
  };
}

/** A request is for one month and ends with it. */
function isOver({ month }: BookingRequest, nowMs: number): boolean {
  return month < monthOfDate(toLocalDate(nowMs));
}

function tellStaff(
  transaction: Transaction,
  { _id, schoolId }: BookingRequest,
  { instance, fire }: Firing,
  personIds: readonly string[],
  key: NoticeKey,
  nowMs: number,
): Promise<Effect[]> {
  const drafts = [...new Set(personIds)].map((personId) => ({
    _id: `${instance._id}.${fire.index}.${personId}`,
    schoolId,
    priority: 1,
    recipient: { kind: 'staff' as const, personId },
    text: { key, figures: {} },
    subject: { kind: requestSubject, id: _id, instanceId: instance._id, audience: 'owner' },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  }));
  return queueEffects(transaction, drafts, nowMs);
}
