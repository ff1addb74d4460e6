/** What makes a roster unusable (refused) and what makes it thin (needs a signature), M2. */
import {
  addDays,
  dayOfWeek,
  isLocalDate,
  isLocalTime,
  startOfWeek,
  type LocalDate,
  type SchoolCalendar,
} from '../time';
import type { DutyRoster, RosterAcceptance } from './model';
import type { RosterLimits } from './policy';
import { mayStandDuty, rotationPerson } from './shifts';

export type RosterRefusal =
  /** No lead, backup or pool who may own: a message could be without an owner. */
  | { kind: 'no-chain' }
  /** Nobody to alert at a breach. */
  | { kind: 'no-leader' }
  | { kind: 'no-rotation' }
  /** The rotation's start is no date or no Monday. */
  | { kind: 'start-not-monday' }
  /** The day shift is malformed or does not end after it starts. */
  | { kind: 'bad-day-shift' }
  /** A leader stands in the rotation or the chain; leaders never own content. */
  | { kind: 'leader-owns'; personId: string };

function peopleOf(roster: DutyRoster): string[] {
  const { personIds, nightPersonIds = [] } = roster.rotation;
  return [...new Set([...personIds, ...nightPersonIds])];
}

/** Everything for which the roster must be refused; empty when it may be saved. */
export function checkRoster(roster: DutyRoster): RosterRefusal[] {
  const refusals: RosterRefusal[] = [];
  const chain = [...roster.backupIds, ...roster.leadIds, ...roster.poolIds];
  const { start, end } = roster.dayShift;
  if (!chain.some((personId) => mayStandDuty(roster, personId)))
    refusals.push({ kind: 'no-chain' });
  if (roster.leaderIds.length === 0) refusals.push({ kind: 'no-leader' });
  if (roster.rotation.personIds.length === 0) refusals.push({ kind: 'no-rotation' });
  const { startDate } = roster.rotation;
  if (!isLocalDate(startDate) || dayOfWeek(startDate) !== 1) {
    refusals.push({ kind: 'start-not-monday' });
  }
  if (!isLocalTime(start) || !isLocalTime(end) || start >= end) {
    refusals.push({ kind: 'bad-day-shift' });
  }
  for (const personId of new Set([...peopleOf(roster), ...chain])) {
    if (!mayStandDuty(roster, personId)) refusals.push({ kind: 'leader-owns', personId });
  }
  return refusals;
}

export type RosterFinding =
  | { kind: 'few-people'; people: number; minimum: number }
  | { kind: 'many-nights'; personId: string; nights: number; maximum: number };

function nightsOfWeek(
  roster: DutyRoster,
  calendar: SchoolCalendar,
  monday: LocalDate,
): Map<string, number> {
  const nights = new Map<string, number>();
  for (let day = 0; day < 7; day += 1) {
    const personId = rotationPerson({ roster, calendar }, 'night', addDays(monday, day));
    if (personId !== null) nights.set(personId, (nights.get(personId) ?? 0) + 1);
  }
  return nights;
}

/**
 * What a 24 h roster asks beyond the limits in the week of `date`, by the rotation alone: swaps and
 * overrides are agreed one by one and do not change what leadership signs. A night counts for the
 * week in which it begins. Empty for a roster without nights.
 */
export function rosterFindings(
  roster: DutyRoster,
  calendar: SchoolCalendar,
  date: LocalDate,
  limits: RosterLimits,
): RosterFinding[] {
  if (!roster.nightShift) return [];
  const findings: RosterFinding[] = [];
  const people = peopleOf(roster).length;
  const { minimumPeople: minimum, maximumNightsPerWeek: maximum } = limits;
  if (people < minimum) findings.push({ kind: 'few-people', people, minimum });
  for (const [personId, nights] of nightsOfWeek(roster, calendar, startOfWeek(date))) {
    if (nights > maximum) findings.push({ kind: 'many-nights', personId, nights, maximum });
  }
  return findings;
}

/** The finding in words for leadership; `nameOf` gives the colleague's name. */
export function findingText(finding: RosterFinding, nameOf: (personId: string) => string): string {
  if (finding.kind === 'few-people') {
    return `全天值班只有 ${finding.people} 位老师，建议至少 ${finding.minimum} 位。`;
  }
  const { personId, nights, maximum } = finding;
  return `${nameOf(personId)}老师这周有 ${nights} 个夜班，每周最好不超过 ${maximum} 个。`;
}

/** Whether leadership signed exactly this version of this school's roster. */
export function isAcceptedBy(acceptance: RosterAcceptance, roster: DutyRoster): boolean {
  return acceptance.schoolId === roster.schoolId && acceptance.rosterVersion === roster.version;
}
