/** Limits of the inputs of the teachers' own channel (M8); matched with `action field`. */
import { longText, type Limits } from './limits';

export const careLimits: readonly Limits[] = [
  {
    field: /^care\.\S+ name$/,
    legal: ['安', longText(40), ` ${longText(40)} `],
    illegal: ['', ' ', longText(41), 7],
  },
  {
    field: /^care\.\S+ mobile$/,
    legal: ['13900000001'],
    illegal: ['', '1390000000', '139000000011', '23900000001', '+8613900000001', 13900000001],
  },
  {
    field: /^care\.\S+ part$/,
    legal: ['union', 'lead', 'counsellor'],
    illegal: ['', 'leader', 'admin'],
  },
];
