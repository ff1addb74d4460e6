/** Limits of the inputs of the letter box and the terminals (M1); matched with `action field`. */
import type { LetterObjects } from '../examples/letter-box';
import { id, longText, type Limits } from './limits';

export const letterObjects: LetterObjects = {
  pickUpCode: '384729501160',
  terminalId: 'terminal-in-the-library',
  terminalCode: 'ABCD-EFGH-JKLM',
};

export const letterLimits: readonly Limits[] = [
  { field: /^letters\.\S+ count$/, legal: [1, 48], illegal: [0, 49, 1.5, '2'] },
  { field: /^(letters|terminals)\.\S+ code$/, legal: ['x', id(40)], illegal: ['', id(41), 7] },
  {
    field: /^letters\.\S+ found\.date$/,
    legal: ['2026-10-12', '2000-02-29'],
    illegal: ['', '2026-02-30', '12.10.2026', 20261012],
  },
  { field: /^letters\.\S+ found\.hour$/, legal: [0, 23], illegal: [-1, 24, 8.5, '8'] },
  { field: /^letters\.\S+ found$/, legal: [{ date: '2026-10-12', hour: 8 }], illegal: [{}, null] },
  {
    field: /^terminals\.\S+ name$/,
    legal: ['书吧', longText(16), ` ${longText(16)} `],
    illegal: ['', '书', ' 书 ', longText(17)],
  },
  {
    field: /^terminals\.\S+ terminalId$/,
    legal: ['x', id(64)],
    illegal: ['', id(65), 'a.b', '$ne', 'x\n'],
  },
];
