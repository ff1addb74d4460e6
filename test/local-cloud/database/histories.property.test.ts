import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, type LocalDatabase } from '../../../local-cloud/database';
import type { Collection } from '../../../local-cloud/database/collection';
import type { Row } from '../../../local-cloud/database/rows';
import { Transaction } from '../../../local-cloud/database/transaction';
import { seeded } from './seeds';

// Much work on a busy machine; nothing here depends on how long it takes.
jest.setTimeout(300_000);

let folder: string;
let database: LocalDatabase;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-histories-'));
  database = openDatabase({ file: path.join(folder, 'database.sqlite'), realNowMs: Date.now });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const COUNTERS = ['c0', 'c1', 'c2'];
type State = Map<string, number>;

/** One client: reads counters and writes them back one higher, then commits or gives up. */
interface Plan {
  counters: number[];
  abort: boolean;
}
const plans = fc.array(
  fc.record({
    counters: fc.uniqueArray(fc.nat(COUNTERS.length - 1), { minLength: 1, maxLength: 3 }),
    abort: fc.boolean(),
  }),
  { minLength: 2, maxLength: 5 },
);
/** Which client takes the next step. */
const schedule = fc.array(fc.nat(4), { minLength: 10, maxLength: 40 });

let serial = 0;

class History {
  readonly collectionName: string;
  /** What the committed transactions should have left. */
  readonly expected: State = new Map(COUNTERS.map((id) => [id, 0]));
  readonly wrongReads: string[] = [];

  constructor() {
    serial += 1;
    this.collectionName = `history-${serial}`;
    database.declareCollection({ name: this.collectionName, indexes: [] });
    database.insertMany(
      this.collectionName,
      COUNTERS.map((_id) => ({ _id, n: 0 })),
    );
  }

  async read(id: string, transactionId: string): Promise<number | undefined> {
    const reply = await database.handle('database.getDocument', {
      collectionName: this.collectionName,
      queryType: 'DOC',
      query: JSON.stringify({ _id: id }),
      transactionId,
    });
    const [text] = (reply.data as { list: string[] } | undefined)?.list ?? [];
    return text === undefined ? undefined : (JSON.parse(text) as { n: number }).n;
  }

  /** @returns whether the write was taken */
  async write(id: string, n: number, transactionId: string): Promise<boolean> {
    const reply = await database.handle('database.modifyDocument', {
      collectionName: this.collectionName,
      queryType: 'DOC',
      query: JSON.stringify({ _id: id }),
      data: JSON.stringify({ $set: { n } }),
      merge: true,
      transactionId,
    });
    return reply.code === undefined;
  }

  stored(): State {
    const all = database.dump()[this.collectionName] as { _id: string; n: number }[];
    return new Map(all.map(({ _id, n }) => [_id, n]));
  }

  /** The steps of one client; it yields after each so that others come between. */
  async *client(plan: Plan): AsyncGenerator<void, void, void> {
    const { transactionId = '' } = await database.handle('database.startTransaction', {});
    const snapshot = new Map(this.expected);
    yield;
    for (const index of plan.counters) {
      const id = COUNTERS[index] as string;
      const n = await this.read(id, transactionId);
      if (n !== snapshot.get(id)) this.wrongReads.push(`${id}: ${n} is not of the snapshot`);
      yield;
      if (n === undefined || !(await this.write(id, n + 1, transactionId))) return;
      yield;
      if ((await this.read(id, transactionId)) !== n + 1) this.wrongReads.push(`${id}: own write`);
      yield;
    }
    const end = plan.abort ? 'database.abortTransaction' : 'database.commitTransaction';
    const reply = await database.handle(end, { transactionId });
    if (plan.abort || reply.code !== undefined) return;
    for (const index of plan.counters) {
      const id = COUNTERS[index] as string;
      this.expected.set(id, (this.expected.get(id) ?? 0) + 1);
    }
  }
}

/** Runs the clients in the order of the schedule, then lets everyone finish. */
async function play(all: Plan[], turns: number[]): Promise<History> {
  const history = new History();
  const clients = all.map((plan) => history.client(plan));
  for (const turn of turns) await clients[turn % clients.length]?.next();
  for (const client of clients) while (!(await client.next()).done);
  return history;
}

/** What a history breaks: an increase that is lost, or a read that is not of the snapshot. */
async function faults(all: Plan[], turns: number[]): Promise<string[]> {
  const history = await play(all, turns);
  const stored = history.stored();
  const lost = COUNTERS.filter((id) => stored.get(id) !== history.expected.get(id));
  return [...history.wrongReads, ...lost.map((id) => `an increase of ${id} is lost`)];
}

test('concurrent transactions lose no update and read their snapshot', async () => {
  const property = fc.asyncProperty(plans, schedule, async (all, turns) => {
    expect(await faults(all, turns)).toEqual([]);
  });
  await fc.assert(property, seeded(40));
});

test('control: with the locks off, lost updates are found', async () => {
  type Locking = { lock(collection: Collection, id: string): Row | undefined };
  const locking = Transaction.prototype as unknown as Locking;
  jest.spyOn(locking, 'lock').mockImplementation(function unlocked(this: unknown, ...of) {
    return (this as Transaction).findById(...of);
  });
  const property = fc.asyncProperty(plans, schedule, async (all, turns) => {
    expect(await faults(all, turns)).toEqual([]);
  });
  const result = await fc.check(property, seeded(200));
  expect(result.failed).toBe(true);
  expect(String(result.errorInstance)).toContain('is lost');
});
