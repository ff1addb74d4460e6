/**
 * The two reminders of a session (B3): one ladder each, at a moment that follows from the session alone. What
 * would have been due before it was booked is never started.
 */
import { reminderLadder, reminderLadderIds } from '../../../src/shared/bookings/ladders';
import { reminderMs, type ReminderKind } from '../../../src/shared/bookings/moments';
import { startMsOf } from '../../../src/shared/bookings/hours';
import { startLadder, stopLadder } from '../../../src/shared/ladder';
import { localDateTime } from '../../../src/shared/time';
import type { EffectDraft } from '../../platform/outbox';
import { queueEffects, type Effect } from '../../platform/outbox';
import { addLadder, ladders, saveLadder, type LadderPort } from '../../platform/ladder-runner';
import type { Transaction } from '../../platform/transact';
import { bookings, type Booking } from './collections';
import type { BookingDesk } from './desk';

export const bookingSubject = 'booking';

const kinds = ['day', 'hour'] as const;

function instanceIdOf({ _id, move }: Pick<Booking, '_id' | 'move'>, kind: ReminderKind): string {
  return `booking.${_id}.${move}.${kind}`;
}

/** Starts what lies ahead; answers which, for the booking to remember. */
export async function startReminders(
  transaction: Transaction,
  booking: Omit<Booking, 'reminders'>,
  desk: BookingDesk,
): Promise<ReminderKind[]> {
  const started: ReminderKind[] = [];
  for (const kind of kinds) {
    const startedAtMs = reminderMs(kind, booking, desk.figures);
    if (startedAtMs <= desk.nowMs) continue;
    const instance = startLadder(reminderLadder(kind), {
      _id: instanceIdOf(booking, kind),
      schoolId: booking.schoolId,
      subject: { kind: bookingSubject, id: booking._id },
      policyVersion: desk.school.policyVersion,
      startedAtMs,
    });
    await addLadder(transaction, instance);
    started.push(kind);
  }
  return started;
}

export async function stopReminders(transaction: Transaction, booking: Booking): Promise<void> {
  for (const kind of booking.reminders) {
    const instance = await transaction.get(ladders, instanceIdOf(booking, kind));
    if (instance?.state === 'running') await saveLadder(transaction, stopLadder(instance));
  }
}

/** Whom a booking's notices reach: its student, and the guardian who asked for it. Never a parent otherwise. */
export function familyOf({ studentId, origin, proposedById }: Booking): string[] {
  return origin === 'guardian' && proposedById !== null ? [studentId, proposedById] : [studentId];
}

/** One neutral sentence to each; what it is about is told after opening. */
export function familyDrafts(
  booking: Booking,
  facts: { id: string; instanceId: string | null; nowMs: number },
): EffectDraft[] {
  return familyOf(booking).map((personId) => ({
    _id: `${facts.id}.${personId}`,
    schoolId: booking.schoolId,
    priority: 1,
    recipient: { kind: 'family', personId },
    text: { key: 'booking.family', figures: {} },
    subject: {
      kind: bookingSubject,
      id: booking._id,
      instanceId: facts.instanceId,
      audience: 'author',
    },
    alsoSubscribe: true,
    notBeforeMs: facts.nowMs,
  }));
}

/** Whether this reminder still says something true: the time stands, and what it announces has not begun. */
function isTrue(booking: Booking | null, instanceId: string, nowMs: number): booking is Booking {
  if (booking?.state !== 'confirmed') return false;
  const kind = kinds.find((one) => instanceIdOf(booking, one) === instanceId);
  if (kind === undefined) return false;
  // "Tomorrow" is no longer true on the day itself.
  const untilMs =
    kind === 'day' ? localDateTime(booking.date, '00:00') : startMsOf(booking.date, booking);
  return nowMs < untilMs;
}

/** For a notice that waited: the outbox knows the instance, the booking knows the rest. */
export async function isReminderDue(
  { subject }: Pick<Effect, 'subject'>,
  nowMs: number,
  read: (id: string) => Promise<Booking | null>,
): Promise<boolean> {
  if (subject.kind !== bookingSubject || subject.instanceId === null) return true;
  return isTrue(await read(subject.id), subject.instanceId, nowMs);
}

function port(kind: ReminderKind): LadderPort {
  return {
    ladder: () => reminderLadder(kind),
    async fire(transaction, { instance, nowMs }) {
      const booking = await transaction.get(bookings, instance.subject.id);
      if (!isTrue(booking, instance._id, nowMs)) return { stillDue: false, effects: [] };
      const drafts: EffectDraft[] = [
        {
          _id: `${instance._id}.${booking.counsellorId}`,
          schoolId: booking.schoolId,
          priority: 1,
          recipient: { kind: 'staff', personId: booking.counsellorId },
          text: {
            key: `booking.${kind}`,
            figures: { due: booking.start },
          },
          subject: {
            kind: bookingSubject,
            id: booking._id,
            instanceId: instance._id,
            audience: 'owner',
          },
          alsoSubscribe: true,
          notBeforeMs: nowMs,
        },
        ...familyDrafts(booking, { id: instance._id, instanceId: instance._id, nowMs }),
      ];
      return { stillDue: true, effects: await queueEffects(transaction, drafts, nowMs) };
    },
  };
}

export const reminderPorts = {
  [reminderLadderIds.day]: port('day'),
  [reminderLadderIds.hour]: port('hour'),
};
