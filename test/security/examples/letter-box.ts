/** One valid input per action of the letter box and the terminals (M1). */
import type { Objects } from '../examples';

/** Things of one school that inputs of the letter box may point at. */
export interface LetterObjects {
  /** Of a letter that was written at the school's terminal. */
  pickUpCode: string;
  /** A terminal that waits, and the code that makes a device it. */
  terminalId: string;
  terminalCode: string;
}

export const letterExamples = {
  'letters.draw-slips': () => ({ count: 2 }),
  'letters.enter': () => ({
    text: '老师，我在信里说。',
    found: { date: '2026-10-12', hour: 8 },
  }),
  'letters.write': () => ({ text: '老师，我没有手机。' }),
  'letters.collect': ({ pickUpCode }: Objects) => ({ code: pickUpCode, afterSeq: 0 }),
  'terminals.list': () => ({}),
  'terminals.make': () => ({ name: '图书馆二楼' }),
  'terminals.revoke': ({ terminalId }: Objects) => ({ terminalId }),
  'terminals.enrol': ({ terminalCode }: Objects) => ({ code: terminalCode }),
};
