/**
 * The first in line gets what has become free (T1; serve-lines.ts says when). The place is
 * kept for a time, on the ladder engine; without a word it goes to the next in the same transaction.
 */
import { plan, startLadder, stopLadder } from '../../../src/shared/ladder';
import type { PeoplePort } from '../../../src/shared/people/ports';
import {
  confirmed,
  entryOf,
  nextInLine,
  passedOn,
  promoted,
  type Ledger,
  type LedgerEntry,
} from '../../../src/shared/training/ledger';
import { keepLadder, keepLadderId } from '../../../src/shared/training/ladders';
import { startMsOf } from '../../../src/shared/training/model';
import { isDay, keptUntilMs, nextDayMs } from '../../../src/shared/training/moments';
import { localDateTime, minuteMs, toLocalDate, toLocalTime } from '../../../src/shared/time';
import { addLadder, ladders, saveLadder, type LadderPort } from '../../platform/ladder-runner';
import { queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import type { Transaction } from '../../platform/transact';
import {
  trainingLedgers,
  trainingSessions,
  type StoredLedger,
  type TrainingSession,
} from './collections';
import { loadTraining, type TrainingDesk } from './desk';
import { guardiansOf, placeSubject } from './tellings';

/** One promotion writes four documents. */
const mostInOneTransaction = 15;

export interface Promoting {
  people: PeoplePort;
  session: TrainingSession;
  ledger: Ledger;
  markMs: number;
}

/**
 * As many as the free seats are enough for. In the night, when a kept place ends late, the next family is asked in
 * the morning: no time runs while nobody reads.
 */
export async function promoteAll(
  transaction: Transaction,
  desk: TrainingDesk,
  { people, session, ledger, markMs }: Promoting,
): Promise<{ ledger: Ledger; effects: Effect[] }> {
  const effects: Effect[] = [];
  const fromMs = isDay(desk.nowMs) ? markMs : nextDayMs(desk.nowMs);
  let kept = ledger;
  for (let count = 0; count < mostInOneTransaction; count += 1) {
    const next = nextInLine(kept);
    if (next === null || desk.nowMs >= startMsOf(session)) break;
    const untilMs = keptUntilMs(fromMs, session, desk.figures);
    const instanceId = `training-keep.${next.entryId}.${fromMs}`;
    const offer =
      untilMs === null
        ? null
        : { on: toLocalDate(untilMs), until: toLocalTime(untilMs), instanceId };
    kept = promoted(kept, next.entryId, offer);
    if (untilMs !== null)
      await startKeeping(transaction, desk, session, instanceId, fromMs, untilMs);
    const guardianIds = await guardiansOf(people, session.schoolId, [next]);
    effects.push(...(await tellPromoted(transaction, desk, session, guardianIds, instanceId)));
  }
  return { ledger: kept, effects };
}

async function startKeeping(
  transaction: Transaction,
  { school, nowMs }: TrainingDesk,
  session: TrainingSession,
  _id: string,
  startedAtMs: number,
  untilMs: number,
): Promise<void> {
  const ladder = keepLadder(untilMs - startedAtMs);
  const fresh = startLadder(ladder, {
    _id,
    schoolId: session.schoolId,
    subject: { kind: placeSubject, id: session._id },
    policyVersion: school.policyVersion,
    startedAtMs,
  });
  // Told in this very transaction.
  await addLadder(
    transaction,
    plan(ladder, fresh, Math.min(nowMs, untilMs - 1))?.instance ?? fresh,
  );
}

/** Every guardian of the family; who wakes nobody in the night waits for the morning. */
function tellPromoted(
  transaction: Transaction,
  { nowMs }: TrainingDesk,
  session: TrainingSession,
  guardianIds: readonly string[],
  instanceId: string,
): Promise<Effect[]> {
  const drafts = guardianIds.map((personId, place): EffectDraft => ({
    _id: `${instanceId}.${place}`,
    schoolId: session.schoolId,
    priority: 1,
    recipient: { kind: 'family', personId },
    text: { key: 'training.promoted', figures: {} },
    subject: { kind: placeSubject, id: session._id, instanceId, audience: 'author' },
    alsoSubscribe: true,
    notBeforeMs: nextDayMs(nowMs),
  }));
  return queueEffects(transaction, drafts, nowMs);
}

/** A notice that waited is true while the session lies ahead, and a kept place while it is kept. */
export function isPromotionTrue(
  session: TrainingSession | null,
  ledger: Ledger | null,
  instanceId: string | null,
  nowMs: number,
): boolean {
  if (session?.state !== 'published' || ledger === null || nowMs >= startMsOf(session))
    return false;
  const entry = ledger.entries.find(({ entryId }) => instanceId?.split('.')[1] === entryId);
  if (entry === undefined || entry.state === 'waiting') return false;
  return entry.offer === null || nowMs < localDateTime(entry.offer.on, entry.offer.until);
}

export async function saveLedger(
  transaction: Transaction,
  { _id, version }: Pick<StoredLedger, '_id' | 'version'>,
  { capacity, open, entries, acts, takenBack }: Ledger,
): Promise<void> {
  await transaction.update(trainingLedgers, _id, {
    capacity,
    open,
    entries: entries.map((entry) => ({
      ...entry,
      childIds: [...entry.childIds],
      household: [...entry.household],
    })),
    acts: [...acts],
    takenBack: [...takenBack],
    version: version + 1,
  });
}

/** The kept place was answered, or its session changed: its end no longer comes. */
export async function stopKeeping(
  transaction: Transaction,
  { offer }: Pick<LedgerEntry, 'offer'>,
): Promise<void> {
  if (offer === null) return;
  const instance = await transaction.get(ladders, offer.instanceId);
  if (instance?.state === 'running') await saveLadder(transaction, stopLadder(instance));
}

/** The end of a kept place: to the next in line, in the same transaction. */
export const keepPorts = (people: PeoplePort): Record<string, LadderPort> => ({
  [keepLadderId]: {
    ladder: ({ dueAtMs, startedAtMs }) => keepLadder(dueAtMs - startedAtMs),
    async fire(transaction, { instance, firing, nowMs }) {
      const session = await transaction.get(trainingSessions, instance.subject.id);
      const stored = await transaction.get(trainingLedgers, instance.subject.id);
      const entry = stored?.entries.find(({ offer }) => offer?.instanceId === instance._id);
      if (session?.state !== 'published' || !stored || !entry)
        return { stillDue: false, effects: [] };
      if (firing.fire.key !== 'over') return { stillDue: true, effects: [] };
      const desk = await loadTraining(instance.schoolId, nowMs);
      // After an outage the session may have begun: nobody is put out of it.
      const end = nowMs < startMsOf(session) ? passedOn : confirmed;
      const passed = end(stored, entry.entryId);
      const { ledger, effects } =
        entryOf(passed, entry.entryId)?.state === 'waiting'
          ? await promoteAll(transaction, desk, {
              people,
              session,
              ledger: passed,
              // After an outage the next family has its whole time too.
              markMs: Math.max(instance.dueAtMs, nowMs - (nowMs % minuteMs)),
            })
          : { ledger: passed, effects: [] };
      await saveLedger(transaction, stored, ledger);
      return { stillDue: true, effects };
    },
  },
});
