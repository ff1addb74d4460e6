/**
 * A family comes (T2): its attendance, and what its children's term counts, change together; whoever had only a
 * kept place has it for good. Coming twice is coming once.
 */
import { confirmed, entryOf, type LedgerEntry } from '../../../src/shared/training/ledger';
import type { WayIn } from '../../../src/shared/training/model';
import {
  notReached,
  withCame,
  withDone,
  withoutCame,
  type Reached,
} from '../../../src/shared/training/participation';
import type { Transaction } from '../../platform/transact';
import {
  trainingAttendance,
  trainingReached,
  type Attendance,
  type TrainingSession,
} from './collections';
import { attendanceIdOf } from './family-sessions';
import { ledgerOf } from './family-places';
import { withPhone, type Phone } from './phones';
import { saveLedger, stopKeeping } from './promotions';

type Session = Pick<TrainingSession, '_id' | 'schoolId' | 'termId' | 'date'>;

const reachedIdOf = (termId: string, studentId: string) => `${termId}.${studentId}`;

/** Changes what the term counts for each of the children. */
async function changeReached(
  transaction: Transaction,
  { schoolId, termId, date }: Pick<Session, 'schoolId' | 'termId' | 'date'>,
  childIds: readonly string[],
  change: (reached: Reached) => Reached,
): Promise<void> {
  for (const studentId of childIds) {
    const _id = reachedIdOf(termId, studentId);
    const stored = await transaction.get(trainingReached, _id);
    const before = stored ?? notReached;
    const after = change(before);
    if (after === before) continue;
    const lastOn = stored && stored.lastOn > date ? stored.lastOn : date;
    const patch = { came: [...after.came], done: [...after.done], lastOn };
    if (stored === null)
      await transaction.add(trainingReached, {
        _id,
        schoolId,
        termId,
        studentId,
        ...patch,
        version: 0,
      });
    else await transaction.update(trainingReached, _id, { ...patch, version: stored.version + 1 });
  }
}

export function countLesson(
  transaction: Transaction,
  lesson: { _id: string; schoolId: string; termId: string; date: string },
  guardianId: string,
  childIds: readonly string[],
): Promise<void> {
  return changeReached(transaction, lesson, childIds, (reached) =>
    withDone(reached, lesson._id, guardianId),
  );
}

function freshAttendance(
  { _id: sessionId, schoolId }: Session,
  { entryId, persons }: LedgerEntry,
): Attendance {
  return {
    _id: attendanceIdOf(sessionId, entryId),
    schoolId,
    sessionId,
    entryId,
    came: false,
    how: null,
    childIds: [],
    persons,
    phones: [],
    nonces: [],
    version: -1,
  };
}

export async function attendanceOf(
  transaction: Transaction,
  session: Session,
  entry: LedgerEntry,
): Promise<Attendance> {
  const id = attendanceIdOf(session._id, entry.entryId);
  return (await transaction.get(trainingAttendance, id)) ?? freshAttendance(session, entry);
}

/** A fresh one has version -1. */
export async function saveAttendance(
  transaction: Transaction,
  { _id, ...attendance }: Attendance,
): Promise<void> {
  const next = { ...attendance, version: attendance.version + 1 };
  if (attendance.version < 0) await transaction.add(trainingAttendance, { _id, ...next });
  else await transaction.update(trainingAttendance, _id, next);
}

export interface Coming {
  session: Session;
  entry: LedgerEntry;
  attendance: Attendance;
  /** Whose family is there: of the guardian who checks in, or of the place that the organiser entered. */
  childIds: readonly string[];
  how: WayIn;
  nonce?: string;
  /** Whose own phone it was. */
  phone?: Phone;
}

/** Writes that the family came; said again by the other parent, it is counted for the children of that one too. */
export async function comes(transaction: Transaction, coming: Coming): Promise<void> {
  const { session, entry, attendance, how, nonce, phone } = coming;
  const childIds = [...new Set([...attendance.childIds, ...coming.childIds])];
  await saveAttendance(transaction, {
    ...attendance,
    came: true,
    how: attendance.came ? attendance.how : how,
    childIds,
    persons: entry.persons,
    phones: phone ? withPhone(attendance, { ...phone, came: true }) : attendance.phones,
    nonces: nonce === undefined ? attendance.nonces : [...attendance.nonces, nonce],
  });
  await changeReached(transaction, session, childIds, (reached) =>
    withCame(reached, session._id, entry.entryId),
  );
  if (entry.state !== 'offered') return;
  const stored = await ledgerOf(transaction, session);
  if (entryOf(stored, entry.entryId)?.state !== 'offered') return;
  await stopKeeping(transaction, entry);
  await saveLedger(transaction, stored, confirmed(stored, entry.entryId));
}

/** Writes that it did not come after all. */
export async function didNotCome(
  transaction: Transaction,
  { session, entry, attendance }: Pick<Coming, 'session' | 'entry' | 'attendance'>,
): Promise<void> {
  await saveAttendance(transaction, {
    ...attendance,
    came: false,
    how: 'by-hand',
    childIds: [],
    phones: attendance.phones.map((phone) => ({ ...phone, came: false })),
  });
  await changeReached(transaction, session, attendance.childIds, (reached) =>
    withoutCame(reached, session._id, entry.entryId),
  );
}
