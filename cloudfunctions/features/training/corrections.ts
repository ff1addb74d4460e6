/**
 * T2: what the organiser enters by hand, each with a reason: a family on the list came after all or did not, one
 * that waited is let in, one that is on no list is found by its child. Seats are told honestly: a free one, after
 * the start one on which nobody sits; beyond that the organiser is asked, and the family that is in the room is
 * written down all the same.
 */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { unclaimed, type LedgerEntry } from '../../../src/shared/training/ledger';
import {
  letIn,
  notLetIn,
  passesLine,
  seatsAtDoor,
} from '../../../src/shared/training/ledger-at-door';
import { startMsOf } from '../../../src/shared/training/model';
import {
  correctCheckIn as correctContract,
  walkIn as walkInContract,
} from '../../../src/shared/training/organiser-contracts';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import type { AuditFacts } from '../../platform/audit';
import { AppError } from '../../platform/errors';
import { findEvery, getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { attendanceOf, comes, didNotCome } from './attendance';
import {
  trainingAttendance,
  trainingLedgers,
  type Attendance,
  type StoredLedger,
  type TrainingSession,
} from './collections';
import { trainingAct } from './desk';
import { childrenThere, doorFamily, namesOf, publishedSession } from './door-list';
import { ledgerOf } from './family-places';
import { attendanceIdOf } from './family-sessions';
import { saveLedger } from './promotions';
import { newEntryId } from './signed';

interface Entered {
  entry: LedgerEntry;
  attendance: Pick<Attendance, 'came' | 'how'>;
}

/** From the day of the session on, without an end. */
async function sessionOfTheDay(
  { caller, nowMs }: ActionContext,
  sessionId: string,
): Promise<TrainingSession> {
  const session = await publishedSession(caller.schoolId, sessionId);
  if (toLocalDate(nowMs) < session.date) throw new AppError('check-in-closed', 'not yet');
  return session;
}

/** The places whose families are there, by the newest reading: the room is the organiser's to see. */
async function thereNow({ _id: sessionId, schoolId }: TrainingSession): Promise<Set<string>> {
  const there = await findEvery(trainingAttendance, { schoolId, sessionId, came: true });
  return new Set(there.map(({ entryId }) => entryId));
}

interface Bringing {
  session: TrainingSession;
  stored: StoredLedger;
  entry: LedgerEntry;
  childIds: readonly string[];
  /** Places whose families are there. */
  came: ReadonlySet<string>;
  over: boolean;
  facts: AuditFacts;
}

/** The family is there. Whoever has no seat of its own gets one at the door. */
async function bringIn(
  transaction: Transaction,
  context: ActionContext,
  { session, stored, entry, childIds, came, over, facts }: Bringing,
): Promise<Entered> {
  const attendance = await attendanceOf(transaction, session, entry);
  if (!(await context.auditOnce(transaction, facts))) return { entry, attendance };
  const isListed = stored.entries.some(({ entryId }) => entryId === entry.entryId);
  const needsSeat = !isListed || entry.state === 'waiting';
  if (needsSeat) {
    const hasBegun = startMsOf(session) <= context.nowMs;
    if (!over && seatsAtDoor(stored, { hasBegun, came }) < entry.persons)
      throw new AppError('room-full', 'seats');
    if (!over && !hasBegun && passesLine(stored, entry.entryId))
      throw new AppError('line-waits', 'seats');
    await saveLedger(transaction, stored, letIn(stored, entry));
  }
  const inside: LedgerEntry = needsSeat ? { ...entry, state: 'let-in' } : entry;
  await comes(transaction, { session, entry: inside, attendance, childIds, how: 'by-hand' });
  return { entry: inside, attendance: { came: true, how: 'by-hand' } };
}

async function takeOut(
  transaction: Transaction,
  context: ActionContext,
  { session, stored, entry, facts }: Pick<Bringing, 'session' | 'stored' | 'entry' | 'facts'>,
): Promise<Entered> {
  const attendance = await attendanceOf(transaction, session, entry);
  if (!(await context.auditOnce(transaction, facts))) return { entry, attendance };
  await didNotCome(transaction, { session, entry, attendance });
  const ledger = notLetIn(stored, entry.entryId);
  if (ledger !== stored) await saveLedger(transaction, stored, ledger);
  return { entry, attendance: { came: false, how: 'by-hand' } };
}

/** A place that left the list with its correction: the same tap again is answered, any other finds nothing. */
async function takenOutBefore(
  transaction: Transaction,
  context: ActionContext,
  { session, entryId, facts }: Pick<Bringing, 'session' | 'facts'> & { entryId: string },
): Promise<Entered> {
  const id = attendanceIdOf(session._id, entryId);
  const attendance = await transaction.get(trainingAttendance, id);
  if (attendance === null || attendance.came || (await context.auditOnce(transaction, facts)))
    throw new AppError('not-found', 'place');
  const { persons } = attendance;
  const place = { entryId, guardianId: null, childIds: [], household: [], persons, offer: null };
  return { entry: { ...place, state: 'let-in' }, attendance };
}

async function familyOf(people: PeoplePort, schoolId: string, { entry, attendance }: Entered) {
  return { family: doorFamily(entry, await namesOf(people, schoolId, [entry]), attendance) };
}

export function correctCheckIn(people: PeoplePort) {
  return defineAction(correctContract, async (input, context) => {
    const { sessionId, entryId, over, reason } = input;
    const { schoolId } = context.caller;
    const session = await sessionOfTheDay(context, sessionId);
    const ledger = await getById(trainingLedgers, sessionId);
    const known = ledger?.entries.find((entry) => entry.entryId === entryId);
    const childIds = known ? await childrenThere(people, schoolId, known) : [];
    const came = await thereNow(session);
    const facts: AuditFacts = {
      act: correctContract.name,
      object: { kind: 'training-place', id: `${entryId}.${input.came ? 'came' : 'not'}` },
      reason,
    };
    const entered = await trainingAct(async (transaction) => {
      const stored = await ledgerOf(transaction, session);
      const entry = stored.entries.find((one) => one.entryId === entryId);
      if (entry === undefined)
        return takenOutBefore(transaction, context, { session, entryId, facts });
      if (!input.came) return takeOut(transaction, context, { session, stored, entry, facts });
      const bringing = { session, stored, entry, childIds, came, over, facts };
      return bringIn(transaction, context, bringing);
    });
    return familyOf(people, schoolId, entered);
  });
}

/**
 * The children whose family this is: those whom all guardians of the child have together. A child of one of them
 * with somebody else belongs to another household.
 */
async function siblingsOf(people: PeoplePort, schoolId: string, studentId: string) {
  const guardianIds = await people.guardiansOf(schoolId, studentId);
  const families = await people.families(schoolId, guardianIds);
  const [first, ...others] = families.map(({ children }) =>
    children.map(({ personId }) => personId),
  );
  const shared = (first ?? []).filter((id) => others.every((children) => children.includes(id)));
  return [studentId, ...shared.filter((id) => id !== studentId)];
}

export function walkIn(people: PeoplePort) {
  return defineAction(walkInContract, async (input, context) => {
    const { sessionId, studentId, persons, over, reason } = input;
    const { schoolId } = context.caller;
    const session = await sessionOfTheDay(context, sessionId);
    if (!(await people.student(schoolId, studentId))) throw new AppError('not-found', 'child');
    const [siblings, came] = await Promise.all([
      siblingsOf(people, schoolId, studentId),
      thereNow(session),
    ]);
    const entered = await trainingAct(async (transaction) => {
      const stored = await ledgerOf(transaction, session);
      const known = stored.entries.find(({ childIds }) => childIds.includes(studentId));
      const entry: LedgerEntry = known ?? {
        entryId: newEntryId(stored, studentId),
        guardianId: null,
        childIds: unclaimed(stored, siblings),
        household: siblings,
        persons,
        state: 'let-in',
        offer: null,
      };
      const childIds = [...entry.childIds];
      const facts: AuditFacts = {
        act: walkInContract.name,
        object: { kind: 'training-place', id: `${entry.entryId}.door.${persons}` },
        reason,
      };
      const bringing = { session, stored, entry, childIds, came, over, facts };
      return bringIn(transaction, context, bringing);
    });
    return familyOf(people, schoolId, entered);
  });
}
