import { failureOf, startSdkWorld, type SdkWorld } from './sdk-harness';
import type { SdkCollection, SdkTransaction } from './sdk-types';

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

test('reads see the snapshot of the start and the own writes, others see neither', async () => {
  const transaction = await begin();
  await rows.doc('a').update({ data: { n: 100 } });
  await rows.add({ data: { _id: 'late', n: 0, email: 'late@' } });
  expect((await inside(transaction).doc('a').get()).data).toMatchObject({ n: 1 });
  await inside(transaction)
    .doc('b')
    .update({ data: { n: 20 } });
  await inside(transaction).add({ data: { _id: 'new', n: 5, email: 'new@' } });
  await inside(transaction).doc('c').remove();
  const seen = await inside(transaction).orderBy('n', 'desc').get();
  expect(seen.data.map(({ _id, n }) => [_id, n])).toEqual([
    ['b', 20],
    ['new', 5],
    ['a', 1],
  ]);
  expect(await committed('b')).toMatchObject({ n: 2 });
  expect(await committed('new')).toBeUndefined();
  await transaction.commit();
  const now = await rows.orderBy('n', 'asc').get();
  expect(now.data.map(({ _id, n }) => [_id, n])).toEqual([
    ['late', 0],
    ['new', 5],
    ['b', 20],
    ['a', 100],
  ]);
});

test('a query in a transaction pages over stored and own documents together', async () => {
  const transaction = await begin();
  await inside(transaction).add({ data: { _id: 'aa', n: 1.5, email: 'aa@' } });
  await inside(transaction).doc('b').remove();
  const page = (skip: number) =>
    inside(transaction)
      .where({ n: world.db.command.gte(1) })
      .orderBy('n', 'asc')
      .skip(skip)
      .limit(1)
      .get();
  const ids = [
    (await page(0)).data,
    (await page(1)).data,
    (await page(2)).data,
    (await page(3)).data,
  ];
  expect(ids.map(([one]) => one?._id)).toEqual(['a', 'aa', 'c', undefined]);
  await transaction.rollback();
});

test('a write to a document that another transaction has written fails at once', async () => {
  const [first, second] = [await begin(), await begin()];
  await inside(first)
    .doc('a')
    .update({ data: { n: 10 } });
  const lost = await failureOf(
    inside(second)
      .doc('a')
      .update({ data: { n: 20 } }),
  );
  expect(lost).toMatchObject({ errCode: -501001, errMsg: expect.stringContaining(CONFLICT) });
  // The SDK drops the code here, which is why its own retry does not happen.
  expect(lost).not.toHaveProperty('code');
  await first.commit();
  expect(await committed('a')).toMatchObject({ n: 10 });
});

test('a conflict ends the transaction on the server, and frees what it held', async () => {
  const [first, second] = [await begin(), await begin()];
  await inside(first)
    .doc('a')
    .update({ data: { n: 10 } });
  await inside(second)
    .doc('b')
    .update({ data: { n: 20 } });
  await failureOf(
    inside(second)
      .doc('a')
      .update({ data: { n: 20 } }),
  );
  await rows.doc('b').update({ data: { n: 21 } });
  expect(await failureOf(second.commit())).toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
    errMsg: expect.stringContaining(NOT_EXIST),
  });
  await first.rollback();
  expect(await committed('a')).toMatchObject({ n: 1 });
  expect(await committed('b')).toMatchObject({ n: 21 });
});

test.each(['update', 'set', 'remove'] as const)(
  'a %s of a document that changed since the snapshot is a conflict',
  async (act) => {
    const transaction = await begin();
    await rows.doc('a').update({ data: { n: 9 } });
    const document = inside(transaction).doc('a');
    const call = {
      update: () => document.update({ data: { n: 1 } }),
      set: () => document.set({ data: { n: 1, email: 'a@' } }),
      remove: () => document.remove(),
    }[act];
    expect((await failureOf(call())).errMsg).toContain(CONFLICT);
    expect(await committed('a')).toMatchObject({ n: 9 });
  },
);

test('a document removed and made again is not the one of the snapshot', async () => {
  const transaction = await begin();
  await rows.doc('a').remove();
  await rows.add({ data: { _id: 'a', n: 1, email: 'a@' } });
  const call = inside(transaction)
    .doc('a')
    .update({ data: { n: 2 } });
  expect((await failureOf(call)).errMsg).toContain(CONFLICT);
});

test('a document removed since the snapshot is a conflict, one never there is not', async () => {
  const transaction = await begin();
  await rows.doc('a').remove();
  expect(
    (
      await inside(transaction)
        .doc('nobody')
        .update({ data: { n: 1 } })
    ).stats.updated,
  ).toBe(0);
  expect((await inside(transaction).doc('nobody').remove()).stats.removed).toBe(0);
  const call = inside(transaction)
    .doc('a')
    .update({ data: { n: 2 } });
  expect((await failureOf(call)).errMsg).toContain(CONFLICT);
});

