/** Limits of the inputs of the audit; matched with `action field`. */
import { id, longText, type Limits } from './limits';

const of = (fields: string) => new RegExp(`^audit\\.\\S+ (?:${fields})$`);

export const auditLimits: readonly Limits[] = [
  { field: of('words'), legal: ['李', longText(20)], illegal: ['', ' ', longText(21)] },
  {
    field: of('reason'),
    legal: ['抽查', longText(200)],
    illegal: ['', '查', ' 查 ', longText(201)],
  },
  { field: of('page'), legal: [0, 1_000], illegal: [-1, 1_001, 0.5, '0'] },
  { field: of('afterSeq'), legal: [0, 1_000_000_000], illegal: [-1, 1_000_000_001, 0.5, '0'] },
  {
    field: of('studentId|personId'),
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', 'a b', '$ne', '老师', 'x\n'],
  },
];
