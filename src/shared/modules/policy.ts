/** In which grades a module is used, from a day on (architecture: Policy). */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import type { InstantMs } from '../time';
import { gradeSetOf, type GradeSet } from './grade-set';
import type { ModuleId } from './modules';

const changedBy = ['admin', 'leader'] as const;
const row = 'G1';
const everywhere = { default: 'all', unit: 'grades', isGrades: true, changedBy, row } as const;

export const modulePolicies = [
  definePolicy({ key: 'modules.bookings', ...everywhere }),
  definePolicy({ key: 'modules.homework', ...everywhere }),
  definePolicy({ key: 'modules.training', ...everywhere }),
  definePolicy({ key: 'modules.class-mood', ...everywhere }),
] as const;

const registry = createPolicyRegistry(modulePolicies);

/** The grades in which the module is used at `atMs`. */
export function gradesOfModuleAt(
  values: readonly StoredPolicyValue[],
  module: ModuleId,
  atMs: InstantMs,
): GradeSet {
  return gradeSetOf(policyAt(registry, values, `modules.${module}`, atMs));
}
