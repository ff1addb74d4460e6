/** Before a colleague is let go (M2, G1): whom the duty still counts on stays until somebody else is planned. */
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { dutyDesks } from './collections';
import { saveDesk } from './stored-desk';

/** Planned for a turn, or the last lead or leader there is. */
export async function isCountedOn(schoolId: string, personId: string): Promise<boolean> {
  const roster = (await getById(dutyDesks, schoolId))?.roster;
  if (!roster) return false;
  const { rotation, backupIds, poolIds, leadIds, leaderIds } = roster;
  const planned = [
    ...rotation.personIds,
    ...(rotation.nightPersonIds ?? []),
    ...backupIds,
    ...poolIds,
  ];
  const isOnly = (ids: readonly string[]) => ids.length === 1 && ids[0] === personId;
  return planned.includes(personId) || isOnly(leadIds) || isOnly(leaderIds);
}

/**
 * Nobody is told any more who left: a notice to them would be one that nobody reads. Being called in and swaps with
 * them end, and the clock looks again: what waits with them moves.
 */
export async function takeOffDesk(
  schoolId: string,
  personId: string,
  nowMs: number,
): Promise<void> {
  await transact(async (transaction) => {
    const desk = await transaction.get(dutyDesks, schoolId);
    if (!desk?.staff.some((one) => one.personId === personId)) return;
    const others = (ids: readonly string[]) => ids.filter((id) => id !== personId);
    const { leadIds, leaderIds } = desk.roster;
    const roster = { ...desk.roster, leadIds: others(leadIds), leaderIds: others(leaderIds) };
    const staff = desk.staff.filter((one) => one.personId !== personId);
    const overrides = desk.overrides.filter((one) => one.personId !== personId);
    const swaps = desk.swaps.filter(
      ({ fromPersonId, toPersonId }) => ![fromPersonId, toPersonId].includes(personId),
    );
    const standing = { personId: null, shiftStartMs: null };
    await saveDesk(transaction, desk, { roster, staff, overrides, swaps, standing }, nowMs);
  });
}
