/** A notice about the roster that waited (quiet hours, retries) is dropped when it is no longer true. */
import type { Effect } from '../../platform/outbox';
import { getById } from '../../platform/store';
import { dutySubject } from './apply-duty-changes';
import { dutyDesks } from './collections';

/**
 * False for "nobody is on duty" once the clock has found somebody, and for a swap that is no longer on offer;
 * true for every other effect.
 */
export async function isDutyNoticeDue({ schoolId, subject, text }: Effect): Promise<boolean> {
  const mayLapse = text.key === 'duty.nobody' || text.key === 'duty.swap-offer';
  if (subject.kind !== dutySubject || !mayLapse) return true;
  const desk = await getById(dutyDesks, schoolId);
  if (!desk) return false;
  if (text.key === 'duty.nobody') return desk.standing.personId === null;
  return desk.swaps.some(
    ({ swapId, state }) => `${schoolId}.${swapId}` === subject.id && state === 'proposed',
  );
}
