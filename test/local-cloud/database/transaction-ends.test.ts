import { failureOf, startSdkWorld, type SdkWorld } from './sdk-harness';
import type { SdkCollection, SdkTransaction } from './sdk-types';
import { databaseLimits } from '../../../local-cloud/limits';

const CONFLICT = '[ResourceUnavailable.TransactionConflict] Transaction is conflict';
const NOT_EXIST =
  '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
  'transaction must be commit or abort in 30 seconds';

let world: SdkWorld;
let rows: SdkCollection;
beforeAll(async () => {
  world = await startSdkWorld();
});
afterAll(() => world.close());

let serial = 0;
beforeEach(() => {
  serial += 1;
  const name = `rows-${serial}`;
  world.database.declareCollection({
    name,
    indexes: [
      { name: 'by_email', fields: [['email', 1]], unique: true },
      { name: 'by_n', fields: [['n', 1]] },
    ],
  });
  world.database.insertMany(name, [
    { _id: 'a', n: 1, email: 'a@' },
    { _id: 'b', n: 2, email: 'b@' },
    { _id: 'c', n: 3, email: 'c@' },
  ]);
  rows = world.db.collection(name);
});

const begin = (): Promise<SdkTransaction> => world.db.startTransaction();
const inside = (transaction: SdkTransaction) => transaction.collection(`rows-${serial}`);
const committed = async (id: string) => (await rows.where({ _id: id }).get()).data[0];

test('after 30 seconds the transaction is gone and its locks are free', async () => {
  const transaction = await begin();
  await inside(transaction)
    .doc('a')
    .update({ data: { n: 10 } });
  world.advanceMs(databaseLimits.transactionMs - 2_000);
  await inside(transaction)
    .doc('b')
    .update({ data: { n: 20 } });
  world.advanceMs(2_000);
  await rows.doc('a').update({ data: { n: 11 } });
  expect(await failureOf(transaction.commit())).toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
    errMsg: expect.stringContaining(NOT_EXIST),
  });
  expect(await committed('a')).toMatchObject({ n: 11 });
  expect(await committed('b')).toMatchObject({ n: 2 });
});

test('a second operation while one runs is refused as busy, and the first one holds', async () => {
  const started = await world.database.handle('database.startTransaction', {});
  const operation = () =>
    world.database.handle('database.getDocument', {
      collectionName: `rows-${serial}`,
      queryType: 'DOC',
      query: '{"_id":"a"}',
      transactionId: started.transactionId,
    });
  const [first, second] = await Promise.all([operation(), operation()]);
  expect(first).toMatchObject({ data: { list: [expect.stringContaining('"_id":"a"')] } });
  expect(second).toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
    message: expect.stringContaining('[ResourceUnavailable.TransactionBusy]'),
  });
  expect(await operation()).toHaveProperty('data');
  const commit = () =>
    world.database.handle('database.commitTransaction', { transactionId: started.transactionId });
  const [, busyCommit] = await Promise.all([operation(), commit()]);
  expect(busyCommit.message).toContain('TransactionBusy');
  expect(await commit()).toEqual({});
});

test('parallel operations of the SDK in one transaction meet busy', async () => {
  const transaction = await begin();
  const reads = Array.from({ length: 12 }, () =>
    failureOf(inside(transaction).doc('nobody').get()),
  );
  const failures = await Promise.all(reads);
  expect(failures.some(({ errMsg }) => errMsg.includes('TransactionBusy'))).toBe(true);
  await transaction.rollback();
});

test('only single documents are written inside a transaction', async () => {
  for (const action of ['database.modifyDocument', 'database.removeDocument']) {
    const { transactionId } = await world.database.handle('database.startTransaction', {});
    const reply = await world.database.handle(action, {
      collectionName: `rows-${serial}`,
      queryType: 'WHERE',
      query: '{"n":1}',
      data: '{"$set":{"n":2}}',
      merge: true,
      transactionId,
    });
    expect(reply.code).toBe('INVALID_PARAM');
  }
});

test('a failed operation ends the transaction', async () => {
  const transaction = await begin();
  await inside(transaction)
    .doc('a')
    .update({ data: { n: 10 } });
  await failureOf(
    inside(transaction)
      .doc('b')
      .update({ data: { email: world.db.command.inc(1) } }),
  );
  expect((await failureOf(transaction.commit())).errMsg).toContain(NOT_EXIST);
  expect(await committed('a')).toMatchObject({ n: 1 });
});

test('a collection younger than the snapshot is a conflict', async () => {
  const transaction = await begin();
  await world.db.createCollection(`young-${serial}`);
  const call = transaction.collection(`young-${serial}`).add({ data: { n: 1 } });
  expect((await failureOf(call)).errMsg).toContain(CONFLICT);
});

test('open transactions are limited and end without a trace', async () => {
  const open: SdkTransaction[] = [];
  for (let n = 0; n < databaseLimits.openTransactions; n += 1) open.push(await begin());
  expect((await failureOf(begin())).errMsg).toContain('LimitExceeded');
  world.advanceMs(databaseLimits.transactionMs);
  await (await begin()).rollback();
  expect((await failureOf((open[0] as SdkTransaction).commit())).errMsg).toContain(NOT_EXIST);
});

test('runTransaction: of twenty concurrent ones few succeed, retried by text all do', async () => {
  const increase = async (transaction: SdkTransaction): Promise<void> => {
    const document = inside(transaction).doc('a');
    const n = (await document.get()).data?.['n'] as number;
    await document.update({ data: { n: n + 1 } });
  };
  const plain = await Promise.allSettled(
    Array.from({ length: 20 }, () => world.db.runTransaction(increase)),
  );
  const done = plain.filter(({ status }) => status === 'fulfilled').length;
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(20);
  expect(await committed('a')).toMatchObject({ n: 1 + done });

  const retried = async (): Promise<void> => {
    for (;;) {
      try {
        return await world.db.runTransaction(increase);
      } catch (error) {
        if (!(error as Error).message.includes('TransactionConflict')) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 20 }, retried));
  expect(await committed('a')).toMatchObject({ n: 21 + done });
});
