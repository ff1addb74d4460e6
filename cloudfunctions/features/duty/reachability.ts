/** M2: whom the channels reach, as the sender finds out. Written only when it changes what the router does. */
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { dutyDesks, type StoredDesk } from './collections';
import { isReachable, staffOf } from './stored-desk';

/** Every channel failed: for 30 min the router goes on to the next person. */
export function markUnreachable(schoolId: string, personId: string, nowMs: number): Promise<void> {
  return setReachability(schoolId, personId, nowMs, (desk) =>
    // Renewed only after the last 30 min are over: until then it changes nothing.
    isReachable(desk, personId, nowMs),
  );
}

/** A channel accepted again. */
export function markReachable(schoolId: string, personId: string): Promise<void> {
  return setReachability(schoolId, personId, null, (desk) => {
    return (staffOf(desk, personId)?.unreachableSinceMs ?? null) !== null;
  });
}

async function setReachability(
  schoolId: string,
  personId: string,
  unreachableSinceMs: number | null,
  isChange: (desk: StoredDesk) => boolean,
): Promise<void> {
  const seen = await getById(dutyDesks, schoolId);
  if (!seen || !isChange(seen)) return;
  await transact(async (transaction) => {
    const desk = await transaction.get(dutyDesks, schoolId);
    if (!desk || !isChange(desk)) return;
    const staff = desk.staff.map((colleague) =>
      colleague.personId === personId ? { ...colleague, unreachableSinceMs } : colleague,
    );
    await transaction.update(dutyDesks, schoolId, { staff, version: desk.version + 1 });
  });
}
