/**
 * The code that makes a device the school's terminal, once (M1): `ABCD-EFGH-JKLM`, 60 drawn bits. Letters that look
 * like others are left out.
 */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 12;

/** What a code looks like once dashes, blanks and small letters are set right; null for anything else. */
export function readTerminalCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  if (code.length !== length) return null;
  return [...code].every((one) => letters.includes(one)) ? code : null;
}

/** Twelve letters of 32 from at least twelve bytes. */
export function terminalCodeOfBytes(drawn: Uint8Array): string {
  return [...drawn.slice(0, length)].map((byte) => letters[byte % letters.length] ?? '').join('');
}

/** As people read and type it. */
export function shownTerminalCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-');
}
