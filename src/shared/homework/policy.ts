/** Figures of homework (H1–H4) and who may change them. */
import type { PolicyDefinition } from '../policy';

export const homeworkPolicies: readonly PolicyDefinition[] = [];
