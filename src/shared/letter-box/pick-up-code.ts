/**
 * Pick-up codes (M1): twelve figures, `3847 2950 1164`, that a child takes along on a slip of paper. The last one is a
 * check figure (Damm): every wrong figure and every two that changed places is noticed before anybody is asked.
 */

export const codeLength = 12;
const drawnFigures = codeLength - 1;
const groupLength = 4;

/** Damm's quasigroup of order ten: weakly totally anti-symmetric, zeros on the diagonal. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

function dammOf(figures: string): number {
  let state = 0;
  for (const figure of figures) state = Number(damm[state]?.[Number(figure)]);
  return state;
}

/** What was typed as twelve figures, however they were set apart; null for anything that is no code. */
export function readPickUpCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{12}$/.test(code) && dammOf(code) === 0 ? code : null;
}

/** A code from at least eight drawn bytes: 36 bits of them, and the check figure. */
export function codeOfBytes(drawn: Uint8Array): string {
  let number = 0n;
  for (const byte of drawn.slice(0, 16)) number = (number << 8n) | BigInt(byte);
  const figures = String(number % 10n ** BigInt(drawnFigures)).padStart(drawnFigures, '0');
  return `${figures}${dammOf(figures)}`;
}

/** As it is printed and read out. */
export function shownPickUpCode(code: string): string {
  return code.match(new RegExp(`\\d{1,${groupLength}}`, 'g'))?.join(' ') ?? code;
}
