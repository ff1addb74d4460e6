/** Names of features as numbers. What was learnt is filed under them: to change one is a new version. */

/** Two to the power of this many features are told apart; further ones share a place. */
export const KEY_BITS = 22;

const KEY_MASK = (1 << KEY_BITS) - 1;

/** Joins a number to a key; unsigned 32 bits, the same on every machine. */
export function mix(key: number, part: number): number {
  let x = Math.imul(key ^ (key >>> 15), 0x85ebca6b) ^ Math.imul(part + 0x9e37, 0xc2b2ae35);
  x ^= x >>> 13;
  x = Math.imul(x, 0x27d4eb2f);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The place of a key among those that are told apart. */
export function placeOf(key: number): number {
  return key & KEY_MASK;
}

/** What a feature is made of; the numbers are part of what was learnt. */
export const FEATURE = {
  one: 1,
  two: 2,
  three: 3,
  concept: 10,
  conceptAfter: 11,
  conceptBefore: 12,
  conceptPair: 13,
  idea: 20,
  ideaWeight: 21,
  firstOne: 30,
  lastOne: 31,
  firstTwo: 32,
  lastTwo: 33,
  acrossGap: 40,
  afterGap: 41,
  beforeGap: 42,
  doubled: 43,
  afterDoubled: 44,
  twoSyllables: 60,
  threeSyllables: 61,
} as const;
