/** Every feature's policy in one registry; a feature adds its list here. */
import { dutyPolicies } from '../duty/policy';
import { messagesPolicies } from '../messages/policy';
import { createPolicyRegistry } from './registry';

export const policyRegistry = createPolicyRegistry([...messagesPolicies, ...dutyPolicies]);
