/**
 * The desk follows the roster of people, every minute: who begins to lead or to be called hears of danger without
 * anybody saving the plan anew, who ends is told no more, a right of a later day counts from that day (M2, M5). One
 * read a school; written only where something differs, on the version that was seen.
 */
import { withColleagues } from '../../../src/shared/duty';
import { transact } from '../../platform/transact';
import { dutyDesks, type StoredDesk } from './collections';
import { colleaguesOf, type Colleagues, type DutyPeople } from './colleagues';
import { saveDesk, staffWith } from './stored-desk';

type Followed = Pick<StoredDesk, 'roster' | 'staff' | 'overrides' | 'swaps' | 'standing'>;

/** The desk as it stands now. */
export async function followColleagues(
  seen: StoredDesk,
  people: DutyPeople,
  nowMs: number,
): Promise<StoredDesk> {
  const colleagues = await colleaguesOf(people, seen._id, nowMs);
  if (!changeOf(seen, colleagues)) return seen;
  return transact(async (transaction) => {
    const desk = await transaction.get(dutyDesks, seen._id);
    if (!desk) return seen;
    // Somebody planned meanwhile: the next minute compares with that.
    const change = desk.version === seen.version ? changeOf(desk, colleagues) : null;
    if (!change) return desk;
    await saveDesk(transaction, desk, change, nowMs);
    return { ...desk, ...change, version: desk.version + 1 };
  });
}

const sorted = (ids: readonly string[]) => [...ids].sort().join();

/** Null: everybody is there already. */
function changeOf(desk: StoredDesk, colleagues: Colleagues): Followed | null {
  const idsOf = (some: readonly { personId: string }[]) => some.map(({ personId }) => personId);
  const roster = withColleagues(desk.roster, {
    leadIds: idsOf(colleagues.leads),
    leaderIds: idsOf(colleagues.leaders),
  });
  const now = staffWith(desk, colleagues);
  // Whom the plan cannot do without keeps an address.
  const kept = desk.staff.filter(
    ({ personId }) =>
      [...roster.leadIds, ...roster.leaderIds].includes(personId) && !idsOf(now).includes(personId),
  );
  const staff = [...now, ...kept];
  const isSameRoster =
    sorted(roster.leadIds) === sorted(desk.roster.leadIds) &&
    sorted(roster.leaderIds) === sorted(desk.roster.leaderIds);
  const isSameStaff = sorted(idsOf(staff)) === sorted(idsOf(desk.staff));
  const { overrides, swaps, standing } = desk;
  if (isSameRoster && isSameStaff) {
    const texts = (some: StoredDesk['staff']) => sorted(some.map((one) => JSON.stringify(one)));
    if (texts(staff) === texts(desk.staff)) return null;
    return { roster: desk.roster, staff, overrides, swaps, standing };
  }
  const isHere = (personId: string) => idsOf(staff).includes(personId);
  return {
    roster,
    staff,
    overrides: overrides.filter(({ personId }) => isHere(personId)),
    swaps: swaps.filter(
      ({ fromPersonId, toPersonId }) => isHere(fromPersonId) && isHere(toPersonId),
    ),
    // The clock looks again: what waits with somebody who may own no more moves.
    standing: { personId: null, shiftStartMs: null },
  };
}
