/** Figures of the letter box and the school's terminals (M1), and who may change them. */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import type { InstantMs } from '../time';

export const letterPolicies = [
  definePolicy({
    key: 'letters.terminal-days',
    default: 200,
    unit: 'days',
    range: [7, 400],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M1',
  }),
] as const;

const registry = createPolicyRegistry(letterPolicies);

/** How many days a device is the school's terminal before somebody has to say so again. */
export function terminalDaysAt(values: readonly StoredPolicyValue[], atMs: InstantMs): number {
  return policyAt(registry, values, 'letters.terminal-days', atMs);
}
