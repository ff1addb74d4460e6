/**
 * Invitation codes (G1): `AB-CDEF-GHJK`. The first two letters only say whose tries are counted together; the other
 * eight are drawn by a key. Letters that look like others are left out.
 */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export const codeLength = 10;
const tagLength = 2;

/** What a code looks like once dashes, blanks and small letters are set right; null for anything else. */
export function readJoinCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^RUNXIN:JOIN:/, '')
    .replace(/[\s-]/g, '');
  if (text.length !== codeLength) return null;
  return [...text].every((one) => letters.includes(one)) ? text : null;
}

/** Ten letters of 32 from at least ten bytes. */
export function codeOfBytes(tag: Uint8Array, drawn: Uint8Array): string {
  const bytes = [...tag.slice(0, tagLength), ...drawn.slice(0, codeLength - tagLength)];
  return bytes.map((byte) => letters[byte % letters.length] ?? '').join('');
}

export function tagOfCode(code: string): string {
  return code.slice(0, tagLength);
}

/** As people read and type it. */
export function shownCode(code: string): string {
  return [code.slice(0, 2), code.slice(2, 6), code.slice(6)].join('-');
}

/** What the printed square says. */
export function joinQrText(code: string): string {
  return `RUNXIN:JOIN:${code}`;
}
