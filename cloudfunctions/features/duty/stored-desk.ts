/** Reading and writing the one document of a school's duty. */
import {
  mayStandDuty,
  shiftAt,
  shiftsBetween,
  type DutyInput,
  type DutyShift,
} from '../../../src/shared/duty';
import { dayMs, hourMs, minuteMs } from '../../../src/shared/time';
import { AppError } from '../../platform/errors';
import type { School } from '../../platform/school';
import type { Transaction } from '../../platform/transact';
import { dutyDesks, type StoredDesk } from './collections';
import type { Colleagues } from './colleagues';

const keepEndedMs = 60 * dayMs;

/** How long somebody whom no channel reached is passed over; then the next message tries them again. */
export const unreachableForMs = 30 * minuteMs;

/** What the pure rules ask for. */
export function dutyInputOf(desk: StoredDesk, school: School): DutyInput {
  const { roster, overrides, leaves, swaps } = desk;
  return { roster, overrides, leaves, swaps, calendar: school.calendar };
}

export function staffOf(desk: StoredDesk, personId: string) {
  return desk.staff.find((colleague) => colleague.personId === personId) ?? null;
}

/** Each colleague once. Who was not reached lately stays so, unless there is another number to try. */
export function staffWith(
  known: StoredDesk | null,
  { mayStand, leaders }: Colleagues,
): StoredDesk['staff'] {
  const both = new Map([...mayStand, ...leaders].map((one) => [one.personId, one]));
  return [...both.values()].map((one) => {
    const before = known ? staffOf(known, one.personId) : null;
    const isSame = before?.mobile === one.mobile;
    return { ...one, unreachableSinceMs: isSame ? before.unreachableSinceMs : null };
  });
}

/** Counselling staff may own content; leaders find someone and never own (M2). */
export function mayOwn(desk: StoredDesk, personId: string): boolean {
  return staffOf(desk, personId) !== null && mayStandDuty(desk.roster, personId);
}

/** False without a channel, and for 30 min after every channel failed. */
export function isReachable(desk: StoredDesk, personId: string, atMs: number): boolean {
  const colleague = staffOf(desk, personId);
  if (colleague === null || colleague.mobile === '') return false;
  const { unreachableSinceMs } = colleague;
  return unreachableSinceMs === null || atMs - unreachableSinceMs >= unreachableForMs;
}

export function isOnLeave(desk: StoredDesk, personId: string, atMs: number): boolean {
  return desk.leaves.some(
    (leave) => leave.personId === personId && leave.startMs <= atMs && atMs < leave.endMs,
  );
}

/**
 * End of the whole day or night shift around `atMs`: a stretch may end earlier, where an override, a swap or a
 * leave begins or ends, but day and night always alternate.
 */
export function shiftEndAt(input: DutyInput, atMs: number): number {
  const now = shiftAt(input, atMs);
  const stretches = shiftsBetween(input, atMs, atMs + 24 * hourMs);
  const change = stretches.findIndex(({ kind }) => kind !== now.kind);
  const same = change === -1 ? stretches : stretches.slice(0, change);
  return same.at(-1)?.endMs ?? now.endMs;
}

/** The next stretch that somebody other than the one standing now stands, within a week. */
export function nextStanding(input: DutyInput, now: DutyShift): DutyShift | null {
  const ahead = shiftsBetween(input, now.endMs, now.endMs + 7 * dayMs);
  return ahead.find(({ personId }) => personId !== null && personId !== now.personId) ?? null;
}

/** The desk inside a transaction. Throws `not-found` for a school without a roster. */
export async function takeDesk(transaction: Transaction, schoolId: string): Promise<StoredDesk> {
  const desk = await transaction.get(dutyDesks, schoolId);
  if (!desk) throw new AppError('not-found', 'duty desk');
  return desk;
}

/** Writes the changed parts with the next version; what ended long ago goes, so that the desk stays small. */
export async function saveDesk(
  transaction: Transaction,
  desk: StoredDesk,
  patch: Partial<Omit<StoredDesk, '_id' | 'version'>>,
  nowMs: number,
): Promise<void> {
  const { overrides, leaves, swaps } = { ...desk, ...patch };
  const isKept = (endMs: number) => endMs > nowMs - keepEndedMs;
  await transaction.update(dutyDesks, desk._id, {
    ...patch,
    overrides: overrides.filter(({ endMs }) => isKept(endMs)),
    leaves: leaves.filter(({ endMs }) => isKept(endMs)),
    swaps: swaps.filter(({ shiftEndMs }) => isKept(shiftEndMs)),
    version: desk.version + 1,
  });
}
