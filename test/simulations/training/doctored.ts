/** The guard of the seats that the negative control takes out. */
import type { Doctoring } from '../../harness/doctored-functions';

/** Whether the seats are enough is always answered yes. */
export const unguarded: readonly Doctoring[] = [
  {
    file: 'src/shared/training/ledger.ts',
    find: 'const waits = lineOf(ledger).length > 0 || seatsFree(ledger) < wish.persons;',
    put: 'const waits = false;',
  },
];
