/** Reads the learnt weights from the text they ship as; see `tools/triage/train.mjs` for the writer. */
import { KEY_BITS } from './keys';

/** 64 printable characters; each stands for its place. */
export const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

const ESCAPE = 63;
const MIDDLE = 32;

const valueOf = new Int8Array(128);
for (let i = 0; i < DIGITS.length; i += 1) valueOf[DIGITS.charCodeAt(i)] = i;

/**
 * Calls `each` with every place, in rising order, and where its values begin. A place is written as
 * its distance from the one before: digits of 63 add up until one is smaller.
 */
function walk(text: string, values: number, each: (place: number, at: number) => void): void {
  let place = 0;
  for (let at = 0; at < text.length; at += values) {
    let step = valueOf[text.charCodeAt(at)]!;
    while (step === ESCAPE) {
      place += ESCAPE;
      at += 1;
      step = valueOf[text.charCodeAt(at)]!;
    }
    place += step;
    at += 1;
    each(place, at);
  }
}

/** The value of a digit, −31…31. */
const signed = (text: string, at: number): number => valueOf[text.charCodeAt(at)]! - MIDDLE;

/** One weight a place, −31…31; 0 where nothing was learnt. */
export function readWeights(text: string): Int8Array {
  const weights = new Int8Array(1 << KEY_BITS);
  walk(text, 1, (place, at) => {
    weights[place] = signed(text, at);
  });
  return weights;
}

/** `width` weights a place. */
export function readRows(text: string, width: number): ReadonlyMap<number, Int8Array> {
  const rows = new Map<number, Int8Array>();
  walk(text, width, (place, at) => {
    const row = new Int8Array(width);
    for (let i = 0; i < width; i += 1) row[i] = signed(text, at + i);
    rows.set(place, row);
  });
  return rows;
}
