/** Figures of the parent school (T1, T2) and who may change them. */
import type { PolicyDefinition } from '../policy';

export const trainingPolicies: readonly PolicyDefinition[] = [];
