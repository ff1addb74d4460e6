/**
 * The waiting list is served (T1): at a mark of the day the first in line gets what has become free. The place is
 * kept for a time, on the ladder engine; without a word it goes to the next in the same transaction.
 */
import { plan, startLadder, stopLadder } from '../../../src/shared/ladder';
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
import { keptUntilMs, markAt } from '../../../src/shared/training/moments';
import {
  addDays,
  localDateTime,
  minuteMs,
  toLocalDate,
  toLocalTime,
} from '../../../src/shared/time';
import { trainingFiguresAt } from '../../../src/shared/training/policy';
import { command } from '../../platform/cloud';
import { addLadder, ladders, saveLadder, type LadderPort } from '../../platform/ladder-runner';
import { queueEffects, type Effect } from '../../platform/outbox';
import { loadEverySchool, type School } from '../../platform/school';
import { findEvery, getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import {
  trainingLedgers,
  trainingSessions,
  type StoredLedger,
  type TrainingSession,
} from './collections';
import { loadTraining, type TrainingDesk } from './desk';
import { placeSubject } from './tellings';

/** One promotion writes four documents. */
const mostInOneTransaction = 15;

/** The mark of the day: every line of every school, with what is free for it. */
export async function serveLines(nowMs: number): Promise<Effect[]> {
  const effects: Effect[] = [];
  const isMark = ({ policyValues }: School) =>
    markAt(nowMs, trainingFiguresAt(policyValues, nowMs)) !== null;
  if (!(await loadEverySchool(nowMs)).some(isMark)) return effects;
  const yesterday = addDays(toLocalDate(nowMs), -1);
  const ahead = { state: 'published', date: command.gt(yesterday) };
  for (const session of await findEvery(trainingSessions, ahead)) {
    const { _id, schoolId } = session;
    const desk = await loadTraining(schoolId, nowMs);
    const markMs = markAt(nowMs, desk.figures);
    if (markMs === null || nowMs >= startMsOf(session)) continue;
    for (;;) {
      const ledger = await getById(trainingLedgers, _id);
      if (ledger === null || nextInLine(ledger) === null) break;
      effects.push(...(await serveLine(desk, _id, markMs)));
    }
  }
  return effects;
}

async function serveLine(desk: TrainingDesk, sessionId: string, markMs: number): Promise<Effect[]> {
  return transact(async (transaction) => {
    const session = await transaction.get(trainingSessions, sessionId);
    const stored = await transaction.get(trainingLedgers, sessionId);
    if (!session || !stored) return [];
    const { ledger, effects } = await promoteAll(transaction, desk, {
      session,
      ledger: stored,
      markMs,
    });
    await saveLedger(transaction, stored, ledger);
    return effects;
  });
}

interface Promoting {
  session: TrainingSession;
  ledger: Ledger;
  markMs: number;
}

async function promoteAll(
  transaction: Transaction,
  desk: TrainingDesk,
  { session, ledger, markMs }: Promoting,
): Promise<{ ledger: Ledger; effects: Effect[] }> {
  const effects: Effect[] = [];
  let kept = ledger;
  for (let count = 0; count < mostInOneTransaction; count += 1) {
    const next = nextInLine(kept);
    if (next === null || desk.nowMs >= startMsOf(session)) break;
    const untilMs = keptUntilMs(markMs, session, desk.figures);
    const instanceId = `training-keep.${next.entryId}.${markMs}`;
    const offer =
      untilMs === null
        ? null
        : { on: toLocalDate(untilMs), until: toLocalTime(untilMs), instanceId };
    kept = promoted(kept, next.entryId, offer);
    if (untilMs !== null)
      await startKeeping(transaction, desk, session, instanceId, markMs, untilMs);
    effects.push(...(await tellPromoted(transaction, desk, session, next, instanceId)));
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

function tellPromoted(
  transaction: Transaction,
  { nowMs }: TrainingDesk,
  session: TrainingSession,
  { guardianId }: LedgerEntry,
  instanceId: string,
): Promise<Effect[]> {
  return queueEffects(
    transaction,
    [
      {
        _id: `${instanceId}.0`,
        schoolId: session.schoolId,
        priority: 1,
        recipient: { kind: 'family', personId: guardianId },
        text: { key: 'training.promoted', figures: {} },
        subject: { kind: placeSubject, id: session._id, instanceId, audience: 'author' },
        alsoSubscribe: true,
        notBeforeMs: nowMs,
      },
    ],
    nowMs,
  );
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
  { capacity, open, entries }: Ledger,
): Promise<void> {
  await transaction.update(trainingLedgers, _id, {
    capacity,
    open,
    entries: entries.map((entry) => ({ ...entry })),
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
export const keepPorts: Record<string, LadderPort> = {
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
};
