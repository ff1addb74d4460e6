/** How long records are kept (G2, M7), and how the time is judged when a school changed it. */
import { messagesPolicies } from '../messages/policy';
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import { addDays, localDateTime, toLocalDate, type InstantMs, type LocalDate } from '../time';

const changedBy = ['leader', 'admin'] as const;
const row = 'G2';

export const retentionPolicies = [
  definePolicy({
    key: 'retention.classroom-days',
    default: 730,
    unit: 'days',
    range: [365, 1_825],
    changedBy,
    row,
  }),
  definePolicy({
    key: 'retention.notes-days',
    default: 150,
    unit: 'days',
    range: [30, 365],
    changedBy,
    row,
  }),
  definePolicy({
    key: 'retention.bookings-days',
    default: 365,
    unit: 'days',
    range: [365, 1_825],
    changedBy,
    row,
  }),
  definePolicy({
    key: 'retention.terminals-days',
    default: 365,
    unit: 'days',
    range: [30, 1_825],
    changedBy,
    row,
  }),
  definePolicy({
    key: 'retention.leavers-days',
    default: 1_095,
    unit: 'days',
    range: [180, 3_650],
    changedBy,
    row,
  }),
  definePolicy({
    key: 'retention.notices-days',
    default: 30,
    unit: 'days',
    range: [30, 365],
    changedBy,
    row,
  }),
  definePolicy({
    key: 'retention.reasons-days',
    default: 1_095,
    unit: 'days',
    range: [365, 3_650],
    changedBy,
    row,
  }),
] as const;

const ofMessages = messagesPolicies.find(({ key }) => key === 'messages.retention-days');
if (!ofMessages) throw new Error('messages.retention-days is not declared');

const registry = createPolicyRegistry([...retentionPolicies, ofMessages]);

export type RetentionKey = (typeof retentionPolicies)[number]['key'] | 'messages.retention-days';

type Values = readonly StoredPolicyValue[];

/** The figure that holds at an instant. */
export function retentionDaysAt(values: Values, key: RetentionKey, atMs: InstantMs): number {
  return policyAt(registry, values, key as 'retention.notes-days', atMs);
}

/** 730 days are said as 2 years. */
export function daysWords(days: number): string {
  return days % 365 === 0 ? `${days / 365} 年` : `${days} 天`;
}

/** Days from `from` (null: from ever) until the day before `before`. */
export interface OverRange {
  from: LocalDate | null;
  before: LocalDate;
}

/**
 * Whether a record of that day is over: both figures have passed, the one that held on its own day and today's. A
 * school that keeps shorter from now on breaks no word given before, and one that keeps longer means everything.
 */
export function isOver(
  values: Values,
  key: RetentionKey,
  date: LocalDate,
  nowMs: InstantMs,
): boolean {
  const then = retentionDaysAt(values, key, localDateTime(date, '00:00'));
  const days = Math.max(then, retentionDaysAt(values, key, nowMs));
  return addDays(date, days) < toLocalDate(nowMs);
}

/** The same as days to look for in the store: what lies in one of the ranges is over, and nothing else is. */
export function overRanges(values: Values, key: RetentionKey, nowMs: InstantMs): OverRange[] {
  const today = toLocalDate(nowMs);
  const now = retentionDaysAt(values, key, nowMs);
  const starts = [
    null,
    ...values
      .filter((value) => value.key === key && value.fromMs <= nowMs)
      .map(({ fromMs }) => firstDayUnder(fromMs))
      .sort(),
  ];
  return starts.flatMap((from, index) => {
    const end = starts[index + 1] ?? null;
    const then = retentionDaysAt(values, key, from === null ? 0 : localDateTime(from, '00:00'));
    const limit = addDays(today, -Math.max(then, now));
    const before = end !== null && end < limit ? end : limit;
    return from !== null && from >= before ? [] : [{ from, before }];
  });
}

/** The first day that begins under a value. */
function firstDayUnder(fromMs: InstantMs): LocalDate {
  const day = toLocalDate(fromMs);
  return localDateTime(day, '00:00') >= fromMs ? day : addDays(day, 1);
}
