/** How long what an import held is kept, and with it the way back (G1). */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import { dayMs, type InstantMs } from '../time';

export const rosterImportPolicies = [
  definePolicy({
    key: 'roster-import.undo-days',
    default: 7,
    unit: 'days',
    range: [1, 30],
    changedBy: ['leader', 'admin'],
    row: 'G1',
  }),
] as const;

const registry = createPolicyRegistry(rosterImportPolicies);

/** How long after its end an import may be taken back. */
export function undoMsAt(values: readonly StoredPolicyValue[], atMs: InstantMs): number {
  return policyAt(registry, values, 'roster-import.undo-days', atMs) * dayMs;
}

/** A file that nobody decided about goes after this long. */
export const undecidedMs = 3 * dayMs;
