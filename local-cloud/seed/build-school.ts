/** One school of the demonstration, whole: people, classes, accounts, roster, calendar. */
import { shiftAt } from '../../src/shared/duty';
import { createSchoolCalendar, toLocalDate } from '../../src/shared/time';
import type { Teaching } from '../../cloudfunctions/features/people/collections';
import type { StoredDesk } from '../../cloudfunctions/features/duty/collections';
import { buildDesk } from './build-desk';
import { buildFamilies, type Families } from './build-families';
import { buildTeaching } from './build-teaching';
import { buildStaff, type SeededStaff } from './build-staff';
import { NameMaker } from './names';
import type { SchoolPlan } from './school-plan';
import { calendarAround, schoolYearOf } from './school-year';

export interface SeededSchool extends Families {
  plan: SchoolPlan;
  school: {
    _id: string;
    name: string;
    calendar: ReturnType<typeof calendarAround>;
    policyValues: [];
    version: number;
  };
  staff: SeededStaff[];
  teaching: Teaching[];
  desk: StoredDesk;
  /** Who stands at the moment of the seed. */
  onDutyId: string | null;
  /** Persons behind each WeChat account; the first acts when none is named. */
  accounts: { openId: string; personIds: string[] }[];
}

/** An openid as only a local environment has it. */
export function openIdOf(personId: string): string {
  return `openid-${personId}`;
}

export function buildSchool(plan: SchoolPlan, nowMs: number): SeededSchool {
  const names = new NameMaker(plan.nameStart);
  // The school year before: a clock that is set back finds the same people with the same rights.
  const fromDate = `${schoolYearOf(toLocalDate(nowMs)) - 1}-09-01`;
  const staff = buildStaff(plan, names, fromDate);
  const families = buildFamilies(plan, staff, names, fromDate);
  const calendar = calendarAround(nowMs);
  const desk = buildDesk(plan.schoolId, staff, nowMs);
  const dutyInput = { ...desk, calendar: createSchoolCalendar(calendar) };
  return {
    ...families,
    plan,
    school: { _id: plan.schoolId, name: plan.name, calendar, policyValues: [], version: 1 },
    staff,
    teaching: buildTeaching(plan.schoolId, families.classes),
    desk,
    onDutyId: shiftAt(dutyInput, nowMs).personId,
    accounts: accountsOf(plan, [...staff, ...families.students, ...families.guardians]),
  };
}

/** One account each, but for the lent phone, the teacher who is a parent and the union's chair (M8). */
function accountsOf(plan: SchoolPlan, everybody: readonly { _id: string }[]) {
  const { lentAccount, teacherWhoIsGuardian } = plan;
  const holderOf = new Map<string, string>();
  if (lentAccount) holderOf.set(lentAccount.studentId, lentAccount.guardianId);
  if (teacherWhoIsGuardian)
    holderOf.set(teacherWhoIsGuardian.guardianId, teacherWhoIsGuardian.teacherId);
  const guests = new Map([...holderOf].map(([guest, holder]) => [holder, guest]));
  return everybody
    .filter(({ _id }) => !holderOf.has(_id))
    .map(({ _id }) => {
      const guest = guests.get(_id) ?? (_id === `${plan.schoolId}-union-1` ? 'care-union' : null);
      return { openId: openIdOf(_id), personIds: guest === null ? [_id] : [_id, guest] };
    });
}
