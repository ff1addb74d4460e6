/** The guard of a slot that the negative controls take out, each by itself. */
import type { Doctoring } from '../../../harness/doctored-functions';

const openDay = 'export function isFree(..._asked: unknown[]): boolean { return true; }\n';

export const doctorings = {
  /** The question whether a slot is free is always answered yes. */
  'no guard': {
    file: 'src/shared/bookings/day-ledger.ts',
    find: 'export function isFree(',
    put: `${openDay}function guardedIsFree(`,
  },
  /** Asked once before the transaction, as a query before a write would, and not in it. */
  'a look before the write': {
    file: 'src/shared/bookings/guard.ts',
    find: 'import { isFree, withEntry, without,',
    put: 'const isFree = (..._asked: unknown[]) => true;\nimport { withEntry, without,',
  },
} as const satisfies Record<string, Doctoring>;
