/** The two reminders of a session (T1): one ladder each, at a moment that follows from the session alone. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { startLadder, stopLadder } from '../../../src/shared/ladder';
import { reminderLadder, reminderLadderIds } from '../../../src/shared/training/ladders';
import { reminderMs, type ReminderKind } from '../../../src/shared/training/moments';
import { addLadder, ladders, saveLadder, type LadderPort } from '../../platform/ladder-runner';
import type { Transaction } from '../../platform/transact';
import { trainingLedgers, trainingSessions, type TrainingSession } from './collections';
import type { TrainingDesk } from './desk';
import { addTelling, guardiansOf, isTellingTrue } from './tellings';

export const reminderSubject = 'training-session';

const kinds = ['day', 'hour'] as const;

export function reminderIdOf(
  { _id, move }: Pick<TrainingSession, '_id' | 'move'>,
  kind: ReminderKind,
): string {
  return `training.${_id}.${move}.${kind}`;
}

/** Starts what lies ahead; what would have been due before is never started. */
export async function startReminders(
  transaction: Transaction,
  session: TrainingSession,
  { school, figures, nowMs }: TrainingDesk,
): Promise<void> {
  for (const kind of kinds) {
    const startedAtMs = reminderMs(kind, session, figures);
    if (startedAtMs <= nowMs) continue;
    await addLadder(
      transaction,
      startLadder(reminderLadder(kind), {
        _id: reminderIdOf(session, kind),
        schoolId: session.schoolId,
        subject: { kind: reminderSubject, id: session._id },
        policyVersion: school.policyVersion,
        startedAtMs,
      }),
    );
  }
}

export async function stopReminders(
  transaction: Transaction,
  session: TrainingSession,
): Promise<void> {
  for (const kind of kinds) {
    const instance = await transaction.get(ladders, reminderIdOf(session, kind));
    if (instance?.state === 'running') await saveLadder(transaction, stopLadder(instance));
  }
}

/** Whoever holds a place is reminded; the clock tells them in portions. */
function port(people: PeoplePort, kind: ReminderKind): LadderPort {
  return {
    ladder: () => reminderLadder(kind),
    async fire(transaction, { instance, nowMs }) {
      const session = await transaction.get(trainingSessions, instance.subject.id);
      if (!session || reminderIdOf(session, kind) !== instance._id)
        return { stillDue: false, effects: [] };
      const textKey = kind === 'day' ? 'training.day' : 'training.hour';
      if (!isTellingTrue({ textKey, move: session.move }, session, nowMs))
        return { stillDue: false, effects: [] };
      const ledger = await transaction.get(trainingLedgers, session._id);
      const placed = ledger?.entries.filter(({ state }) => state !== 'waiting') ?? [];
      await addTelling(transaction, {
        _id: instance._id,
        schoolId: session.schoolId,
        session,
        textKey,
        guardianIds: await guardiansOf(people, session.schoolId, placed),
      });
      return { stillDue: true, effects: [] };
    },
  };
}

export const reminderPorts = (people: PeoplePort) => ({
  [reminderLadderIds.day]: port(people, 'day'),
  [reminderLadderIds.hour]: port(people, 'hour'),
});
