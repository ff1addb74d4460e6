import { failureOf } from '../local-cloud/database/sdk-harness';
import type { SdkCollection, SdkTransaction } from '../local-cloud/database/sdk-types';
import {
  collectionName,
  notMeasuredHere,
  startConformanceWorld,
  type ConformanceWorld,
} from './world';

const CONFLICT = 'TransactionConflict';

let world: ConformanceWorld;
let rows: SdkCollection;
beforeAll(async () => {
  world = await startConformanceWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  rows = await world.collection('transactions');
  await rows.add({ data: { _id: 'a', n: 1 } });
  await rows.add({ data: { _id: 'b', n: 1 } });
});

const inside = (transaction: SdkTransaction) =>
  transaction.collection(collectionName('transactions'));
const stored = async (id: string) => (await rows.where({ _id: id }).get()).data[0];

test('all writes become visible together, at the commit', async () => {
  await world.db.runTransaction(async (transaction) => {
    await inside(transaction)
      .doc('a')
      .update({ data: { n: 2 } });
    await inside(transaction).add({ data: { _id: 'c', n: 3 } });
    await inside(transaction).doc('b').remove();
    expect((await inside(transaction).doc('a').get()).data).toEqual({ _id: 'a', n: 2 });
    expect(await stored('a')).toEqual({ _id: 'a', n: 1 });
    expect(await stored('c')).toBeUndefined();
  });
  const all = await rows.orderBy('_id', 'asc').get();
  expect(all.data).toEqual([
    { _id: 'a', n: 2 },
    { _id: 'c', n: 3 },
  ]);
});

test('the result of the callback is the result of the transaction', async () => {
  expect(await world.db.runTransaction(() => Promise.resolve('result'))).toBe('result');
});

test('an error in the callback, or a rollback, forgets the writes', async () => {
  const thrown = world.db.runTransaction(async (transaction) => {
    await inside(transaction)
      .doc('a')
      .update({ data: { n: 2 } });
    throw new Error('changed my mind');
  });
  expect((await failureOf(thrown)).errMsg).toBe('changed my mind');
  const transaction = await world.db.startTransaction();
  await inside(transaction)
    .doc('b')
    .set({ data: { n: 2 } });
  await transaction.rollback();
  expect((await rows.orderBy('_id', 'asc').get()).data.map(({ n }) => n)).toEqual([1, 1]);
});

test('reads are of the moment the transaction began', async () => {
  const transaction = await world.db.startTransaction();
  expect((await inside(transaction).doc('a').get()).data).toEqual({ _id: 'a', n: 1 });
  await rows.doc('a').update({ data: { n: 5 } });
  await rows.doc('b').update({ data: { n: 5 } });
  expect((await inside(transaction).doc('a').get()).data).toEqual({ _id: 'a', n: 1 });
  expect((await inside(transaction).doc('b').get()).data).toEqual({ _id: 'b', n: 1 });
  await transaction.rollback();
});

test('the second writer of a document conflicts at once', async () => {
  const [first, second] = [await world.db.startTransaction(), await world.db.startTransaction()];
  await inside(first).doc('a').get();
  await inside(second)
    .doc('a')
    .update({ data: { n: 2 } });
  const refused = await failureOf(
    inside(first)
      .doc('a')
      .update({ data: { n: 3 } }),
  );
  expect(refused.errMsg).toContain(CONFLICT);
  expect(refused.errCode).toBe(-501001);
  await second.commit();
  expect(await stored('a')).toEqual({ _id: 'a', n: 2 });
});

test('a document changed since the beginning cannot be written', async () => {
  const transaction = await world.db.startTransaction();
  await inside(transaction).doc('a').get();
  await rows.doc('a').set({ data: { n: 9 } });
  const refused = await failureOf(
    inside(transaction)
      .doc('a')
      .update({ data: { n: 2 } }),
  );
  expect(refused.errMsg).toContain(CONFLICT);
  expect(await stored('a')).toEqual({ _id: 'a', n: 9 });
});

test('retried by its text, twenty concurrent increases are all kept', async () => {
  const increase = async (transaction: SdkTransaction): Promise<void> => {
    const n = (await inside(transaction).doc('a').get()).data?.['n'] as number;
    await inside(transaction)
      .doc('a')
      .update({ data: { n: n + 1 } });
  };
  const untilDone = async (): Promise<void> => {
    for (;;) {
      try {
        return await world.db.runTransaction(increase);
      } catch (error) {
        if (!(error as Error).message.includes(CONFLICT)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 20 }, untilDone));
  expect(await stored('a')).toEqual({ _id: 'a', n: 21 });
});

test('one of two transactions that add the same _id fails', async () => {
  const add = (n: number) =>
    world.db.runTransaction((transaction) => inside(transaction).add({ data: { _id: 'same', n } }));
  const results = await Promise.allSettled([add(1), add(2)]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a missing document in a transaction is the same error as outside', async () => {
  const transaction = await world.db.startTransaction();
  expect((await failureOf(inside(transaction).doc('nobody').get())).errMsg).toContain(
    'does not exist',
  );
  await transaction.rollback();
});

test('nothing works after the end', async () => {
  const transaction = await world.db.startTransaction();
  await transaction.commit();
  const late = await failureOf(
    inside(transaction)
      .doc('a')
      .set({ data: { n: 2 } }),
  );
  expect(late.errMsg).toContain('[ResourceUnavailable.TransactionNotExist]');
});

test('a transaction older than 30 seconds is gone', async () => {
  if (!world.advanceMs) {
    notMeasuredHere('the end of a transaction after 30 seconds (time cannot be moved)');
    return;
  }
  const transaction = await world.db.startTransaction();
  await inside(transaction)
    .doc('a')
    .update({ data: { n: 2 } });
  world.advanceMs(30_000);
  expect((await failureOf(transaction.commit())).errMsg).toContain('TransactionNotExist');
  expect(await stored('a')).toEqual({ _id: 'a', n: 1 });
  await rows.doc('a').update({ data: { n: 3 } });
});
