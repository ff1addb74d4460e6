/** M1: what is printed on a slip can be read back, and a slip of the pen is noticed before anybody is asked. */
import { guessing, isUsedUp } from '../../../src/shared/letter-box/guessing';
import {
  codeOfBytes,
  readPickUpCode,
  shownPickUpCode,
} from '../../../src/shared/letter-box/pick-up-code';
import { restMs, secondsLeft } from '../../../src/shared/letter-box/rest';
import {
  readTerminalCode,
  shownTerminalCode,
  terminalCodeOfBytes,
} from '../../../src/shared/letter-box/terminal-code';
import { placeToTell } from '../../../src/shared/messages/origin';
import { createHash } from 'node:crypto';

const drawn = (number: number) => createHash('sha256').update(`draw ${number}`).digest();
const codes = Array.from({ length: 200 }, (_, number) => codeOfBytes(drawn(number)));

test('M1: a pick-up code has twelve figures, is read however it is set apart, and no two draws are alike', () => {
  for (const code of codes) {
    expect(code).toMatch(/^\d{12}$/);
    expect(shownPickUpCode(code)).toMatch(/^\d{4} \d{4} \d{4}$/);
    expect(readPickUpCode(` ${shownPickUpCode(code).replace(/ /g, '-')} `)).toBe(code);
  }
  expect(new Set(codes).size).toBe(codes.length);
  expect(readPickUpCode('３８４７')).toBeNull();
  expect(['', '1', 'abcdefghijkl', `${codes[0]}0`].map(readPickUpCode)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

/** Every code with one figure wrong, or with two neighbours that changed places. */
function slipsOfThePen(code: string): string[] {
  const figures = [...code];
  const written = (changes: Record<number, string>) =>
    figures.map((figure, at) => changes[at] ?? figure).join('');
  return figures.flatMap((figure, at) => [
    ...[...'0123456789'].map((wrong) => written({ [at]: wrong })),
    written({ [at]: figures[at + 1] ?? figure, [at + 1]: figure }),
  ]);
}

test('M1: any one wrong figure, and any two that changed places, make a code that is none', () => {
  for (const code of codes) {
    const wrong = slipsOfThePen(code).filter((one) => one !== code);
    expect(wrong.length).toBeGreaterThan(100);
    expect(wrong.filter((one) => readPickUpCode(one) !== null)).toEqual([]);
  }
});

test('M1: a terminal’s code has sixty drawn bits and no letters that look like others', () => {
  const code = terminalCodeOfBytes(drawn(0));
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
  expect(readTerminalCode(shownTerminalCode(code).toLowerCase())).toBe(code);
  expect(readTerminalCode(`${code}2`)).toBeNull();
  expect(readTerminalCode(code.replace(/.$/, 'O'))).toBeNull();
});

test('M1: guessing ends with the terminal’s hour, and with the school’s', () => {
  expect(isUsedUp(guessing.wrongCodesOfTerminal - 1, guessing.wrongCodesOfSchool - 1)).toBe(false);
  expect(isUsedUp(guessing.wrongCodesOfTerminal, 0)).toBe(true);
  expect(isUsedUp(0, guessing.wrongCodesOfSchool)).toBe(true);
});

test('M1: a terminal counts down a minute from the last touch and ends at nought', () => {
  expect(secondsLeft(1_000, 1_000)).toBe(60);
  expect(secondsLeft(1_000, 1_000 + restMs - 1)).toBe(1);
  expect(secondsLeft(1_000, 1_000 + restMs)).toBe(0);
  expect(secondsLeft(1_000, 9_000_000)).toBe(0);
});

test('M5: a notice names the place for half an hour, and never that of a phone or a paper letter', () => {
  const at = { door: 'terminal' as const, place: '图书馆一楼', placedAtMs: 0, canBeRead: true };
  expect(placeToTell(at, 29 * 60_000)).toBe('图书馆一楼');
  expect(placeToTell(at, 30 * 60_000)).toBeNull();
  expect(placeToTell({ ...at, place: null }, 0)).toBeNull();
  expect(placeToTell(null, 0)).toBeNull();
  expect(placeToTell(undefined, 0)).toBeNull();
});
