/**
 * T2: the door. The organiser's phone gets signed codes of the next hours and the list of families, so that it
 * goes on without a network; what it noted is counted once, by nonce, when it comes back in time.
 */
import {
  correctCheckIn as correctContract,
  doorSheet as sheetContract,
  syncCheckIns as syncContract,
} from '../../../src/shared/training/organiser-contracts';
import type { FamilyFacts, PeoplePort } from '../../../src/shared/people/ports';
import { digitStepMs, qrStepMs, stepOf } from '../../../src/shared/training/check-in';
import type { LedgerEntry } from '../../../src/shared/training/ledger';
import { endMsOf } from '../../../src/shared/training/model';
import { areDoorsOpen } from '../../../src/shared/training/moments';
import type { DoorFamily } from '../../../src/shared/training/views';
import { minuteMs, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { findEvery, getById } from '../../platform/store';
import {
  trainingAttendance,
  trainingLedgers,
  trainingSessions,
  type Attendance,
  type TrainingSession,
} from './collections';
import { attendanceOf, comes, didNotCome } from './attendance';
import { loadTraining, ofSchool, trainingAct } from './desk';
import { ledgerOf } from './family-places';
import { digitsOf, qrSignature, readSheet, sheetToken } from './signed';
import { plannedView } from './training-plan';

/** The phone is prepared on the day itself, before the doors open; the list stays there for corrections. */
function mayShowCodes(session: TrainingSession, nowMs: number): boolean {
  return areDoorsOpen(session, nowMs) || toLocalDate(nowMs) >= session.date;
}

async function publishedSession(schoolId: string, sessionId: string): Promise<TrainingSession> {
  const session = ofSchool(await getById(trainingSessions, sessionId), schoolId, 'session');
  return ofSchool(session.state === 'published' ? session : null, schoolId, 'session');
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

export function doorSheet(people: PeoplePort) {
  return defineAction(sheetContract, async ({ sessionId }, { caller, nowMs }) => {
    const { schoolId, personId } = caller;
    const { figures } = await loadTraining(schoolId, nowMs);
    const session = await publishedSession(schoolId, sessionId);
    if (!mayShowCodes(session, nowMs)) throw new AppError('check-in-closed', 'not the day');
    const lengthMs = figures.offlineMinutes * minuteMs;
    const fromQrStep = stepOf(nowMs, qrStepMs);
    const fromDigitStep = stepOf(nowMs, digitStepMs);
    return {
      session: await plannedView(session),
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

/** Whoever has a place, by the names on the list. */
async function doorFamilies(people: PeoplePort, session: TrainingSession): Promise<DoorFamily[]> {
  const { _id: sessionId, schoolId } = session;
  const ledger = ofSchool(await getById(trainingLedgers, sessionId), schoolId, 'ledger');
  const entries = ledger.entries.filter(({ state }) => state !== 'waiting');
  const [families, attendance] = await Promise.all([
    people.families(
      schoolId,
      entries.map(({ guardianId }) => guardianId),
    ),
    findEvery(trainingAttendance, { schoolId, sessionId }),
  ]);
  const familyOf = new Map(families.map((family) => [family.guardianId, family]));
  const cameOf = new Map(attendance.map((one) => [one.guardianId, one]));
  return entries
    .map((entry) => doorFamily(entry, familyOf.get(entry.guardianId), cameOf.get(entry.guardianId)))
    .sort((one, other) => (`${one.child} ${one.name}` < `${other.child} ${other.name}` ? -1 : 1));
}

function doorFamily(
  { entryId, persons }: LedgerEntry,
  family: FamilyFacts | undefined,
  attendance: Pick<Attendance, 'came' | 'how'> | undefined,
): DoorFamily {
  const [child] = family?.children ?? [];
  return {
    entryId,
    name: family?.name ?? '',
    child: child === undefined ? '' : `${child.className} ${child.name}`,
    persons,
    came: attendance?.came === true,
    how: attendance?.how ?? null,
  };
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
  const guardianId = ledger?.entries.find((entry) => entry.entryId === entryId)?.guardianId;
  if (guardianId === undefined) return 'unknown';
  const children = await people.childrenOf(session.schoolId, guardianId);
  return trainingAct(async (transaction) => {
    const { entries } = await ledgerOf(transaction, session);
    const entry = entries.find((one) => one.entryId === entryId);
    if (entry === undefined || entry.state === 'waiting') return 'unknown';
    const attendance = await attendanceOf(transaction, session, entry);
    // A correction after the first arrival of this nonce stands.
    if (attendance.came || attendance.nonces.includes(nonce)) return 'known';
    await comes(transaction, { session, entry, attendance, children, how: 'door', nonce });
    return 'came';
  });
}

export function correctCheckIn(people: PeoplePort) {
  return defineAction(correctContract, async (input, context) => {
    const { sessionId, entryId, came, reason } = input;
    const { caller, nowMs } = context;
    const session = await publishedSession(caller.schoolId, sessionId);
    if (toLocalDate(nowMs) < session.date) throw new AppError('check-in-closed', 'not yet');
    const known = await getById(trainingLedgers, sessionId);
    const guardianId = known?.entries.find((entry) => entry.entryId === entryId)?.guardianId ?? '';
    const [family] = await people.families(caller.schoolId, [guardianId]);
    const children = family?.children ?? [];
    const corrected = await trainingAct(async (transaction) => {
      const { entries } = await ledgerOf(transaction, session);
      const entry = entries.find((one) => one.entryId === entryId);
      if (entry === undefined) throw new AppError('not-found', 'place');
      if (entry.state === 'waiting') throw new AppError('illegal-move', 'still waits');
      const attendance = await attendanceOf(transaction, session, entry);
      if (
        !(await context.auditOnce(transaction, {
          act: correctContract.name,
          object: { kind: 'training-place', id: `${entryId}.${came ? 'came' : 'not'}` },
          reason,
        }))
      )
        return { entry, came: attendance.came, how: attendance.how };
      const coming = { session, entry, attendance, children };
      if (came) await comes(transaction, { ...coming, how: 'by-hand' });
      else await didNotCome(transaction, coming);
      return { entry, came, how: 'by-hand' as const };
    });
    return { family: doorFamily(corrected.entry, family, corrected) };
  });
}
