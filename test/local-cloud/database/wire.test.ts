import { failureOf, startSdkWorld, type SdkWorld } from './sdk-harness';

let world: SdkWorld;
beforeAll(async () => {
  world = await startSdkWorld();
  world.database.declareCollection({ name: 'wire', indexes: [] });
});
afterAll(() => world.close());

/** The parts of the last request that differ between actions. */
function lastRequest(): Record<string, unknown> {
  const { body } = world.requests[world.requests.length - 1] as SdkWorld['requests'][0];
  const { envName, wxCloudApiToken, tcb_sessionToken, crossAuthorizationToken, ...own } = body;
  expect({ envName, wxCloudApiToken }).toEqual({ envName: 'local', wxCloudApiToken: 'local' });
  expect([tcb_sessionToken, crossAuthorizationToken]).toEqual(['', '']);
  return own;
}

// These pin what the unpatched SDK sends: a new version that speaks otherwise is noticed here.
test('an added document travels as canonical EJSON in a list', async () => {
  const at = new Date(5);
  await world.db.collection('wire').add({ data: { _id: 'a', n: 1, big: 2 ** 40, half: 0.5, at } });
  expect(lastRequest()).toEqual({
    action: 'database.insertDocument',
    collectionName: 'wire',
    data: [
      '{"_id":"a","n":{"$numberInt":"1"},"big":{"$numberLong":"1099511627776"},' +
        '"half":{"$numberDouble":"0.5"},"at":{"$date":{"$numberLong":"5"}}}',
    ],
  });
});

test('a query travels as texts of EJSON with the page as numbers', async () => {
  const _ = world.db.command;
  await world.db
    .collection('wire')
    .where({ n: _.gte(1).and(_.lt(3)), nested: { state: 'x' } })
    .orderBy('n', 'desc')
    .skip(2)
    .limit(5)
    .field({ n: true })
    .get();
  expect(lastRequest()).toEqual({
    action: 'database.getDocument',
    collectionName: 'wire',
    queryType: 'WHERE',
    query:
      '{"nested.state":"x","$and":[{"n":{"$gte":{"$numberInt":"1"}}},{"n":{"$lt":{"$numberInt":"3"}}}]}',
    order: '{"n":{"$numberInt":"-1"}}',
    offset: 2,
    limit: 5,
    projection: '{"n":{"$numberInt":"1"}}',
  });
});

test('an update merges operators, nested fields become dotted', async () => {
  const _ = world.db.command;
  await world.db
    .collection('wire')
    .doc('a')
    .update({ data: { nested: { state: 'y' }, n: _.inc(1), list: _.push([1]), half: _.remove() } });
  expect(lastRequest()).toEqual({
    action: 'database.modifyDocument',
    collectionName: 'wire',
    queryType: 'DOC',
    query: '{"_id":"a"}',
    multi: false,
    merge: true,
    upsert: false,
    data:
      '{"$inc":{"n":{"$numberInt":"1"}},"$push":{"list":{"$each":[{"$numberInt":"1"}]}},' +
      '"$unset":{"half":""},"$set":{"nested.state":"y"}}',
  });
});

test('set replaces and creates', async () => {
  await world.db
    .collection('wire')
    .doc('b')
    .set({ data: { n: 1 } });
  expect(lastRequest()).toMatchObject({ merge: false, upsert: true, multi: false });
});

test('a transaction id comes back beside the data and travels with each operation', async () => {
  const transaction = await world.db.startTransaction();
  expect(lastRequest()).toEqual({ action: 'database.startTransaction' });
  await transaction.collection('wire').doc('a').get();
  const { transactionId } = lastRequest();
  expect(transactionId).toMatch(/^[0-9a-f]{32}$/);
  await transaction.commit();
  expect(lastRequest()).toEqual({ action: 'database.commitTransaction', transactionId });
});

test('a conditional update carries no transaction id, so it happens outside the transaction', async () => {
  const transaction = await world.db.startTransaction();
  await transaction
    .collection('wire')
    .where({ _id: 'a' })
    .update({ data: { outside: true } });
  expect(lastRequest()).not.toHaveProperty('transactionId');
  await transaction.rollback();
  expect((await world.db.collection('wire').doc('a').get()).data).toMatchObject({ outside: true });
});

