import { fullCostLog2 } from '../../platform/seal/wrap';

/** In a demonstration nothing real is kept, and its functions share a small machine. */
const localCostLog2 = 12;

/** What the scrypt of a new wrap costs (M6). */
export function scryptCostLog2(): number {
  return process.env['RUNXIN_ENVIRONMENT'] === 'local' ? localCostLog2 : fullCostLog2;
}
