/**
 * Who of the staff may read and answer a thread (M2): its owner, whoever was called in, duty now, the lead; of one that
 * is about adults of the school those of the district too, and nobody who is concerned (W9).
 */
import type { Desk } from '../../../src/shared/duty/ports';
import { isConcerned, isReceiver, needsDistrict } from '../../../src/shared/messages/concern';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import type { Thread } from './collections';

export function isLead(caller: Caller): boolean {
  return caller.roles.includes('lead-counsellor');
}

function mayRead(thread: Thread, caller: Caller, desk: Desk, nowMs: number): boolean {
  const { concerns = [] } = thread;
  if (isConcerned(concerns, caller.roles)) return false;
  if (isReceiver(caller.roles)) return needsDistrict(concerns);
  if (isLead(caller)) return true;
  if (thread.staffIds.includes(caller.personId)) return true;
  return desk.isOnDuty(caller.personId, nowMs);
}

/** The thread, when the caller may read it; `not-found` otherwise, so that an id tells nothing. */
export function staffThreadOf(
  thread: Thread | null,
  caller: Caller,
  desk: Desk,
  nowMs: number,
): Thread {
  if (thread?.schoolId !== caller.schoolId || !mayRead(thread, caller, desk, nowMs))
    throw new AppError('not-found', 'thread');
  return thread;
}
