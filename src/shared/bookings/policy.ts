/**
 * Figures of bookings (B1–B3) and who may change them. One may book until `notice` before a session, and both
 * the reminder and the last offer lie inside that: nothing the product does on its own ever falls together with
 * a child's tap.
 */
import {
  createPolicyRegistry,
  definePolicy,
  policyAt,
  type PolicyDefinition,
  type StoredPolicyValue,
} from '../policy';
import type { InstantMs } from '../time';
import type { Stretch } from './hours';

const changedBy = ['lead-counsellor', 'leader', 'admin'] as const;

const definitions = [
  definePolicy({
    key: 'bookings.slot-minutes',
    default: 40,
    unit: 'minutes',
    range: [30, 60],
    changedBy,
    row: 'B1',
  }),
  definePolicy({
    key: 'bookings.buffer-minutes',
    default: 10,
    unit: 'minutes',
    range: [0, 30],
    changedBy,
    row: 'B1',
  }),
  definePolicy({
    key: 'bookings.opening-hours',
    default: 'afternoon',
    unit: 'choice',
    choices: ['afternoon', 'all-day'],
    changedBy,
    row: 'B1',
  }),
  definePolicy({
    key: 'bookings.during-lessons',
    default: 'allowed',
    unit: 'choice',
    choices: ['allowed', 'hidden'],
    changedBy,
    row: 'B1',
  }),
  definePolicy({
    key: 'bookings.open-hours-per-week',
    default: 8,
    unit: 'hours-per-week',
    range: [8, 40],
    changedBy,
    row: 'B1',
  }),
  definePolicy({
    key: 'bookings.horizon-days',
    default: 14,
    unit: 'days',
    range: [7, 60],
    changedBy,
    row: 'B1',
  }),
  definePolicy({
    key: 'bookings.monthly-sessions',
    default: 4,
    unit: 'sessions-per-month',
    range: [1, 8],
    changedBy: ['leader', 'admin'],
    row: 'B2',
  }),
  definePolicy({
    key: 'bookings.open-proposals',
    default: 2,
    unit: 'open-at-once',
    range: [1, 6],
    changedBy,
    row: 'B1',
  }),
  definePolicy({
    key: 'bookings.hold-minutes',
    default: 3,
    unit: 'minutes',
    range: [2, 5],
    changedBy,
    row: 'B3',
  }),
  definePolicy({
    key: 'bookings.notice-minutes',
    default: 60,
    unit: 'minutes',
    range: [60, 1440],
    changedBy,
    row: 'B3',
  }),
  definePolicy({
    key: 'bookings.cut-off-minutes',
    default: 120,
    unit: 'minutes',
    range: [60, 2880],
    changedBy,
    row: 'B3',
  }),
  definePolicy({
    key: 'bookings.offer-minutes',
    default: 30,
    unit: 'minutes',
    range: [20, 60],
    changedBy,
    row: 'B3',
  }),
  definePolicy({
    key: 'bookings.day-before-reminder-hour',
    default: 18,
    unit: 'hour-of-day',
    range: [15, 20],
    changedBy,
    row: 'B3',
  }),
  definePolicy({
    key: 'bookings.reminder-minutes',
    default: 60,
    unit: 'minutes',
    range: [30, 60],
    changedBy,
    row: 'B3',
  }),
] as const;

export const bookingPolicies: readonly PolicyDefinition[] = definitions;

const registry = createPolicyRegistry(definitions);

/** B1: the two profiles of a counselling room. */
export const openingHours: Readonly<Record<'afternoon' | 'all-day', Stretch>> = {
  afternoon: { start: '12:00', end: '17:00' },
  'all-day': { start: '08:00', end: '17:00' },
};

export interface BookingFigures {
  slotMinutes: number;
  bufferMinutes: number;
  hours: Stretch;
  duringLessons: 'allowed' | 'hidden';
  openHoursPerWeek: number;
  horizonDays: number;
  monthlySessions: number;
  /** Proposals of grown-ups that may wait for one child's yes at once, per month of the sessions. */
  openProposals: number;
  holdMinutes: number;
  noticeMinutes: number;
  cutOffMinutes: number;
  offerMinutes: number;
  remindHour: number;
  remindMinutes: number;
}

/** The figures that hold at `atMs`. */
export function bookingFiguresAt(
  values: readonly StoredPolicyValue[],
  atMs: InstantMs,
): BookingFigures {
  type Key = (typeof definitions)[number]['key'];
  const at = <K extends Key>(key: K) => policyAt(registry, values, key, atMs);
  return {
    slotMinutes: at('bookings.slot-minutes'),
    bufferMinutes: at('bookings.buffer-minutes'),
    hours: openingHours[at('bookings.opening-hours')],
    duringLessons: at('bookings.during-lessons'),
    openHoursPerWeek: at('bookings.open-hours-per-week'),
    horizonDays: at('bookings.horizon-days'),
    monthlySessions: at('bookings.monthly-sessions'),
    openProposals: at('bookings.open-proposals'),
    holdMinutes: at('bookings.hold-minutes'),
    noticeMinutes: at('bookings.notice-minutes'),
    cutOffMinutes: at('bookings.cut-off-minutes'),
    offerMinutes: at('bookings.offer-minutes'),
    remindHour: at('bookings.day-before-reminder-hour'),
    remindMinutes: at('bookings.reminder-minutes'),
  };
}
