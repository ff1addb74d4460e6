/** Limits of the inputs of consent; matched with `action field`. */
import { id, type Limits } from './limits';

const of = (fields: string) => new RegExp(`^consent\\.\\S+ (?:\\S+\\.)?(?:${fields})$`);
const word = { purpose: 'files', given: true };

export const consentLimits: readonly Limits[] = [
  {
    field: of('childId|studentId|classId'),
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', 'a b', '$ne', '老师', 'x\n'],
  },
  { field: of('noticeVersion'), legal: [1, 1_000], illegal: [0, 1_001, 1.5, '1'] },
  { field: of('purpose'), legal: ['files', 'screening', 'statistics'], illegal: ['', 'messages'] },
  {
    field: /^consent\.say (?:words\.)?given$/,
    legal: [true, false],
    illegal: ['true', 1, null],
  },
  { field: of('words'), legal: [[word]], illegal: [[], [word, word, word, word]] },
  {
    field: /^consent\.enter-paper given$/,
    legal: [[], ['files', 'screening', 'statistics']],
    illegal: [['messages'], ['files', 'files', 'files', 'files']],
  },
  {
    field: of('signedOn'),
    legal: ['2026-09-01', '2028-02-29'],
    illegal: ['', '2026-02-29', '1926-09-01', '2026-9-1', 20260901],
  },
];
