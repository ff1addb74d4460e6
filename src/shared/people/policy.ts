/** Figures of joining and of passcodes (G1), and who may change them. */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import type { InstantMs } from '../time';

const changedBy = ['admin'] as const;
const row = 'G1';

export const peoplePolicies = [
  definePolicy({
    key: 'people.code-days',
    default: 14,
    unit: 'days',
    range: [1, 60],
    changedBy,
    row,
  }),
  definePolicy({
    key: 'people.class-code-uses',
    default: 120,
    unit: 'people',
    range: [10, 300],
    changedBy,
    row,
  }),
  definePolicy({
    key: 'people.top-grade',
    default: 6,
    unit: 'grade',
    range: [1, 12],
    changedBy,
    row,
  }),
] as const;

const registry = createPolicyRegistry(peoplePolicies);

/** How long a code holds, and for how many applications a class's does. */
export function codeFiguresAt(values: readonly StoredPolicyValue[], atMs: InstantMs) {
  return {
    days: policyAt(registry, values, 'people.code-days', atMs),
    classUses: policyAt(registry, values, 'people.class-code-uses', atMs),
  };
}

/** The grade after which a class graduates. */
export function topGradeAt(values: readonly StoredPolicyValue[], atMs: InstantMs): number {
  return policyAt(registry, values, 'people.top-grade', atMs);
}

/** Not for a school to choose: what keeps codes and passcodes from being guessed. */
export const guessing = {
  wrongCodesOfAccount: 10,
  wrongCodesOfSchool: 300,
  openApplications: 4,
  wrongOfPersonalCode: 5,
  wrongPasscodesADay: 5,
  wrongPasscodesInAll: 15,
} as const;
