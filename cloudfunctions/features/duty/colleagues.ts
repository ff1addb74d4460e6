/** Who the roster of people says may stand duty, lead it and be called in need (M2): what a plan is made of. */
import type { PeoplePort, StaffFacts } from '../../../src/shared/people/ports';
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

/** What planning asks of people. */
export interface DutyPeople {
  people: PeoplePort;
  /** Empty for none; null for somebody who does not work here. */
  mobileOf(schoolId: string, personId: string): Promise<string | null>;
}

export async function colleaguesOf(
  { people, mobileOf }: DutyPeople,
  schoolId: string,
  nowMs: number,
): Promise<Colleagues> {
  const today = toLocalDate(nowMs);
  const [counsellors, leads, leaders] = await Promise.all([
    people.staffWith(schoolId, 'counsellor', today),
    people.staffWith(schoolId, 'lead-counsellor', today),
    people.staffWith(schoolId, 'leader', today),
  ]);
  const reached = (some: readonly StaffFacts[]): Promise<Reached[]> =>
    Promise.all(
      some.map(async (one) => ({ ...one, mobile: (await mobileOf(schoolId, one.personId)) ?? '' })),
    );
  const isOther = ({ personId }: StaffFacts) => !leads.some((lead) => lead.personId === personId);
  const [standing, leading, called] = await Promise.all([
    reached(counsellors.filter(isOther)),
    reached(leads),
    reached(leaders),
  ]);
  return { mayStand: [...standing, ...leading], leads: leading, leaders: called };
}
