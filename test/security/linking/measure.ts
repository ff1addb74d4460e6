/** How good the programs are, against what a blind guesser may reach. */
import { Chance } from '../chance';
import { chanceBound, chanceDistribution, drawDistribution } from '../statistics';
import { joinNames } from './join-names';
import { IndexedLoot, type Loot } from './loot';
import { nameAuthors } from './name-authors';

export interface Finding {
  way: string;
  hits: number;
}

export interface Measure {
  /** The most hits that chance explains for every way at once, 95 % of the time. */
  bound: number;
  of: number;
  findings: Finding[];
  best: Finding;
}

const falseAlarm = 0.05;

/** Threads whose author was named, by each way. `authorOf`: threadId → personId. */
export function measureNaming(
  loot: Loot,
  authorOf: ReadonlyMap<string, string>,
  seed: number,
): Measure {
  const indexed = new IndexedLoot(loot, 'demo');
  const guesses = nameAuthors(indexed, new Chance(seed));
  const findings = [...guesses].map(([way, guessed]) => ({
    way,
    hits: [...authorOf].filter(([threadId, personId]) => guessed.get(threadId) === personId).length,
  }));
  // The threads of one name share their guess: they are hit or missed together.
  const sizes = indexed.names.map(({ threadIds }) => threadIds.length);
  const distribution = chanceDistribution(sizes, 1 / indexed.persons.length);
  return summary(findings, distribution, authorOf.size);
}

/** Pairs of names joined rightly, by each way. */
export function measureJoining(
  loot: Loot,
  authorOf: ReadonlyMap<string, string>,
  seed: number,
): Measure {
  const indexed = new IndexedLoot(loot, 'demo');
  const authors = indexed.names.map(({ threadIds }) => authorOf.get(threadIds[0] ?? '') ?? '');
  const owners = new Map(indexed.names.map(({ authorKey }, at) => [authorKey, authors[at] ?? '']));
  const truePairs = countTruePairs(authors);
  const joined = joinNames(indexed, truePairs, new Chance(seed));
  const findings = [...joined].map(([way, pairs]) => ({
    way,
    hits: pairs.filter(({ one, other }) => owners.get(one) === owners.get(other)).length,
  }));
  const allPairs = (authors.length * (authors.length - 1)) / 2;
  return summary(findings, drawDistribution(allPairs, truePairs, truePairs), truePairs);
}

function countTruePairs(authors: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const author of authors) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

/** Many ways are tried, so each gets its share of the 5 % (Bonferroni). */
function summary(findings: Finding[], distribution: readonly number[], of: number): Measure {
  const bound = chanceBound(distribution, falseAlarm / findings.length);
  const best = findings.reduce((one, other) => (other.hits > one.hits ? other : one));
  return { bound, of, findings, best };
}
