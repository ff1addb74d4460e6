/** What homework (H1–H4) offers on each role's home. Data only. */
import type { Entry } from '../../lib/entries';

export const entries: readonly Entry[] = [];
