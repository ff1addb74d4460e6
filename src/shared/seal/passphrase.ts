/** What a holder keeps (M6): nine words to type, and a number of 24 digits on paper in case the words are lost. */
import { passphraseWords } from './words';

/** 8 bits each: 72 bits. */
export const passphraseWordCount = 9;
/** 79 bits. */
export const recoveryDigitCount = 24;
const group = 4;

/** Nine words from as many bytes that nobody could have guessed. */
export function passphraseFrom(bytes: readonly number[]): string {
  if (bytes.length !== passphraseWordCount) throw new Error('one byte for each word');
  return bytes.map((byte) => passphraseWords[byte] ?? '').join(' ');
}

/** Groups of four. */
export function recoveryCodeFrom(digits: readonly number[]): string {
  if (digits.length !== recoveryDigitCount) throw new Error('one number for each digit');
  const text = digits.map((digit) => digit % 10).join('');
  return (text.match(new RegExp(`\\d{${group}}`, 'g')) ?? []).join(' ');
}

/** However it was typed: without blanks, line breaks and marks between the words. */
export function normalSecret(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s，。、,.\-·]+/g, '');
}

/** As many characters as a passphrase has: what a page may say before it asks the server. */
export function looksLikePassphrase(typed: string): boolean {
  return [...normalSecret(typed)].length === passphraseWordCount * 2;
}
