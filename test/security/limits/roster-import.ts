/** Limits of the inputs of the roster import (G1); matched with `action field`. */
import { id, longText, type Limits } from './limits';

const of = (path: string) => new RegExp(`^roster-(import|files)\\.\\S+ ${path}$`);

export const rosterImportLimits: readonly Limits[] = [
  {
    field: of('importId'),
    legal: [id(43), `${id(42)}_`],
    illegal: ['', id(42), id(44), `${id(42)}.`, `${id(42)}\n`],
  },
  {
    field: of('taken'),
    legal: [id(8), id(64)],
    illegal: ['', id(7), id(65), `${id(8)}.`, `${id(8)}\n`],
  },
  {
    field: of('fileName'),
    legal: ['名', longText(80), ` ${longText(80)} `],
    illegal: ['', '  ', longText(81)],
  },
  {
    field: of('bytes'),
    legal: ['AAAA', 'AA==', 'AAA=', 'A'.repeat(90_000)],
    illegal: ['', 'AAA', 'A===', 'AA=A', 'AAAA AAAA', 'AAAA\n', 'AA_-', 'A'.repeat(90_004)],
  },
  // The example's list comes in one part.
  { field: of('part'), legal: [0], illegal: [-1, 0.5, 1, 32, '0'] },
  { field: of('parts'), legal: [1, 32], illegal: [0, 1.5, 33, '1'] },
  { field: of('page'), legal: [0, 1_000], illegal: [-1, 0.5, 1_001, '0'] },
  { field: of('version'), legal: [0, 1_000_000], illegal: [-1, 0.5, 1_000_001, '1'] },
  { field: of('list'), legal: ['problems', 'writes', 'absent'], illegal: ['', 'all'] },
  { field: of('decision'), legal: ['commit', 'undo', 'drop'], illegal: ['', 'delete', 'COMMIT'] },
  { field: of('format'), legal: ['xlsx', 'csv'], illegal: ['', 'xls', 'pdf'] },
  {
    field: of('kind'),
    legal: ['staff', 'class', 'student', 'guardian', 'teaching'],
    illegal: ['', 'admin', 'duty'],
  },
];
