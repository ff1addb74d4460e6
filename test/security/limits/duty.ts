/** Limits of the plan of the duty; matched with `action field`. */
import { id, type Limits } from './limits';

const of = (fields: string) => new RegExp(`^duty\\.save-plan (?:${fields})$`);
const many = (length: number) => Array.from({ length }, (_, index) => `x${index}`);

export const dutyLimits: readonly Limits[] = [
  { field: of('version'), legal: [0, 1_000_000_000], illegal: [-1, 0.5, 1_000_000_001, '1'] },
  {
    field: of('personIds|backupIds|poolIds'),
    legal: [[], [id(64)], many(20)],
    illegal: [many(21), [''], ['a.b'], [id(65)], 'x', [1]],
  },
  { field: of('nights'), legal: ['nobody', 'same', 'turns'], illegal: ['', 'all'] },
  {
    field: of('dayStart|dayEnd'),
    legal: ['00:00', '23:59'],
    illegal: ['', '24:00', '7:00', '07:60', 700],
  },
  { field: of('schoolDaysOnly'), legal: [true, false], illegal: ['true', 1] },
];
