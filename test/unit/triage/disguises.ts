/** How a text may be dressed without saying anything else. */
import fc from 'fast-check';
import { SIMPLIFIED_OF } from '../../../src/shared/triage/characters';

const traditionalOf = new Map(
  [...SIMPLIFIED_OF].map(([traditional, simplified]) => [
    String.fromCharCode(simplified),
    String.fromCharCode(traditional),
  ]),
);

export function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

export function toTraditional(text: string): string {
  return [...text].map((c) => traditionalOf.get(c) ?? c).join('');
}

/** What may stand between any two characters. */
export const noise = fc.constantFrom(
  ' ',
  '\u3000',
  '\u200b',
  '\t',
  '😂',
  '🔪',
  '👨‍👩‍👧',
  '*',
  '~',
  '_',
  '·',
);
