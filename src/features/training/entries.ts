/** What the parent school (T1, T2) offers on each role's home. Data only. */
import type { Entry } from '../../lib/entries';

export const entries: readonly Entry[] = [];
