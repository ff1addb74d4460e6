/** Finding what is due among few and among many: an index makes the two alike. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ladders, type StoredLadder } from '../../cloudfunctions/platform/collections/ladders';
import { openDatabase, type LocalDatabase } from '../../local-cloud/database';
import { declareCollections } from '../../local-cloud/seed';
import {
  startLocalCloudProcess,
  type LocalCloudProcess,
} from '../../test/harness/local-cloud-process';
import { during } from './during';
import { compared, median, type Figure } from './figure';
import type { DueLaddersReply } from './functions/due-ladders';
import { tell, type BenchOptions } from './options';

const few = 10_000;
const many = 1_000_000;
const due = 100;
const turns = 12;
const roundsPerTurn = 10;
const mostTimesFew = 1.5;

/** Of the rest, one in ten still runs and is not due; the others have ended. */
const runningShare = 0.1;
const documentsPerWrite = 20_000;

const nowMs = Date.parse('2026-10-12T10:00:00+08:00');
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Priority of the searched ladders; 0 is danger. */
const priority = 1;

type Fate = 'due' | 'running' | 'stopped';

function ladder(number: number, fate: Fate): StoredLadder {
  const id = String(number).padStart(12, '0');
  const startedAtMs = nowMs - hourMs - (fate === 'stopped' ? (number % 5_000) * hourMs : 0);
  const nextAtMs = fate === 'running' ? nowMs + minuteMs + (number % 7_200) * 1_000 : startedAtMs;
  return {
    _id: `thread-${id}.reply.1`,
    schoolId: `school-${number % 20}`,
    subject: { kind: 'thread', id: `thread-${id}` },
    ladderId: 'reply',
    policyVersion: 1,
    priority: number % 50 === 0 && fate !== 'due' ? 0 : priority,
    state: fate === 'stopped' ? 'stopped' : 'running',
    startedAtMs,
    dueAtMs: startedAtMs + 2 * hourMs,
    nextAtMs,
    nextIndex: 2,
    shiftMs: 0,
    rungs: [0, 1].map((index) => ({
      index,
      toIndex: index,
      key: index === 0 ? 'notify' : 'remind',
      plannedAtMs: startedAtMs + index * hourMs,
      atMs: startedAtMs + index * hourMs,
      outcome: 'fired' as const,
    })),
    version: 2,
  };
}

/** The due ones lie evenly among the rest. */
function fateOf(number: number, total: number): Fate {
  if (number % (total / due) === 0) return 'due';
  return number % (1 / runningShare) === 1 ? 'running' : 'stopped';
}

async function seed(database: LocalDatabase, total: number): Promise<void> {
  declareCollections(database);
  for (let first = 0; first < total; first += documentsPerWrite) {
    const size = Math.min(documentsPerWrite, total - first);
    const documents = Array.from({ length: size }, (_, at) => {
      const number = first + at;
      return ladder(number, fateOf(number, total));
    });
    database.insertMany(ladders.name, documents);
    // Who stops the bench is heard between two writes.
    await nextTurn();
  }
}

/** The store's plan for the search of `findDueLadders`. */
function planOf(database: LocalDatabase): string[] {
  const where = { state: 'running', priority, nextAtMs: { $lte: nowMs } };
  return database.explain(ladders.name, where, [['nextAtMs', 1]]).split('\n');
}

/** One search of the declared index, and nothing sorted, scanned or filtered beside it. */
const usesIndex = (plan: readonly string[]) =>
  plan.length === 1 && (plan[0] ?? '').includes(`INDEX ${ladders.name}:due (`);

/** A local cloud that holds `total` ladders, and the store's plan for the search. */
interface Stock {
  cloud: LocalCloudProcess;
  plan: string[];
}

async function stock(functionsDir: string, dataDir: string, total: number): Promise<Stock> {
  const startedAtMs = performance.now();
  const file = path.join(dataDir, 'database.db');
  const database = openDatabase({ file, realNowMs: Date.now });
  await seed(database, total);
  const plan = planOf(database);
  database.close();
  const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
  tell(`  ${total} ladders seeded in ${seconds} s; plan: ${plan.join(' | ')}`);
  return { cloud: await startLocalCloudProcess({ functionsDir, dataDir }), plan };
}

/** Milliseconds of each of `rounds` searches. */
async function searchMs({ cloud }: Stock, rounds: number): Promise<number[]> {
  const reply = await cloud.call('due-ladders', { priority, nowMs, rounds });
  if ('errCode' in reply) throw new Error(`${reply.errCode} ${reply.errMsg}`);
  const { found, tookMs } = reply.result as DueLaddersReply;
  if (found !== due) throw new Error(`${found} ladders were found instead of ${due}`);
  return tookMs;
}

/** In turns, so that whatever else the machine does falls on both. */
async function searchInTurns(small: Stock, large: Stock) {
  const smallMs: number[] = [];
  const largeMs: number[] = [];
  // Once unmeasured: the instance, the connection and the file's pages are warm afterwards.
  for (const one of [small, large]) await searchMs(one, roundsPerTurn);
  for (let turn = 0; turn < turns; turn += 1) {
    smallMs.push(...(await searchMs(small, roundsPerTurn)));
    largeMs.push(...(await searchMs(large, roundsPerTurn)));
  }
  return { value: median(largeMs), yardstick: median(smallMs) };
}

function figures(times: { value: number; yardstick: number }, plans: string[][]): Figure[] {
  const withoutIndex = plans.filter((plan) => !usesIndex(plan)).length;
  const searches = { value: plans.length + withoutIndex, yardstick: plans.length };
  return [
    compared('due-ladders-p50-ms', times, mostTimesFew),
    // A search without the index counts twice, which makes the ratio greater than 1.
    compared('due-ladders-plans', searches, 1, { plan: plans.flat() }),
  ];
}

export async function dueLadders({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-bench-'));
  const clouds: LocalCloudProcess[] = [];
  const stockOf = async (total: number) => {
    const dataDir = path.join(folder, String(total));
    mkdirSync(dataDir);
    const made = await stock(functionsFolder, dataDir, total);
    clouds.push(made.cloud);
    return made;
  };
  const close = async () => {
    for (const cloud of clouds) await cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return during(close, async () => {
    const small = await stockOf(few);
    const large = await stockOf(many);
    return figures(await searchInTurns(small, large), [small.plan, large.plan]);
  });
}
