/**
 * Who sees that a family came (T2). Whoever came sees it at once, and so does the only guardian of a family. To
 * another guardian it is said after the session's end: of two parents who live apart neither may watch on the own
 * phone at which minute the other stands in the hall.
 */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { mayChange, type Asking, type LedgerEntry } from '../../../src/shared/training/ledger';
import { endMsOf } from '../../../src/shared/training/model';
import type { Attendance, TrainingSession } from './collections';
import { phoneAt } from './phones';
import { phoneMarkOf } from './signed';
import { guardiansOf } from './tellings';

export interface Coming {
  session: TrainingSession;
  entry: LedgerEntry;
  attendance: Attendance | null;
  asking: Asking;
  nowMs: number;
}

export async function seesComing(
  people: PeoplePort,
  { session, entry, attendance, asking, nowMs }: Coming,
): Promise<boolean> {
  if (!attendance?.came) return false;
  if (phoneAt(attendance, phoneMarkOf(session, asking.guardianId)).came) return true;
  // Of a place for two households one does not say that the other came.
  const own = entry.childIds.filter((id) => asking.childIds.includes(id));
  if (!mayChange(entry, asking) || !own.every((id) => attendance.childIds.includes(id)))
    return false;
  if (endMsOf(session) <= nowMs) return true;
  const guardianIds = await guardiansOf(people, session.schoolId, [entry]);
  return guardianIds.every((id) => id === asking.guardianId);
}
