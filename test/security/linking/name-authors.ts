/**
 * The linking program: names the author of every thread by each way that a thief could think of. Where a way
 * says nothing, it guesses blindly; so the measure of a way that knows nothing is chance.
 */
import { createHash } from 'node:crypto';
import type { LogEntry } from '../../../local-cloud/functions/log-store';
import { minuteMs } from '../../harness/world';
import type { Chance } from '../chance';
import { scalarsIn, timesIn, tokensIn, tokensOf, type IndexedLoot, type PersonFacts } from './loot';
import { orderWays } from './order-ways';
import { add, type Scores, type Way } from './ways';

/** One guess per thread: threadId → personId. */
export type Guesses = Map<string, string>;

/** Every way with its guesses; the last one adds up what the telling ones say. */
export function nameAuthors(loot: IndexedLoot, chance: Chance): Map<string, Guesses> {
  const telling: [string, Way][] = [
    ['one document names both', onceEach(namedTogether(loot))],
    ['equal or related values', onceEach(equalValues(loot))],
    ['digests without a key', onceEach(plainDigests(loot))],
    ['times near person-side changes', onceEach(nearTimes(loot))],
    ['log lines near in time', onceEach(nearLogs(loot))],
  ];
  const ways = [...telling, ...orderWays(loot)];
  const all: Way = (name, index) => sum(telling.map(([, way]) => scaled(way(name, index))));
  return new Map(
    [...ways, ['everything together', all] as const].map(([title, way]) => [
      title,
      guess(loot, way, chance),
    ]),
  );
}

/** Each telling way is asked twice: for itself and for everything together. */
function onceEach(way: Way): Way {
  const known = new Map<number, Scores>();
  return (name, index) => {
    const scores = known.get(index) ?? way(name, index);
    known.set(index, scores);
    return scores;
  };
}

function guess(loot: IndexedLoot, way: Way, chance: Chance): Guesses {
  const guesses: Guesses = new Map();
  loot.names.forEach((name, index) => {
    const scores = way(name, index);
    const most = Math.max(0, ...scores.values());
    const best =
      most === 0
        ? loot.persons
        : [...scores].filter(([, score]) => score === most).map(([at]) => loot.persons[at]);
    const picked = chance.pick(best);
    for (const threadId of name.threadIds) guesses.set(threadId, picked?.person.personId ?? '');
  });
  return guesses;
}

function scaled(scores: Scores): Scores {
  const most = Math.max(0, ...scores.values());
  return new Map([...scores].map(([person, score]) => [person, score / (most || 1)]));
}

function sum(parts: readonly Scores[]): Scores {
  const total: Scores = new Map();
  for (const part of parts) for (const [person, score] of part) add(total, person, score);
  return total;
}

/** Value → persons in whose documents it stands. */
function personsBy<T>(loot: IndexedLoot, valuesOf: (facts: PersonFacts) => readonly T[]) {
  const found = new Map<T, Set<number>>();
  loot.persons.forEach((facts, person) => {
    for (const value of valuesOf(facts)) {
      const holders = found.get(value) ?? new Set();
      holders.add(person);
      found.set(value, holders);
    }
  });
  return found;
}

function namedTogether(loot: IndexedLoot): Way {
  const holders = personsBy(loot, ({ tokens }) => tokens);
  return ({ docs }) => scoreBy(docs.flatMap(tokensIn), holders);
}

/** The rarer a shared value is among the students, the more it says. */
function equalValues(loot: IndexedLoot): Way {
  const holders = personsBy(loot, ({ docs }) =>
    docs.flatMap((doc) => [...scalarsIn(doc), ...tokensIn(doc)]),
  );
  return ({ docs }) =>
    scoreBy(
      docs.flatMap((doc) => [...scalarsIn(doc), ...tokensIn(doc)]),
      holders,
    );
}

function scoreBy<T>(values: readonly T[], holders: ReadonlyMap<T, Set<number>>): Scores {
  const scores: Scores = new Map();
  for (const value of new Set(values)) {
    const persons = holders.get(value);
    if (persons) for (const person of persons) add(scores, person, 1 / persons.size);
  }
  return scores;
}

/** Marks that anybody could compute: a digest of the person, with or without school and number of the name. */
function plainDigests(loot: IndexedLoot): Way {
  const start = 10;
  const holders = personsBy(loot, ({ own }) =>
    own
      .flatMap(spellings(loot.schoolId))
      .flatMap(digests)
      .map((digest) => digest.slice(0, start)),
  );
  return ({ docs }) =>
    scoreBy(
      docs.flatMap(tokensIn).map((token) => token.slice(0, start)),
      holders,
    );
}

function spellings(schoolId: string): (token: string) => string[] {
  return (token) => [
    token,
    ...[0, 1, 2].flatMap((alias) => [`${token}:${alias}`, `${token}.${alias}`]),
    `${schoolId}:${token}`,
    `${schoolId}.${token}`,
  ];
}

/** The same of every loot of one roster. */
const digestsKnown = new Map<string, readonly string[]>();

function digests(text: string): readonly string[] {
  const known = digestsKnown.get(text);
  if (known) return known;
  const all = ['md5', 'sha1', 'sha256'].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(text).digest();
    return [digest.toString('hex'), digest.toString('base64url')];
  });
  digestsKnown.set(text, all);
  return all;
}

/** Whoever was touched when something was written may have written it. */
function nearTimes(loot: IndexedLoot): Way {
  const touched = loot.persons.map(({ docs }) => docs.flatMap(timesIn));
  return ({ wroteAtMs }) => nearest(wroteAtMs, touched);
}

function nearest(wroteAtMs: readonly number[], touched: readonly (readonly number[])[]): Scores {
  const scores: Scores = new Map();
  touched.forEach((timesMs, person) => {
    for (const timeMs of timesMs)
      for (const wroteMs of wroteAtMs) {
        const apartMs = Math.abs(timeMs - wroteMs);
        if (apartMs < 30 * minuteMs) add(scores, person, 1 / (1 + apartMs));
      }
  });
  return scores;
}

/** Lines of one invocation, and lines that share a rare mark, speak of the same person. */
function nearLogs(loot: IndexedLoot): Way {
  const holders = personsBy(loot, ({ tokens }) => tokens);
  const touched: number[][] = loot.persons.map(() => []);
  for (const lines of invocations(loot.loot.logs)) {
    const persons = new Set(
      lines.flatMap(({ text }) =>
        tokensOf(text).flatMap((token) => [...(holders.get(token) ?? [])]),
      ),
    );
    for (const person of persons) touched[person]?.push(...lines.map(({ atMs }) => atMs));
  }
  return ({ wroteAtMs }) => nearest(wroteAtMs, touched);
}

function invocations(logs: readonly LogEntry[]): LogEntry[][] {
  const groups = new Map<string, LogEntry[]>();
  for (const line of logs)
    groups.set(line.requestId, [...(groups.get(line.requestId) ?? []), line]);
  return [...groups.values()];
}
