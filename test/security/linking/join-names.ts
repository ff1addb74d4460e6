/**
 * The second program: which two names belong to one author? It gets the dump alone, scores every pair of names
 * in each way, and hands in as many pairs as there are to find.
 */
import type { Chance } from '../chance';
import {
  looksLikeTime,
  scalarsIn,
  timesIn,
  tokensIn,
  type Doc,
  type IndexedLoot,
  type NameFacts,
} from './loot';

/** Higher = likelier the same author. */
type PairScore = (one: number, other: number) => number;

export interface NamePair {
  one: string;
  other: string;
}

/** For each way the `count` likeliest pairs; ties are broken blindly. */
export function joinNames(
  loot: IndexedLoot,
  count: number,
  chance: Chance,
): Map<string, NamePair[]> {
  const ways: [string, PairScore][] = [
    ['values that only both have', sharedValues(loot)],
    ['ids and seals that begin alike', sharedBeginnings(loot)],
    ['neighbours in author_names', neighbours(loot.names.map((_, place) => place))],
    ['neighbours by first message', neighbours(placesBy(loot, ({ wroteAtMs }) => wroteAtMs[0]))],
    ['neighbours by last message', neighbours(placesBy(loot, ({ wroteAtMs }) => wroteAtMs.at(-1)))],
    ['neighbours in order of keys', neighbours(placesBy(loot, ({ authorKey }) => authorKey))],
    ['times that lie close', closeTimes(loot)],
    ['the same counts', sameCounts(loot)],
  ];
  return new Map(
    ways.map(([title, score]) => [title, likeliest(loot.names, score, count, chance)]),
  );
}

function likeliest(
  names: readonly NameFacts[],
  score: PairScore,
  count: number,
  chance: Chance,
): NamePair[] {
  const scores = new Float64Array((names.length * (names.length - 1)) / 2);
  let at = 0;
  for (let one = 0; one < names.length; one += 1)
    for (let other = one + 1; other < names.length; other += 1) scores[at++] = score(one, other);
  const wanted = Math.min(count, scores.length);
  const least = Float64Array.from(scores).sort()[scores.length - wanted] ?? 0;
  const [surely, tied] = [
    pairsWhere(scores, names, (one) => one > least),
    pairsWhere(scores, names, (one) => one === least),
  ];
  return [...surely, ...chance.shuffled(tied).slice(0, wanted - surely.length)];
}

/** Pairs in the order in which they were scored. */
function pairsWhere(
  scores: Float64Array,
  names: readonly NameFacts[],
  holds: (score: number) => boolean,
): NamePair[] {
  const keyOf = (index: number) => names[index]?.authorKey ?? '';
  const pairs: NamePair[] = [];
  let at = 0;
  for (let one = 0; one < names.length; one += 1)
    for (let other = one + 1; other < names.length; other += 1)
      if (holds(scores[at++] ?? 0)) pairs.push({ one: keyOf(one), other: keyOf(other) });
  return pairs;
}

/** The fewer names have a value, the more it joins those that do. */
function sharedValues({ names }: IndexedLoot): PairScore {
  const values = names.map(
    ({ docs }) =>
      new Set(docs.map(unchained).flatMap((doc) => [...scalarsIn(doc), ...tokensIn(doc)])),
  );
  const holders = new Map<unknown, number>();
  for (const value of values.flatMap((set) => [...set]))
    holders.set(value, (holders.get(value) ?? 0) + 1);
  const rare = values.map((set) =>
    [...set].filter((value) => {
      const count = holders.get(value) ?? 0;
      return count > 1 && count <= 10;
    }),
  );
  return (one, other) =>
    (rare[one] ?? [])
      .filter((value) => values[other]?.has(value))
      .reduce<number>((sum, value) => sum + weightOf(value) / (holders.get(value) ?? 1) ** 2, 0);
}

/**
 * An audit entry shares its hash with the next one, whoever that is about: the thief knows the schema, and hundreds of
 * such pairs would hide a value that two names carry.
 */
function unchained(doc: Doc): Doc {
  if (!('previousHash' in doc)) return doc;
  const { hash: _hash, previousHash: _previous, ...rest } = doc;
  return rest;
}

/** Short words (an alias) and times of one tick of the clock meet by chance; long texts do not. */
function weightOf(value: unknown): number {
  return typeof value === 'string' && value.length >= 12 ? 100 : 1;
}

/** A seal or mark without a fresh part begins alike for one author. */
function sharedBeginnings({ names }: IndexedLoot): PairScore {
  const marks = names.map(({ docs, authorKey }) => [
    authorKey,
    ...docs
      .flatMap(tokensIn)
      .filter((token) => token.length >= 16 && /^[A-Za-z0-9_-]+$/.test(token)),
  ]);
  const beginnings = marks.map((tokens) => new Set(tokens.map((token) => token.slice(0, 5))));
  return (one, other) =>
    [...(beginnings[one] ?? [])].filter((start) => beginnings[other]?.has(start)).length > 0
      ? 1
      : 0;
}

function placesBy(
  { names }: IndexedLoot,
  keyOf: (name: NameFacts) => string | number | undefined,
): number[] {
  const keys = names.map((name) => keyOf(name) ?? 0);
  const order = keys
    .map((key, index) => ({ key, index }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  const places: number[] = [];
  order.forEach(({ index }, place) => (places[index] = place));
  return places;
}

function neighbours(places: readonly number[]): PairScore {
  return (one, other) => -Math.abs((places[one] ?? 0) - (places[other] ?? 0));
}

/** Any two instants about the two names, however the thread came by them. */
function closeTimes({ names }: IndexedLoot): PairScore {
  const times = names.map(({ docs, wroteAtMs }) =>
    [...new Set([...docs.flatMap(timesIn), ...wroteAtMs])].sort((a, b) => a - b),
  );
  return (one, other) => -closest(times[one] ?? [], times[other] ?? []);
}

/** Smallest distance between two sorted lists. */
function closest(left: readonly number[], right: readonly number[]): number {
  let best = Number.POSITIVE_INFINITY;
  let at = 0;
  for (const value of left) {
    while (at < right.length - 1 && (right[at] ?? 0) < value) at += 1;
    for (const near of [right[at - 1], right[at]])
      if (near !== undefined) best = Math.min(best, Math.abs(value - near));
  }
  return best;
}

/** Versions, read marks, satisfaction: two names of one habit. */
function sameCounts({ names }: IndexedLoot): PairScore {
  const profiles = names.map(({ docs }) =>
    docs
      .flatMap(scalarsIn)
      .filter((value) => typeof value === 'number' && !looksLikeTime(value))
      .sort()
      .join(),
  );
  return (one, other) => (profiles[one] === profiles[other] ? 1 : 0);
}
