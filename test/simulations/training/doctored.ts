/** The guards of the seats that the negative control takes out. */
import type { Doctoring } from '../../harness/doctored-functions';

/** Whether the seats are enough is always answered yes; nobody asks after the other parent, or the child. */
export const unguarded: readonly Doctoring[] = [
  {
    file: 'src/shared/training/ledger.ts',
    find: 'const waits = lineOf(ledger).length > 0 || seatsFree(ledger) < persons;',
    put: 'const waits = false;',
  },
  {
    file: 'src/shared/training/ledger.ts',
    find: 'return own ?? entries.find((entry) => entry.childIds.some((id) => childIds.includes(id)));',
    put: 'return own;',
  },
  {
    file: 'src/shared/training/ledger.ts',
    find: 'return childIds.filter((id) => !claimed.has(id));',
    put: 'return [...childIds];',
  },
];
