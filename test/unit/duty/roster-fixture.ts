/** A roster to vary in tests: weekly days, nightly nights, school days only unless said otherwise. */
import type { DutyInput, DutyRoster, DutySwap } from '../../../src/shared/duty';
import { createSchoolCalendar, localDateTime } from '../../../src/shared/time';

export const at = (date: string, time: string): number => localDateTime(date, time);

/** 2026-08-31 is a Monday: week 0. 2026-09-14 begins week 2. */
export const roster: DutyRoster = {
  schoolId: 'school-a',
  version: 3,
  rotation: {
    personIds: ['li', 'wang', 'zhao'],
    startDate: '2026-08-31',
    nightPersonIds: ['li', 'wang', 'zhao', 'sun'],
  },
  dayShift: { start: '07:00', end: '22:00' },
  nightShift: true,
  schoolDaysOnly: true,
  backupIds: ['backup-one', 'backup-two'],
  leadIds: ['lead'],
  poolIds: ['pool'],
  leaderIds: ['leader-one', 'leader-two'],
};

export const calendar = createSchoolCalendar({ overrides: [], terms: [] });

export function dutyInput(changes: Partial<DutyInput> = {}): DutyInput {
  return { roster, overrides: [], leaves: [], swaps: [], calendar, ...changes };
}

export function override(
  personId: string,
  startMs: number,
  endMs: number,
  createdAtMs = 0,
  overrideId = `override-${personId}-${createdAtMs}`,
) {
  return { overrideId, personId, startMs, endMs, reason: '临时调班', createdAtMs };
}

/** Accepted by default: li's day of 2026-09-02 goes to wang. */
export function swap(changes: Partial<DutySwap> = {}): DutySwap {
  return {
    swapId: 'swap-1',
    fromPersonId: 'li',
    toPersonId: 'wang',
    shiftStartMs: at('2026-09-02', '07:00'),
    shiftEndMs: at('2026-09-02', '22:00'),
    state: 'accepted',
    proposedAtMs: at('2026-09-01', '08:00'),
    answeredAtMs: at('2026-09-01', '09:00'),
    ...changes,
  };
}
