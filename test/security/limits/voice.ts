/** Limits of the inputs of spoken messages (M1); matched with `action field`. */
import { id, type Limits } from './limits';

export const voiceLimits: readonly Limits[] = [
  {
    field: /^messages\.(add-voice taken|post voice)$/,
    legal: [id(16), id(64), 'Aa0_-Aa0_-Aa0_-Aa0_-'],
    illegal: ['', id(15), id(65), `${id(20)}.`, `${id(20)}\n`, `$${id(20)}`],
  },
  { field: /^messages\.add-voice part$/, legal: [0], illegal: [-1, 1, 8, 0.5, '0'] },
  { field: /^messages\.add-voice parts$/, legal: [1, 8], illegal: [0, 9, 1.5, '1'] },
  {
    field: /^messages\.add-voice bytes$/,
    legal: ['AAAA', 'AAA=', 'A'.repeat(90_000)],
    illegal: ['', 'AAA', 'A A=', 'A'.repeat(90_004), '=AAA', 'AAAA\n'],
  },
  {
    field: /^messages\.play(-own)? seq$/,
    legal: [1, 1_000_000],
    illegal: [0, 1_000_001, 0.5, '1'],
  },
];
