/** Every feature's policy in one registry; a feature adds its list here. */
import { bookingPolicies } from '../bookings/policy';
import { classMoodPolicies } from '../class-mood/policy';
import { dutyPolicies } from '../duty/policy';
import { homeworkPolicies } from '../homework/policy';
import { messagesPolicies } from '../messages/policy';
import { modulePolicies } from '../modules/policy';
import { rosterImportPolicies } from '../roster-import/policy';
import { peoplePolicies } from '../people/policy';
import { sealPolicies } from '../seal/policy';
import { trainingPolicies } from '../training/policy';
import { createPolicyRegistry } from './registry';

export const policyRegistry = createPolicyRegistry([
  ...modulePolicies,
  ...messagesPolicies,
  ...dutyPolicies,
  ...bookingPolicies,
  ...homeworkPolicies,
  ...trainingPolicies,
  ...classMoodPolicies,
  ...rosterImportPolicies,
  ...peoplePolicies,
  ...sealPolicies,
]);
