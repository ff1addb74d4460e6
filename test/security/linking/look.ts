/**
 * One look at a school's traffic: a world with a secret of its own, what a thief would take from it, and the truth
 * to compare with. Several looks share nothing but the program.
 */
import { rounds } from '../../harness/long-run';
import { dayMs } from '../../../src/shared/time';
import { startLinkingWorld } from './linking-world';
import type { Dump, Loot } from './loot';
import { runTraffic, runVisits, type Truth } from './traffic';

/**
 * 500 threads are what the measure is pinned to (architecture: Anonymity). A way that tells nothing names 0.6 of
 * them and stays within the bound of 4; a way that names one thread in forty is caught in 99 of 100 runs. The long
 * run's 1 500 do that for one in seventy.
 */
export const plan = { threads: rounds(500, 1_500), authors: rounds(300, 700) };

/**
 * 40 authors bring some 95 names, of which three in four move in ten days (a name's turn comes on one day in
 * eight). Moved carelessly, two in three of their pairs are joined; chance joins one.
 */
const visitors = 40;
const visitDays = 10;

export interface Look {
  truth: Truth;
  before: Dump;
  loot: Loot;
  /** After a replaced secret and some days of visits: everything, and the names that moved alone. */
  rekeyed: { all: Loot; moved: Loot };
}

/** `number` chooses secret and traffic; the same number repeats the plan, not the order of what runs at once. */
export async function takeLook(number: number): Promise<Look> {
  const seed = 20_261_012 + 1_000 * number;
  const linking = await startLinkingWorld(7 + 2 * number);
  try {
    const { world } = linking;
    const before = await world.dump();
    const truth = await runTraffic(world, { seed, ...plan });
    const loot = { dump: await world.dump(), roster: world.people, logs: truth.logs };
    await linking.replaceSecret();
    const returning = authorsOfSeveralNames(loot.dump, truth).slice(0, visitors);
    // What the visits add is not part of the day's traffic.
    const later = structuredClone(truth);
    for (let day = 1; day <= visitDays; day += 1) {
      await world.skipTo((await world.nowMs()) + dayMs);
      await runVisits(world, later, returning, seed + day);
    }
    const all = { ...loot, dump: await world.dump() };
    return { truth, before, loot, rekeyed: { all, moved: namesOfNewKey(all) } };
  } finally {
    await linking.end();
  }
}

function authorsOfSeveralNames(dump: Dump, { authorOf }: Truth): string[] {
  const namesOf = new Map<string, Set<unknown>>();
  for (const { _id, authorKey } of dump['threads'] ?? []) {
    const author = authorOf.get(String(_id)) ?? '';
    namesOf.set(author, (namesOf.get(author) ?? new Set()).add(authorKey));
  }
  return [...namesOf].filter(([, names]) => names.size > 1).map(([author]) => author);
}

function namesOfNewKey(loot: Loot): Loot {
  const moved = (loot.dump['author_names'] ?? []).filter(({ keyVersion }) => keyVersion === 2);
  return { ...loot, dump: { ...loot.dump, author_names: moved } };
}
