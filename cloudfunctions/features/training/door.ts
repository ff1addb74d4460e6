/**
 * T2: the door. The organiser's phone gets signed codes of the next hours and the list of families, so that it
 * goes on without a network; what it noted is counted once, by nonce, when it comes back in time.
 */
import {
  doorSheet as sheetContract,
  syncCheckIns as syncContract,
} from '../../../src/shared/training/organiser-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { digitStepMs, qrStepMs, stepOf } from '../../../src/shared/training/check-in';
import { endMsOf } from '../../../src/shared/training/model';
import { areDoorsOpen } from '../../../src/shared/training/moments';
import { minuteMs, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { getById } from '../../platform/store';
import { attendanceOf, comes } from './attendance';
import { trainingLedgers, type TrainingSession } from './collections';
import { loadTraining, trainingAct } from './desk';
import { childrenThere, doorFamilies, publishedSession } from './door-list';
import { ledgerOf } from './family-places';
import { digitsOf, qrSignature, readSheet, sheetToken } from './signed';
import { plannedView } from './training-plan';

/** The phone is prepared on the day itself, before the doors open; the list stays there for corrections. */
function mayShowCodes(session: TrainingSession, nowMs: number): boolean {
  return areDoorsOpen(session, nowMs) || toLocalDate(nowMs) >= session.date;
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

export function doorSheet(people: PeoplePort) {
  return defineAction(sheetContract, async ({ sessionId }, { caller, nowMs }) => {
    const { schoolId, personId } = caller;
    const desk = await loadTraining(schoolId, nowMs);
    const session = await publishedSession(schoolId, sessionId);
    if (!mayShowCodes(session, nowMs)) throw new AppError('check-in-closed', 'not the day');
    const lengthMs = desk.figures.offlineMinutes * minuteMs;
    const fromQrStep = stepOf(nowMs, qrStepMs);
    const fromDigitStep = stepOf(nowMs, digitStepMs);
    return {
      session: await plannedView(desk, session),
      sheet: sheetToken(schoolId, sessionId, personId, nowMs),
      goodUntilMs: nowMs + lengthMs,
      fromQrStep,
      signatures: times(lengthMs / qrStepMs + 1).map((index) =>
        qrSignature(schoolId, sessionId, fromQrStep + index),
      ),
      fromDigitStep,
      digits: times(lengthMs / digitStepMs + 1).map((index) =>
        digitsOf(schoolId, sessionId, fromDigitStep + index),
      ),
      families: await doorFamilies(people, session),
    };
  });
}

export function syncCheckIns(people: PeoplePort) {
  return defineAction(syncContract, async ({ sessionId, sheet, items }, { caller, nowMs }) => {
    const { schoolId, personId } = caller;
    const { figures } = await loadTraining(schoolId, nowMs);
    const session = await publishedSession(schoolId, sessionId);
    const issuedMs = readSheet(schoolId, sessionId, personId, sheet);
    if (issuedMs === null) throw new AppError('not-found', 'sheet');
    // A list that was handed out after the doors closed is for corrections, each with its reason.
    const isTooLate = issuedMs > endMsOf(session) && !areDoorsOpen(session, issuedMs);
    if (isTooLate || nowMs > issuedMs + figures.offlineMinutes * minuteMs)
      throw new AppError('sheet-over', 'sheet');
    const results = [];
    for (const { nonce, entryId } of items)
      results.push({ nonce, outcome: await comesByDoor(people, session, { nonce, entryId }) });
    return { results };
  });
}

/** Each family for itself: a call that dies is sent again, and what was counted stays counted once. */
async function comesByDoor(
  people: PeoplePort,
  session: TrainingSession,
  { nonce, entryId }: { nonce: string; entryId: string },
): Promise<'came' | 'known' | 'unknown'> {
  const ledger = await getById(trainingLedgers, session._id);
  const known = ledger?.entries.find((entry) => entry.entryId === entryId);
  if (known === undefined) return 'unknown';
  const childIds = await childrenThere(people, session.schoolId, known);
  return trainingAct(async (transaction) => {
    const { entries } = await ledgerOf(transaction, session);
    const entry = entries.find((one) => one.entryId === entryId);
    if (entry === undefined || entry.state === 'waiting') return 'unknown';
    const attendance = await attendanceOf(transaction, session, entry);
    // A correction after the first arrival of this nonce stands.
    const isCounted = attendance.came && childIds.every((id) => attendance.childIds.includes(id));
    if (isCounted || attendance.nonces.includes(nonce)) return 'known';
    await comes(transaction, { session, entry, attendance, childIds, how: 'door', nonce });
    return 'came';
  });
}
