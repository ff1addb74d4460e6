/** How soon the school answers about somebody's data, and how long a deletion can be taken back (G2). */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import type { InstantMs } from '../time';

const changedBy = ['leader', 'admin'] as const;

export const rightsPolicies = [
  definePolicy({
    key: 'rights.answer-days',
    default: 15,
    unit: 'days',
    range: [1, 30],
    changedBy,
    row: 'G2',
  }),
  definePolicy({
    key: 'rights.wait-days',
    default: 7,
    unit: 'days',
    range: [1, 30],
    changedBy,
    row: 'G2',
  }),
] as const;

const registry = createPolicyRegistry(rightsPolicies);

export function rightsFiguresAt(values: readonly StoredPolicyValue[], atMs: InstantMs) {
  return {
    answerDays: policyAt(registry, values, 'rights.answer-days', atMs),
    waitDays: policyAt(registry, values, 'rights.wait-days', atMs),
  };
}
