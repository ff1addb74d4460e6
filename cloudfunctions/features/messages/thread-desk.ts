/** The desk as one thread sees it (W9): without those it is about, with those of the district. */
import type { Desk, DutyPort } from '../../../src/shared/duty/ports';
import { apartFor, needsDistrict, type Apart } from '../../../src/shared/messages/concern';
import { deskApart, nobodyId } from '../../../src/shared/messages/desk-apart';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import type { Thread } from './collections';

/** What the message box asks about colleagues; wired by the deployables. */
export interface ThreadDuty extends DutyPort {
  colleagues: PeoplePort['colleagues'];
}

export type ConcernedThread = Pick<Thread, 'schoolId' | 'concerns'>;

/** One read more, of the school's colleagues, for a thread that is about some of them; none for all others. */
export async function apartOf(
  duty: ThreadDuty,
  { schoolId, concerns = [] }: ConcernedThread,
  nowMs: number,
): Promise<Apart | null> {
  if (!needsDistrict(concerns)) return null;
  return apartFor(concerns, await duty.colleagues(schoolId, toLocalDate(nowMs)));
}

export async function deskOf(
  duty: ThreadDuty,
  thread: ConcernedThread,
  desk: Desk,
  nowMs: number,
): Promise<Desk> {
  const apart = await apartOf(duty, thread, nowMs);
  return apart ? deskApart(desk, apart) : desk;
}

/** Somebody who is not concerned can have it: only then may it be said whom it is about. */
export function hasOwner(desk: Desk, nowMs: number): boolean {
  return desk.route(nowMs).ownerId !== nobodyId;
}
