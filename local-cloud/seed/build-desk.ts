/** The duty roster of a school of the demonstration: 24 h, weekly days, nightly nights (M2). */
import type { Role } from '../../src/shared/action/contract';
import type { DutyRoster } from '../../src/shared/duty';
import { nightsInTurn } from '../../src/shared/duty/nights';
import { addDays, startOfWeek, toLocalDate } from '../../src/shared/time';
import type { StoredDesk } from '../../cloudfunctions/features/duty/collections';
import type { SeededStaff } from './build-staff';

/**
 * The rotation began a year of whole rounds ago (52 weeks, 364 nights): the first counsellor has this week, and
 * a clock that is set back finds a roster too.
 */
const daysBefore = 364;

export function buildDesk(
  schoolId: string,
  staff: readonly SeededStaff[],
  nowMs: number,
): StoredDesk {
  const onDesk = staff.filter(({ role }) =>
    ['counsellor', 'lead-counsellor', 'leader'].includes(role),
  );
  const idsOf = (wanted: Role) =>
    onDesk.filter(({ role }) => role === wanted).map(({ _id }) => _id);
  const isPartTime = (id: string) => id.startsWith(`${schoolId}-pool-`);
  const counsellors = idsOf('counsellor').filter((id) => !isPartTime(id));
  const [leadId = ''] = idsOf('lead-counsellor');
  const roster: DutyRoster = {
    schoolId,
    version: 1,
    rotation: {
      personIds: counsellors,
      startDate: addDays(startOfWeek(toLocalDate(nowMs)), -daysBefore),
      nightPersonIds: nightsInTurn(counsellors, leadId),
    },
    dayShift: { start: '07:00', end: '22:00' },
    nightShift: true,
    schoolDaysOnly: false,
    backupIds: counsellors,
    leadIds: idsOf('lead-counsellor'),
    poolIds: idsOf('counsellor').filter(isPartTime),
    leaderIds: idsOf('leader'),
  };
  return {
    _id: schoolId,
    roster,
    overrides: [],
    leaves: [],
    swaps: [],
    acceptance: null,
    staff: onDesk.map(({ _id, name, roleName, mobile }) => ({
      personId: _id,
      name,
      roleName,
      mobile,
      unreachableSinceMs: null,
    })),
    standing: { personId: null, shiftStartMs: null },
    version: 0,
  };
}
