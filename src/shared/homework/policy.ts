/**
 * Figures of homework (H1–H4) and who may change them. A school may be stricter than the row, never laxer; the
 * reminder lies before the due time by its range.
 */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import type { InstantMs } from '../time/instant';
import type { HomeworkLadderFigures } from './ladder';
import type { Limits } from './load';

const changedBy = ['leader', 'admin'] as const;

export const homeworkPolicies = [
  definePolicy({
    key: 'homework.due-hour',
    default: 16,
    unit: 'hour-of-day',
    range: [14, 18],
    changedBy,
    row: 'H1',
  }),
  definePolicy({
    key: 'homework.remind-before-minutes',
    default: 30,
    unit: 'minutes',
    range: [10, 120],
    changedBy,
    row: 'H1',
  }),
  definePolicy({
    key: 'homework.total-minutes',
    default: 60,
    unit: 'minutes',
    range: [20, 60],
    changedBy,
    row: 'H2',
  }),
  definePolicy({
    key: 'homework.chinese-minutes',
    default: 25,
    unit: 'minutes',
    range: [5, 25],
    changedBy,
    row: 'H2',
  }),
  definePolicy({
    key: 'homework.mathematics-minutes',
    default: 25,
    unit: 'minutes',
    range: [5, 25],
    changedBy,
    row: 'H2',
  }),
  definePolicy({
    key: 'homework.others-minutes',
    default: 10,
    unit: 'minutes',
    range: [0, 10],
    changedBy,
    row: 'H2',
  }),
  definePolicy({
    key: 'homework.week-close-hour',
    default: 20,
    unit: 'hour-of-day',
    range: [12, 22],
    changedBy,
    row: 'H3',
  }),
  definePolicy({
    key: 'homework.smallest-group-people',
    default: 5,
    unit: 'people',
    range: [5, 20],
    changedBy,
    row: 'H4',
  }),
] as const;

const registry = createPolicyRegistry(homeworkPolicies);

type Values = readonly StoredPolicyValue[];

export function homeworkLadderFiguresAt(values: Values, atMs: InstantMs): HomeworkLadderFigures {
  return {
    dueHour: policyAt(registry, values, 'homework.due-hour', atMs),
    remindBeforeMinutes: policyAt(registry, values, 'homework.remind-before-minutes', atMs),
  };
}

/** What H2 allows on a day, in minutes of written homework. */
export function homeworkLimitsAt(values: Values, atMs: InstantMs): Limits {
  return {
    total: policyAt(registry, values, 'homework.total-minutes', atMs),
    chinese: policyAt(registry, values, 'homework.chinese-minutes', atMs),
    mathematics: policyAt(registry, values, 'homework.mathematics-minutes', atMs),
    others: policyAt(registry, values, 'homework.others-minutes', atMs),
  };
}

/** The hour of Sunday at which the week's forms are closed. */
export function weekCloseHourAt(values: Values, atMs: InstantMs): number {
  return policyAt(registry, values, 'homework.week-close-hour', atMs);
}

/** Figures of fewer forms than this are not shown (H4). */
export function smallestGroupAt(values: Values, atMs: InstantMs): number {
  return policyAt(registry, values, 'homework.smallest-group-people', atMs);
}
