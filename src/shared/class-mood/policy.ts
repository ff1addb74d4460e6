/**
 * Figures of the weekly class mood form (W1) and who may change them. The ranges of the three hours do not
 * overlap, so that no choice can put the rungs out of order.
 */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import type { InstantMs } from '../time';
import type { MoodLadderFigures } from './ladder';

export const classMoodPolicies = [
  definePolicy({
    key: 'class-mood.remind-hour',
    default: 12,
    unit: 'hour-of-day',
    range: [8, 13],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'W1',
  }),
  definePolicy({
    key: 'class-mood.remind-again-hour',
    default: 16,
    unit: 'hour-of-day',
    range: [14, 16],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'W1',
  }),
  definePolicy({
    key: 'class-mood.due-hour',
    default: 17,
    unit: 'hour-of-day',
    range: [17, 20],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'W1',
  }),
  definePolicy({
    key: 'class-mood.edit-days',
    default: 28,
    unit: 'days',
    range: [7, 56],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'W1',
  }),
] as const;

const registry = createPolicyRegistry(classMoodPolicies);

type Values = readonly StoredPolicyValue[];

/** The hours of the due day that begins at `atMs`. */
export function moodLadderFiguresAt(values: Values, atMs: InstantMs): MoodLadderFigures {
  return {
    remindHour: policyAt(registry, values, 'class-mood.remind-hour', atMs),
    remindAgainHour: policyAt(registry, values, 'class-mood.remind-again-hour', atMs),
    dueHour: policyAt(registry, values, 'class-mood.due-hour', atMs),
  };
}

export function moodDueHourAt(values: Values): (atMs: InstantMs) => number {
  return (atMs) => policyAt(registry, values, 'class-mood.due-hour', atMs);
}

/** How many days after its Monday's week a form may still be handed in or changed. */
export function moodEditDaysAt(values: Values, atMs: InstantMs): number {
  return policyAt(registry, values, 'class-mood.edit-days', atMs);
}