test('two transactions that insert the same id conflict, also after the first has committed', async () => {
  const [first, second, third] = [await begin(), await begin(), await begin()];
  const add = (transaction: SdkTransaction, email: string) =>
    inside(transaction).add({ data: { _id: 'same', email } });
  await add(first, '1@');
  expect((await failureOf(add(second, '2@'))).errMsg).toContain(CONFLICT);
  await first.commit();
  expect((await failureOf(add(third, '3@'))).errMsg).toContain(CONFLICT);
  const later = await begin();
  expect((await failureOf(add(later, '4@'))).errMsg).toContain('E11000');
});

test('an id added twice in one transaction is E11000', async () => {
  const transaction = await begin();
  await inside(transaction).add({ data: { _id: 'twice', email: '1@' } });
  const call = inside(transaction).add({ data: { _id: 'twice', email: '2@' } });
  expect((await failureOf(call)).errMsg).toContain('E11000');
});

test('plain writes to what a transaction has written fail, and work when it has ended', async () => {
  const transaction = await begin();
  await inside(transaction)
    .doc('a')
    .update({ data: { n: 10 } });
  await inside(transaction).add({ data: { _id: 'new', email: 'new@' } });
  const writes = [
    () => rows.doc('a').update({ data: { n: 11 } }),
    () => rows.doc('a').remove(),
    () => rows.where({ n: world.db.command.gte(1) }).update({ data: { n: 12 } }),
    () => rows.doc('new').set({ data: { email: 'other@' } }),
    () => rows.add({ data: { _id: 'other', email: 'new@' } }),
  ];
  for (const write of writes) expect((await failureOf(write())).errMsg).toContain(CONFLICT);
  expect((await rows.get()).data.map(({ n }) => n)).toEqual([1, 2, 3]);
  await transaction.rollback();
  for (const write of writes) await write();
});

test('unique keys: taken, being taken, taken since, given up', async () => {
  const add = (transaction: SdkTransaction, id: string, email: string) =>
    inside(transaction).add({ data: { _id: id, email } });
  const first = await begin();
  expect((await failureOf(add(first, 'x', 'a@'))).errMsg).toContain('index: by_email');

  const [second, third, fourth] = [await begin(), await begin(), await begin()];
  await add(second, 'y', 'free@');
  expect((await failureOf(add(third, 'z', 'free@'))).errMsg).toContain(CONFLICT);
  await second.commit();
  expect((await failureOf(add(fourth, 'z', 'free@'))).errMsg).toContain(CONFLICT);

  const fifth = await begin();
  await inside(fifth).doc('a').remove();
  await add(fifth, 'heir', 'a@');
  expect(
    (
      await failureOf(
        inside(fifth)
          .doc('b')
          .update({ data: { email: 'a@' } }),
      )
    ).errMsg,
  ).toContain('E11000');

  const sixth = await begin();
  await inside(sixth)
    .doc('b')
    .update({ data: { email: 'moved@' } });
  await inside(sixth)
    .doc('c')
    .update({ data: { email: 'b@' } });
  await sixth.commit();
  expect(await committed('c')).toMatchObject({ email: 'b@' });
});

test('removing a document and adding it again in one transaction puts it at the end', async () => {
  const transaction = await begin();
  await inside(transaction).doc('a').remove();
  await inside(transaction).add({ data: { _id: 'a', n: 7, email: 'a@' } });
  expect((await inside(transaction).doc('a').get()).data).toMatchObject({ n: 7 });
  await transaction.commit();
  expect((await rows.get()).data.map(({ _id }) => _id)).toEqual(['b', 'c', 'a']);
});

test('set inside a transaction replaces and creates', async () => {
  const transaction = await begin();
  await inside(transaction)
    .doc('a')
    .set({ data: { email: 'set@' } });
  await inside(transaction)
    .doc('made')
    .set({ data: { email: 'made@' } });
  await transaction.commit();
  expect(await committed('a')).toEqual({ _id: 'a', email: 'set@' });
  expect(await committed('made')).toEqual({ _id: 'made', email: 'made@' });
});

test('a missing document read in a transaction is the same error as outside', async () => {
  const transaction = await begin();
  expect((await failureOf(inside(transaction).doc('nobody').get())).errCode).toBe(-1);
  await inside(transaction)
    .doc('a')
    .update({ data: { n: 4 } });
  await transaction.commit();
});

test('rollback forgets everything', async () => {
  const transaction = await begin();
  await inside(transaction)
    .doc('a')
    .update({ data: { n: 10 } });
  await inside(transaction).add({ data: { _id: 'new', email: 'new@' } });
  await transaction.rollback();
  expect((await rows.get()).data.map(({ _id, n }) => [_id, n])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]);
  expect((await failureOf(inside(transaction).doc('a').get())).errMsg).toContain(NOT_EXIST);
});
