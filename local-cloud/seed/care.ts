/**
 * The teachers' own channel of the demonstration school (M8): a house with two outside counsellors, the union's
 * chairwoman and somebody of the district's union, its keys held and its drill done.
 */
import type { StoredDesk } from '../../cloudfunctions/features/duty/collections';
import type { SealHolder, SealKey } from '../../cloudfunctions/features/seal/collections';
import {
  careHouseName,
  careHouseOf,
  partWords,
  rolesOfPart,
  type CarePart,
} from '../../src/shared/care/house';
import { openIdOf, type SeededSchool } from './build-school';
import { buildDesk } from './build-desk';
import type { SeededStaff } from './build-staff';
import type { SeededPerson } from './local-people';
import { seedSeal } from './seal';

export interface SeededHouse {
  school: SeededSchool['school'] & { seal: Awaited<ReturnType<typeof seedSeal>>['school'] };
  staff: SeededStaff[];
  desk: StoredDesk;
  holders: SealHolder[];
  keys: SealKey[];
  accounts: { openId: string; personIds: string[] }[];
  list: SeededPerson[];
}

/** Of the neighbour, where nobody began one, null. */
export async function seedCare(
  { plan, school, staff }: SeededSchool,
  secret: Buffer,
  nowMs: number,
): Promise<SeededHouse | null> {
  const chair = staff.find(({ role }) => role === 'union');
  if (!chair) return null;
  const schoolId = careHouseOf(plan.schoolId);
  const fromDate = chair.assignments[0]?.fromDate ?? '';
  const member = (id: string, part: CarePart, name: string, mobile: string): SeededStaff => {
    const rights = rolesOfPart[part].map((role) => ({ role, scope: 'school', fromDate }));
    return {
      ...{ _id: `care-${id}`, schoolId, name, roleName: partWords[part], mobile },
      ...{ staffNumber: mobile, leftOn: null, version: 1 },
      assignments: rights.map((right) => ({ ...right, toDate: null })),
      role: rolesOfPart[part][0] ?? 'leader',
    };
  };
  const members = [
    member('c-1', 'counsellor', '慕容宁', '13800009001'),
    member('lead', 'lead', '慕容清', '13800009002'),
    member('union', 'union', chair.name, chair.mobile),
    member('union-2', 'union', '公孙岩', '13800009003'),
  ];
  const seal = await seedSeal({ plan: { schoolId }, staff: members }, secret, nowMs);
  // The chairwoman is one account with two persons: at the school, and in the house.
  const accountOf = (personId: string) =>
    personId === 'care-union' ? openIdOf(chair._id) : openIdOf(personId);
  return {
    school: { ...school, _id: schoolId, name: careHouseName(school.name), seal: seal.school },
    staff: members,
    desk: buildDesk(schoolId, members, nowMs),
    holders: seal.holders,
    keys: seal.keys,
    accounts: members
      .filter(({ _id }) => _id !== 'care-union')
      .map(({ _id }) => ({ openId: openIdOf(_id), personIds: [_id] })),
    list: members.map(({ _id, name, roleName }) => ({
      ...{ openid: accountOf(_id), personId: _id, name },
      // A word of its own: who looks for a school's counsellor does not find one of a house.
      ...{ role: 'care', roleName },
    })),
  };
}