test('an aggregation travels stage by stage', async () => {
  const { aggregate } = world.db.command;
  await world.db
    .collection('wire')
    .aggregate()
    .match({ n: 1 })
    .group({ _id: '$n', total: aggregate['sum']?.(1) })
    .limit(3)
    .end();
  expect(lastRequest()).toEqual({
    action: 'database.aggregateDocuments',
    collectionName: 'wire',
    stages: [
      { stageKey: '$match', stageValue: '{"n":{"$numberInt":"1"}}' },
      { stageKey: '$group', stageValue: '{"_id":"$n","total":{"$sum":{"$numberInt":"1"}}}' },
      { stageKey: '$limit', stageValue: '3' },
    ],
  });
});

test('modifyAndReturnDoc gives the document after the change', async () => {
  await world.db
    .collection('wire')
    .doc('returned')
    .set({ data: { n: 1 } });
  const reply = await world.database.handle('database.modifyAndReturnDoc', {
    collectionName: 'wire',
    query: '{"_id":"returned"}',
    data: '{"$inc":{"n":{"$numberInt":"2"}}}',
  });
  expect(reply).toEqual({ data: { updated: 1, doc: '{"_id":"returned","n":3}' } });
  const none = await world.database.handle('database.modifyAndReturnDoc', {
    collectionName: 'wire',
    query: '{"_id":"nobody"}',
    data: '{"$inc":{"n":1}}',
  });
  expect(none).toEqual({ data: { updated: 0, doc: null } });
});

test.each([
  ['a missing collection name', 'database.getDocument', {}],
  ['a query that is no EJSON', 'database.getDocument', { collectionName: 'wire', query: '{' }],
  ['a query that is a list', 'database.getDocument', { collectionName: 'wire', query: '[]' }],
  ['a query that is no text', 'database.getDocument', { collectionName: 'wire', query: { a: 1 } }],
  ['a negative page', 'database.getDocument', { collectionName: 'wire', limit: -1 }],
  ['data that is no list', 'database.insertDocument', { collectionName: 'wire', data: '{}' }],
  ['a change of everything', 'database.removeDocument', { collectionName: 'wire', query: '' }],
  ['a commit of nothing', 'database.commitTransaction', {}],
  ['an unknown action', 'database.dropEverything', { collectionName: 'wire' }],
  [
    'a reserved name',
    'database.insertDocument',
    { collectionName: 'wire', data: ['{"__proto__":{"a":1}}'] },
  ],
  [
    'a number that is none',
    'database.getDocument',
    { collectionName: 'wire', query: '{"a":{"$numberInt":"x"}}' },
  ],
  [
    'a date that is none',
    'database.getDocument',
    { collectionName: 'wire', query: '{"a":{"$date":"x"}}' },
  ],
  [
    'deep nesting',
    'database.insertDocument',
    { collectionName: 'wire', data: [`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`] },
  ],
])('%s is refused as an invalid parameter', async (_name, action, body) => {
  expect(await world.database.handle(action, body)).toMatchObject({ code: 'INVALID_PARAM' });
});

test('text of more than 100 KB is refused, and the same document below it is not', async () => {
  const add = (size: number) =>
    world.db.collection('wire').add({ data: { text: 'x'.repeat(size) } });
  expect(await failureOf(add(100 * 1024))).toMatchObject({ errCode: -501007 });
  await add(99 * 1024);
});

test('a reply of more than 1 MB is refused', async () => {
  world.database.declareCollection({ name: 'large', indexes: [] });
  const text = 'x'.repeat(100_000);
  world.database.insertMany(
    'large',
    Array.from({ length: 11 }, (_, n) => ({ n, text })),
  );
  const large = world.db.collection('large');
  expect(await failureOf(large.get())).toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining('size exceed limit'),
  });
  expect((await large.limit(10).get()).data).toHaveLength(10);
  expect((await large.field({ n: true }).get()).data).toHaveLength(11);
});
