/**
 * The waiting lists are served at marks of the day (T1): what is due and not yet done is done, once. A clock that
 * comes late serves the mark when it comes; whatever becomes free after that waits for the next one, so that no
 * minute tells of a family's tap.
 */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { nextInLine, toTell } from '../../../src/shared/training/ledger';
import { endMsOf, startMsOf } from '../../../src/shared/training/model';
import { markAt } from '../../../src/shared/training/moments';
import { localDateTime, minuteMs, toLocalDate, toLocalTime } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import type { Effect } from '../../platform/outbox';
import { forEverySchool } from '../../platform/school';
import { findEvery, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { trainingLedgers, trainingMarks, trainingSessions } from './collections';
import { loadTraining, trainingAct, type TrainingDesk } from './desk';
import { promoteAll, saveLedger } from './promotions';
import { tellTakenBack } from './taken-back';

/**
 * So shortly after a mark the clock is not late: a place is kept from the mark on. Longer after it a school that
 * was never served begins with the next one.
 */
const freshMs = 5 * minuteMs;
/** By school, so that only the first minute of a mark asks the store. */
const servedHere = new Map<string, number>();

export async function serveLines(people: PeoplePort, nowMs: number): Promise<Effect[]> {
  const effects: Effect[] = [];
  await forEverySchool(nowMs, async ({ schoolId }) => {
    const desk = await loadTraining(schoolId, nowMs);
    const markMs = markAt(nowMs, desk.figures);
    if (markMs === null || servedHere.get(schoolId) === markMs) return;
    if (await isDue(desk, markMs)) {
      const failures = await serveSchool(people, desk, markMs, effects);
      await markServed(schoolId, markMs);
      if (failures.length > 0) throw failures[0];
    }
    servedHere.set(schoolId, markMs);
  });
  return effects;
}

async function isDue({ schoolId, nowMs, figures }: TrainingDesk, markMs: number): Promise<boolean> {
  const stored = await getById(trainingMarks, schoolId);
  if (stored === null) {
    if (nowMs - markMs < freshMs) return true;
    await markServed(schoolId, markMs);
    return false;
  }
  const aheadMs = localDateTime(stored.on, stored.at) - markMs;
  // Another clock is at most one mark ahead; further, and the clock was set back.
  return aheadMs < 0 || aheadMs > figures.markMinutes * minuteMs;
}

async function markServed(_id: string, markMs: number): Promise<void> {
  const mark = { on: toLocalDate(markMs), at: toLocalTime(markMs) };
  await trainingAct(async (transaction) => {
    const stored = await transaction.get(trainingMarks, _id);
    if (stored === null) await transaction.add(trainingMarks, { _id, ...mark, version: 0 });
    else await transaction.update(trainingMarks, _id, { ...mark, version: stored.version + 1 });
  });
}

/** A line that fails keeps no other waiting, and is served again at the next mark. */
async function serveSchool(
  people: PeoplePort,
  desk: TrainingDesk,
  markMs: number,
  effects: Effect[],
): Promise<unknown[]> {
  const { schoolId, today, nowMs } = desk;
  const ahead = { schoolId, state: 'published', date: command.gte(today) };
  const failures: unknown[] = [];
  for (const session of await findEvery(trainingSessions, ahead)) {
    if (nowMs >= endMsOf(session)) continue;
    try {
      for (;;) {
        const ledger = await getById(trainingLedgers, session._id);
        if (ledger !== null && toTell(ledger).length > 0) await tellTakenBack(session._id);
        if (ledger === null || nextInLine(ledger) === null || nowMs >= startMsOf(session)) break;
        const promoted = await serveLine(people, desk, session._id, markMs);
        if (promoted === null) break;
        effects.push(...promoted);
      }
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}

/** Null: there was nobody to promote after all. */
async function serveLine(
  people: PeoplePort,
  desk: TrainingDesk,
  sessionId: string,
  markMs: number,
): Promise<Effect[] | null> {
  const { nowMs } = desk;
  const fromMs = nowMs - markMs < freshMs ? markMs : nowMs - (nowMs % minuteMs);
  return transact(async (transaction) => {
    const session = await transaction.get(trainingSessions, sessionId);
    const stored = await transaction.get(trainingLedgers, sessionId);
    if (!session || !stored) return null;
    const { ledger, effects } = await promoteAll(transaction, desk, {
      people,
      session,
      ledger: stored,
      markMs: fromMs,
    });
    if (ledger === stored) return null;
    await saveLedger(transaction, stored, ledger);
    return effects;
  });
}
