/** Who the roster of people says may stand duty, lead it and be called in need (M2): what a plan is made of. */
import type { Role } from '../../../src/shared/action/contract';
import type { ColleagueFacts, StaffFacts } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';

export interface Reached extends StaffFacts {
  /** Empty: no channel. */
  mobile: string;
}

export interface Colleagues {
  mayStand: readonly Reached[];
  leads: readonly Reached[];
  leaders: readonly Reached[];
}

const deskRoles = ['counsellor', 'lead-counsellor', 'leader'] as const;

/** What duty asks of people: one read. */
export interface DutyPeople {
  /** Whoever works at the school and holds one of the roles, today or on another day, with today's roles. */
  reached(
    schoolId: string,
    roles: readonly Role[],
    today: string,
  ): Promise<(ColleagueFacts & Reached)[]>;
}

export async function colleaguesOf(
  people: DutyPeople,
  schoolId: string,
  nowMs: number,
): Promise<Colleagues> {
  const found = await people.reached(schoolId, deskRoles, toLocalDate(nowMs));
  const holding = (role: Role) =>
    found
      .filter(({ roles }) => roles.includes(role))
      .map(({ personId, name, roleName, mobile }): Reached => ({
        ...{ personId, name, roleName, mobile },
      }));
  const leads = holding('lead-counsellor');
  const isOther = ({ personId }: StaffFacts) => !leads.some((lead) => lead.personId === personId);
  const mayStand = [...holding('counsellor').filter(isOther), ...leads];
  return { mayStand, leads, leaders: holding('leader') };
}
