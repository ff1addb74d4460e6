import { failureOf, startSdkWorld, type SdkWorld } from './sdk-harness';

let world: SdkWorld;
beforeAll(async () => {
  world = await startSdkWorld();
  world.database.declareCollection({ name: 'rows', indexes: [{ name: 'n', fields: [['n', 1]] }] });
  world.database.insertMany('rows', [{ _id: 'a', n: 1, l: [1, { k: 1 }] }]);
});
afterAll(() => world.close());

type Conditions = () => object;
const raw =
  (operators: object): Conditions =>
  () => ({ n: operators });

// Each of these MongoDB refuses, or mingo would answer differently from MongoDB.
test.each<[string, Conditions, string]>([
  ['an unknown operator', raw({ $foo: 1 }), 'unknown operator: $foo'],
  ['an unknown operator beside a known one', raw({ $gt: 1, $foo: 1 }), 'unknown operator: $foo'],
  ['an unknown operator deep inside', raw({ $not: { $foo: 1 } }), 'unknown operator: $foo'],
  ['an unknown operator on top', () => ({ $foo: [{ n: 1 }] }), 'unknown top level operator'],
  ['an operator inside a value', raw({ $eq: { a: { $gt: 1 } } }), 'unknown operator: $gt'],
  ['an operator inside a list', raw({ $in: [{ $gt: 1 }] }), 'unknown operator: $gt'],
  ['$where', () => ({ $where: 'true' }), 'does not serve the operator $where'],
  ['$expr', () => ({ $expr: { $gt: ['$n', 1] } }), 'does not serve the operator $expr'],
  ['$jsonSchema', () => ({ $jsonSchema: {} }), 'does not serve the operator $jsonSchema'],
  ['$type', raw({ $type: 'int' }), 'does not serve the operator $type'],
  ['a place', raw({ $nearSphere: { $geometry: {} } }), 'does not serve the operator $nearSphere'],
  ['$in without a list', raw({ $in: 1 }), '$in needs an array'],
  ['$gt null', raw({ $gt: null }), '$gt with null'],
  ['$lte a list', raw({ $lte: [1] }), '$lte with null, a list'],
  ['$lt an object', raw({ $lt: { a: 1 } }), '$lt with null, a list or an object'],
  ['$size of a text', raw({ $size: 'x' }), '$size must be a whole number'],
  ['$mod by zero', raw({ $mod: [0, 1] }), 'divisor cannot be 0'],
  ['$exists of a text', raw({ $exists: 'yes' }), '$exists needs true or false'],
  ['$ne a pattern', raw({ $ne: /x/ }), "Can't have regex"],
  ['$elemMatch a number', raw({ $elemMatch: 1 }), '$elemMatch needs an Object'],
  ['$all with $elemMatch', raw({ $all: [{ $elemMatch: { k: 1 } }] }), '$elemMatch in $all'],
  ['$options alone', raw({ $options: 'i' }), '$options needs a $regex'],
  ['an empty $or', () => ({ $or: [] }), '$or must be a nonempty array'],
  ['a $or of a number', () => ({ $or: [1] }), 'full objects'],
  ['an empty path', () => ({ 'a..b': 1 }), 'empty field name'],
  ['a path into JavaScript', () => ({ 'constructor.name': 'x' }), 'reserved'],
])('%s is refused, reading and writing', async (_name, conditions, text) => {
  const where = conditions();
  const query = JSON.stringify(where, (_key, value: unknown) =>
    value instanceof RegExp
      ? { $regularExpression: { pattern: value.source, options: '' } }
      : value,
  );
  const rows = world.db.collection('rows').where(where);
  const expected = { errCode: -502001, errMsg: expect.stringContaining(text) };
  const viaSdk = await failureOf(rows.get());
  // The SDK itself refuses or rewrites some shapes, so the wire is tried as well.
  if (viaSdk.errCode !== -1) expect(viaSdk).toMatchObject(expected);
  for (const action of ['getDocument', 'calculateDocument', 'removeDocument', 'modifyDocument']) {
    const reply = await world.database.handle(`database.${action}`, {
      collectionName: 'rows',
      queryType: 'WHERE',
      query,
      data: '{"$set":{"m":1}}',
      merge: true,
      multi: true,
    });
    expect(reply).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining(text),
    });
  }
});

test.each([
  ['an unknown modifier', '{"$foo":{"a":1}}', 'Unknown modifier: $foo'],
  ['no operators', '{"a":1}', 'atomic operators'],
  ['an empty operator', '{"$set":{}}', "'$set' is empty"],
  ['an operator on nothing', '{"$set":1}', 'Modifiers operate on fields'],
  ['the id', '{"$set":{"_id":"b"}}', 'immutable field'],
  ['a positional path', '{"$set":{"l.$.k":1}}', 'dollar'],
  ['an unknown clause of $push', '{"$push":{"l":{"$each":[1],"$foo":1}}}', 'Unrecognized clause'],
  ['$each without a list', '{"$push":{"l":{"$each":1}}}', '$each in $push must be an array'],
  ['$pop by two', '{"$pop":{"l":2}}', '$pop expects'],
  ['$pull by an unknown operator', '{"$pull":{"l":{"$foo":1}}}', 'unknown operator: $foo'],
  ['$setOnInsert', '{"$setOnInsert":{"a":1}}', 'does not serve'],
  ['$rename to a number', '{"$rename":{"n":1}}', 'must be a string'],
])('an update with %s is refused', async (_name, data, text) => {
  const before = world.database.dump();
  const reply = await world.database.handle('database.modifyDocument', {
    collectionName: 'rows',
    queryType: 'DOC',
    query: '{"_id":"a"}',
    data,
    merge: true,
  });
  expect(reply).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining(text),
  });
  expect(world.database.dump()).toEqual(before);
});

test('whatever a body holds, the answer is a reply and never an exception', async () => {
  const odd = [
    undefined,
    null,
    1,
    '',
    'x',
    [],
    {},
    [null],
    { a: 1 },
    '{"$or":1}',
    '[1]',
    '{"a":{"$in":{}}}',
  ];
  const actions = [
    'getDocument',
    'insertDocument',
    'modifyDocument',
    'removeDocument',
    'aggregateDocuments',
    'modifyAndReturnDoc',
    'calculateDocument',
    'addCollection',
    'commitTransaction',
    'startTransaction',
  ];
  const fields = [
    'collectionName',
    'query',
    'data',
    'order',
    'projection',
    'limit',
    'offset',
    'stages',
    'transactionId',
    'queryType',
  ];
  for (const action of actions) {
    for (const name of fields) {
      for (const value of odd) {
        const body = { collectionName: 'rows', query: '{"_id":"zz"}', [name]: value };
        const reply = await world.database.handle(`database.${action}`, body);
        expect(typeof reply).toBe('object');
        expect(reply.code).not.toBe('SYS_ERR');
        if (reply.transactionId) {
          await world.database.handle('database.abortTransaction', { ...reply });
        }
      }
    }
  }
});
