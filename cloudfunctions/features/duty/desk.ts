/** M2: who owns, who stands, who is told: one read of the school's desk, pure rules over it. */
import { routeAt, shiftAt } from '../../../src/shared/duty';
import type { Desk, DutyPort, StaffContact } from '../../../src/shared/duty/ports';
import { AppError } from '../../platform/errors';
import { loadSchool, type School } from '../../platform/school';
import { getById } from '../../platform/store';
import { dutyDesks, type StoredDesk } from './collections';
import { dutyInputOf, isOnLeave, isReachable, mayOwn, staffOf } from './stored-desk';

/** The rules over a desk that was read. */
export function deskOf(stored: StoredDesk, school: School): Desk {
  const input = dutyInputOf(stored, school);
  const { leadIds, leaderIds, poolIds } = stored.roster;
  return {
    schoolId: stored._id,
    route: (atMs) => routeAt(input, atMs, (personId) => isReachable(stored, personId, atMs)),
    isOnDuty: (personId, atMs) => shiftAt(input, atMs).personId === personId,
    shiftKind: (atMs) => shiftAt(input, atMs).kind,
    isThere: (personId, atMs) =>
      mayOwn(stored, personId) &&
      !isOnLeave(stored, personId, atMs) &&
      isReachable(stored, personId, atMs),
    contact: (personId) => staffOf(stored, personId),
    leadIds,
    leaderIds,
    poolIds,
    mayOwn: (personId) => mayOwn(stored, personId),
  };
}

/** Desks read lately, for addresses only: who owns what is always read afresh. */
const recent = new Map<string, { desk: Desk; readAtMs: number }>();
const recentMs = 60_000;

export const dutyPort: DutyPort = {
  async desk(schoolId, nowMs) {
    const [stored, school] = await Promise.all([
      getById(dutyDesks, schoolId),
      loadSchool(schoolId, nowMs),
    ]);
    if (!stored) throw new AppError('not-found', 'duty desk');
    const desk = deskOf(stored, school);
    recent.set(schoolId, { desk, readAtMs: nowMs });
    return desk;
  },
};

/** Where a colleague is reached; at most a minute old, so that sending what was just queued reads nothing. */
export async function contactOf(
  schoolId: string,
  personId: string,
  nowMs: number,
): Promise<StaffContact | null> {
  const known = recent.get(schoolId);
  const fresh = known !== undefined && Math.abs(nowMs - known.readAtMs) < recentMs;
  const desk = fresh ? known.desk : await dutyPort.desk(schoolId, nowMs);
  return desk.contact(personId);
}
