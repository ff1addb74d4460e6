/** What a duty roster may ask of its people without leadership's signature (M2). */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import type { InstantMs } from '../time';

export const dutyPolicies = [
  definePolicy({
    key: 'duty.minimum-people',
    default: 4,
    unit: 'people',
    range: [4, 20],
    changedBy: ['leader', 'admin'],
    row: 'M2',
  }),
  definePolicy({
    key: 'duty.maximum-nights-per-week',
    default: 2,
    unit: 'nights-per-week',
    range: [1, 2],
    changedBy: ['leader', 'admin'],
    row: 'M2',
  }),
] as const;

const registry = createPolicyRegistry(dutyPolicies);

/** Beyond these a 24 h roster needs leadership's signed acceptance. */
export interface RosterLimits {
  minimumPeople: number;
  maximumNightsPerWeek: number;
}

export function rosterLimitsAt(
  values: readonly StoredPolicyValue[],
  atMs: InstantMs,
): RosterLimits {
  return {
    minimumPeople: policyAt(registry, values, 'duty.minimum-people', atMs),
    maximumNightsPerWeek: policyAt(registry, values, 'duty.maximum-nights-per-week', atMs),
  };
}
