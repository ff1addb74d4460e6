// `all-policies.ts` is imported by its own path: it knows the features, and they know this file.
export {
  definePolicy,
  isPolicyValue,
  type ChoicePolicy,
  type GradesPolicy,
  type NumberPolicy,
  type PolicyDefinition,
  type PolicyUnit,
} from './define-policy';
export {
  checkPolicyValue,
  createPolicyRegistry,
  policyAt,
  type PolicyRefusal,
  type PolicyRegistry,
  type PolicyValue,
  type StoredPolicyValue,
} from './registry';
