/**
 * Ways that compare orders: a record that is rewritten moves to the end, ids may keep an order, counters may
 * count the same acts on both sides.
 */
import { looksLikeTime, type Doc, type IndexedLoot, type PersonFacts } from './loot';
import { add, type Scores, type Way } from './ways';

const personSide = ['people', 'access', 'guardian_links'] as const;

export function orderWays(loot: IndexedLoot): [string, Way][] {
  const { names, persons } = loot;
  const written = ranks(names.map(({ wroteAtMs }) => wroteAtMs.at(-1) ?? 0));
  const keys = ranks(names.map(({ authorKey }) => authorKey));
  const accounts = ranks(persons.map((facts) => accountOf(facts)));
  const acts = ranks(names.map(({ wroteAtMs }) => wroteAtMs.length));
  return [
    ...personSide.map((collection): [string, Way] => {
      const places = persons.map(({ tokens }) => loot.lastPlaceIn(collection, tokens));
      return [`insertion order of ${collection}`, atEnd(written, ranks(places))];
    }),
    ['order of author keys and accounts', evenly(keys, accounts)],
    ['versions and counts', atEnd(acts, ranks(persons.map(({ docs }) => countsIn(docs))))],
  ];
}

/** The mark under which `access` knows a student. */
function accountOf({ own }: PersonFacts): string {
  return own.find((token) => token.length === 43) ?? '';
}

/** Versions and other counters of a student's records, added up. */
function countsIn(docs: readonly Doc[]): number {
  return docs
    .flatMap((doc) => Object.entries(doc))
    .filter(([key, value]) => key !== 'grade' && typeof value === 'number' && !looksLikeTime(value))
    .reduce((sum, [, value]) => sum + Number(value), 0);
}

/** Place of each value in sorted order; equal values share the lowest. */
function ranks<T extends string | number>(values: readonly T[]): number[] {
  const sorted = [...values].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const first = new Map<T, number>();
  sorted.forEach((value, place) => {
    if (!first.has(value)) first.set(value, place);
  });
  return values.map((value) => first.get(value) ?? 0);
}

/** The last name belongs to the last student, and so on backwards. */
function atEnd(nameRanks: readonly number[], personRanks: readonly number[]): Way {
  const shift = personRanks.length - nameRanks.length;
  return aligned(nameRanks, personRanks, (rank) => rank + shift);
}

/** Both orders stretched to the same length. */
function evenly(nameRanks: readonly number[], personRanks: readonly number[]): Way {
  const stretch = personRanks.length / nameRanks.length;
  return aligned(nameRanks, personRanks, (rank) => Math.floor(rank * stretch));
}

function aligned(
  nameRanks: readonly number[],
  personRanks: readonly number[],
  expected: (rank: number) => number,
): Way {
  return (_name, index) => {
    const place = expected(nameRanks[index] ?? 0);
    let nearestApart = Number.POSITIVE_INFINITY;
    for (const rank of personRanks) nearestApart = Math.min(nearestApart, Math.abs(rank - place));
    const scores: Scores = new Map();
    personRanks.forEach((rank, person) => {
      if (Math.abs(rank - place) === nearestApart) add(scores, person, 1);
    });
    return scores;
  };
}
