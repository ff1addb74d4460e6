/** The plan of the duty as its page shows it (M2). */
import type { OutputOf } from '../../../src/shared/action/contract';
import { findingText } from '../../../src/shared/duty';
import { nightKindOf } from '../../../src/shared/duty/nights';
import type { readDutyPlan } from '../../../src/shared/duty/plan-contracts';
import { rotationPerson } from '../../../src/shared/duty/shifts';
import { addDays, toLocalDate } from '../../../src/shared/time';
import type { School } from '../../platform/school';
import type { StoredDesk } from './collections';
import { nameOf } from './duty-now';
import type { Colleagues } from './colleagues';
import { acceptanceOf, findingsNow } from './roster-check';

type PlanView = OutputOf<typeof readDutyPlan>;

const daysShown = 14;

export function planView(
  desk: StoredDesk | null,
  colleagues: Colleagues,
  school: School,
  nowMs: number,
): PlanView {
  const nobody: PlanView = {
    version: 0,
    plan: null,
    colleagues: colleagues.mayStand.map(({ personId, name, roleName, mobile }) => ({
      personId,
      name,
      roleName,
      reachable: mobile !== '',
    })),
    leads: colleagues.leads.map(({ name }) => name),
    leaders: colleagues.leaders.map(({ name }) => name),
    days: [],
    findings: [],
    rosterVersion: 0,
    signedBy: null,
  };
  if (!desk) return nobody;
  const { roster } = desk;
  const signed = acceptanceOf(desk);
  return {
    ...nobody,
    version: desk.version,
    plan: {
      personIds: roster.rotation.personIds,
      nights: nightKindOf(roster),
      dayStart: roster.dayShift.start,
      dayEnd: roster.dayShift.end,
      schoolDaysOnly: roster.schoolDaysOnly,
      backupIds: roster.backupIds,
      poolIds: roster.poolIds,
    },
    days: daysOf(desk, school, nowMs),
    findings: findingsNow(desk, school, nowMs).map((finding) =>
      findingText(finding, (personId) => nameOf(desk, personId)),
    ),
    rosterVersion: roster.version,
    signedBy: signed && nameOf(desk, signed.acceptedById),
  };
}

function daysOf(desk: StoredDesk, { calendar }: School, nowMs: number): PlanView['days'] {
  const today = toLocalDate(nowMs);
  const of = { roster: desk.roster, calendar };
  const named = (personId: string | null) => (personId === null ? null : nameOf(desk, personId));
  return Array.from({ length: daysShown }, (_, index) => {
    const date = addDays(today, index);
    return {
      date,
      day: named(rotationPerson(of, 'day', date)),
      night: named(rotationPerson(of, 'night', date)),
    };
  });
}
