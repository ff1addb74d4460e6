/**
 * What stands in a cell, as a person meant it: full-width digits, stray spaces, and what a spreadsheet made of a
 * number on its own account.
 */

/** `number`: the spreadsheet kept a number, `date`: it kept a date (a 6-2 typed into a plain cell becomes one). */
export interface Cell {
  text: string;
  as: 'text' | 'number' | 'date';
}

export type CellRow = readonly (Cell | null)[];

/** One sheet of a file. `line` 1 is its first row, empty ones counted: what the spreadsheet shows at the left. */
export interface Sheet {
  name: string;
  rows: readonly CellRow[];
}

/** Zero-width characters, soft hyphens and the byte-order mark: nobody sees them, no comparison bears them. */
const unseen = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu;

/**
 * Full-width letters and digits made plain, white space at the ends gone and elsewhere one space. An apostrophe at the
 * beginning is a spreadsheet's mark for text.
 */
export function tidy(text: string): string {
  const plain = text.normalize('NFKC').replace(unseen, '').replace(/\s+/gu, ' ').trim();
  return plain.replace(/^'+ ?/u, '');
}

/** A number by which somebody is known. */
export function tidyNumber(text: string): string {
  return tidy(text).replace(/ /gu, '').toUpperCase();
}

/** A Chinese name has no space between its characters; one written in letters keeps single ones. */
export function tidyName(text: string): string {
  const name = tidy(text).replace(/[•・‧∙･]/gu, '·');
  return /[A-Za-z]/u.test(name) ? name : name.replace(/ /gu, '');
}

/** Letters of any script, 生僻字 included, joined by 「·」, a hyphen, an apostrophe or a space. */
export function isName(name: string): boolean {
  const length = [...name].length;
  return length >= 2 && length <= 40 && /^[\p{L}\p{M}]+(?:[·'’ -][\p{L}\p{M}]+)*$/u.test(name);
}

/** Letters and digits, a hyphen inside: nothing that a spreadsheet would take for a formula. */
export function isNumber(number: string): boolean {
  return /^[A-Z0-9](?:[A-Z0-9-]{0,30}[A-Z0-9])?$/u.test(number);
}

/** A mobile of the mainland without +86, spaces and hyphens; null when it is none. */
export function mobileOf(text: string): string | null {
  const digits = tidyNumber(text)
    .replace(/^(?:\+|00)?86(?=1)/u, '')
    .replace(/[-()]/gu, '');
  return /^1[3-9]\d{9}$/u.test(digits) ? digits : null;
}

/** A spreadsheet shows a long number rounded: from the 16th digit on it is not what was typed. */
export function isRounded({ text, as }: Cell): boolean {
  return as === 'number' && (/e/iu.test(text) || text.replace(/\D/gu, '').length > 15);
}
