import { failureOf, startSdkWorld, type SdkWorld } from './sdk-harness';
import type { SdkCollection, SdkDocument } from './sdk-types';

let world: SdkWorld;
let things: SdkCollection;
beforeAll(async () => {
  world = await startSdkWorld();
  world.database.declareCollection({
    name: 'things',
    indexes: [{ name: 'by_kind', fields: [['kind', 1]] }],
  });
  things = world.db.collection('things');
});
afterAll(() => world.close());

let serial = 0;
async function thing(data: object): Promise<SdkDocument> {
  serial += 1;
  const document = things.doc(`thing-${serial}`);
  await document.set({ data });
  return document;
}

async function after(data: object, change: object): Promise<object> {
  const document = await thing(data);
  await document.update({ data: change });
  const { _id, ...rest } = (await document.get()).data ?? { _id: '' };
  expect(_id).not.toBe('');
  return rest;
}

test('each update operator does what MongoDB does', async () => {
  const _ = world.db.command;
  expect(await after({ n: 1 }, { n: _.inc(2), m: _.inc(-1) })).toEqual({ n: 3, m: -1 });
  expect(await after({ n: 3 }, { n: _.mul(2), m: _.mul(2) })).toEqual({ n: 6, m: 0 });
  expect(await after({ n: 3, m: 3 }, { n: _.min(2), m: _.max(2) })).toEqual({ n: 2, m: 3 });
  expect(await after({ a: 1, b: 2 }, { a: _.remove(), 'c.d': _.remove() })).toEqual({ b: 2 });
  expect(await after({ a: { b: 1 } }, { a: { c: 2 } })).toEqual({ a: { b: 1, c: 2 } });
  expect(await after({ a: { b: 1 } }, { a: _.set({ c: 2 }) })).toEqual({ a: { c: 2 } });
  expect(await after({ a: 1 }, { a: _.rename('z') })).toEqual({ z: 1 });
  expect(await after({ l: [1, 2] }, { 'l.1': 5 })).toEqual({ l: [1, 5] });
  expect(await after({ z: 1 }, { 'a.b.c': new Date(0) })).toEqual({
    z: 1,
    a: { b: { c: new Date(0) } },
  });
});

test('each list operator does what MongoDB does', async () => {
  const _ = world.db.command;
  expect(await after({ l: [1] }, { l: _.push([2, 3]), m: _.push([1]) })).toEqual({
    l: [1, 2, 3],
    m: [1],
  });
  const kept = { each: [9], position: 0, slice: 2 };
  expect(await after({ l: [1, 2] }, { l: _.push(kept) })).toEqual({ l: [9, 1] });
  expect(await after({ l: [2] }, { l: _.unshift([0, 1]) })).toEqual({ l: [0, 1, 2] });
  expect(await after({ l: [1, 2, 3] }, { l: _.pop() })).toEqual({ l: [1, 2] });
  expect(await after({ l: [1, 2, 3] }, { l: _.shift() })).toEqual({ l: [2, 3] });
  expect(await after({ l: [1, 5, 9] }, { l: _.pull(_.gte(5)) })).toEqual({ l: [1] });
  expect(await after({ l: [{ k: 1 }, { k: 2 }] }, { l: _.pull({ k: 2 }) })).toEqual({
    l: [{ k: 1 }],
  });
  expect(await after({ l: [1, 2, 1] }, { l: _.pullAll([1]) })).toEqual({ l: [2] });
  expect(await after({ l: [1] }, { l: _.addToSet(2) })).toEqual({ l: [1, 2] });
  expect(await after({ l: [1] }, { l: _.addToSet(1) })).toEqual({ l: [1] });
});

// mingo does nothing in these cases, where MongoDB refuses.
test.each([
  [
    '$inc of a text',
    { a: 'x' },
    (w: SdkWorld) => ({ a: w.db.command.inc(1) }),
    'Cannot apply $inc',
  ],
  ['$inc of null', { a: null }, (w: SdkWorld) => ({ a: w.db.command.inc(1) }), 'type null'],
  ['$inc by a text', { a: 1 }, (w: SdkWorld) => ({ a: w.db.command.inc('1') }), 'non-numeric'],
  ['$mul of a date', { a: new Date(0) }, (w: SdkWorld) => ({ a: w.db.command.mul(2) }), '$mul'],
  [
    '$push on a text',
    { a: 'x' },
    (w: SdkWorld) => ({ a: w.db.command.push([1]) }),
    'must be an array',
  ],
  [
    '$push on null',
    { a: null },
    (w: SdkWorld) => ({ a: w.db.command.push([1]) }),
    'must be an array',
  ],
  [
    '$addToSet on an object',
    { a: {} },
    (w: SdkWorld) => ({ a: w.db.command.addToSet(1) }),
    'must be an array',
  ],
  [
    '$pull on a number',
    { a: 1 },
    (w: SdkWorld) => ({ a: w.db.command.pull(1) }),
    'must be an array',
  ],
  ['$pop on a text', { a: 'x' }, (w: SdkWorld) => ({ a: w.db.command.pop() }), 'must be an array'],
  [
    '$set through a number',
    { a: 1 },
    () => ({ 'a.b': 1 }),
    "Cannot create field 'b' in element {a: 1}",
  ],
  ['$set through null', { a: null }, () => ({ a: { b: 1 } }), "Cannot create field 'b'"],
  ['$set through a list', { a: [1] }, () => ({ 'a.b': 1 }), "Cannot create field 'b'"],
  [
    '$inc through a text',
    { a: { b: 'x' } },
    (w: SdkWorld) => ({ 'a.b.c': w.db.command.inc(1) }),
    "Cannot create field 'c'",
  ],
  [
    'two changes of one place',
    { a: {} },
    (w: SdkWorld) => ({ 'a.b': 1, a: w.db.command.set({}) }),
    'conflict',
  ],
  ['a $ name', { a: {} }, (w: SdkWorld) => ({ a: w.db.command.set({ $b: 1 }) }), 'dollar'],
  ['a dotted name', { a: {} }, (w: SdkWorld) => ({ a: w.db.command.set({ 'b.c': 1 }) }), 'dotted'],
  ['an empty name', { a: {} }, () => ({ 'a..b': 1 }), 'empty field name'],
  ['a name of JavaScript', { a: {} }, () => ({ 'constructor.prototype.x': 1 }), 'reserved'],
])('%s is refused and changes nothing', async (_name, before, change, text) => {
  const document = await thing(before);
  const kept = (await document.get()).data;
  expect(await failureOf(document.update({ data: change(world) }))).toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining(text),
  });
  expect((await document.get()).data).toEqual(kept);
});

test('an update counts what changed, not what matched', async () => {
  const document = await thing({ kind: 'same', n: 1 });
  expect((await document.update({ data: { n: 1 } })).stats.updated).toBe(0);
  expect((await document.update({ data: { n: 2 } })).stats.updated).toBe(1);
  expect((await things.doc('nobody').update({ data: { n: 1 } })).stats.updated).toBe(0);
});

test('set replaces the document or creates it, and keeps the id', async () => {
  const document = things.doc('set');
  expect((await document.set({ data: { a: 1, b: 2 } })).stats).toEqual({ updated: 0, created: 1 });
  expect((await document.set({ data: { c: 3 } })).stats).toEqual({ updated: 1, created: 0 });
  expect((await document.get()).data).toEqual({ _id: 'set', c: 3 });
});

test('an id is taken once, and the refusal carries E11000', async () => {
  await things.add({ data: { _id: 'once', n: 1 } });
  const again = await failureOf(things.add({ data: { _id: 'once', n: 2 } }));
  expect(again.errCode).toBe(-502001);
  expect(again.errMsg).toContain('E11000 duplicate key error collection: local.things index: _id_');
  expect((await things.doc('once').get()).data).toMatchObject({ n: 1 });
});

test('several documents are added together or not at all', async () => {
  const added = await things.add({ data: [{ _id: 'm1' }, { kind: 'm' }] as never });
  expect(added._ids).toHaveLength(2);
  await failureOf(things.add({ data: [{ _id: 'm2' }, { _id: 'm1' }] as never }));
  expect((await things.where({ _id: 'm2' }).get()).data).toEqual([]);
});

test('a conditional update is a compare-and-set: one of twenty wins each version', async () => {
  const document = await thing({ version: 0, n: 0 });
  const { _id } = (await document.get()).data ?? { _id: '' };
  const raise = () =>
    things.where({ _id, version: 0 }).update({ data: { version: 1, n: world.db.command.inc(1) } });
  const results = await Promise.all(Array.from({ length: 20 }, raise));
  expect(results.reduce((sum, { stats }) => sum + stats.updated, 0)).toBe(1);
  expect((await document.get()).data).toMatchObject({ version: 1, n: 1 });
});

test('changes and removals of many documents go beyond one turn', async () => {
  world.database.declareCollection({ name: 'many', indexes: [{ name: 'n', fields: [['n', 1]] }] });
  world.database.insertMany(
    'many',
    Array.from({ length: 700 }, (_, n) => ({ n, odd: n % 2 === 1 })),
  );
  const many = world.db.collection('many');
  const _ = world.db.command;
  // Every changed document still matches: each must be changed once all the same.
  const raised = await many.where({ n: _.gte(0) }).update({ data: { n: _.inc(1_000) } });
  expect(raised.stats.updated).toBe(700);
  expect((await many.where({ n: _.lt(1_000) }).get()).data).toEqual([]);
  expect((await many.where({ n: _.gte(2_000) }).get()).data).toEqual([]);
  expect((await many.where({ odd: true }).remove()).stats.removed).toBe(350);
  expect((await many.where({ odd: false }).remove({ multi: false })).stats.removed).toBe(1);
  expect(
    (await many.where({ odd: false }).update({ data: { odd: 0 }, multi: false })).stats.updated,
  ).toBe(1);
  expect((await many.count()).total).toBe(349);
  expect((await many.where({}).remove()).stats.removed).toBe(349);
});

test('removing by id tells whether there was something', async () => {
  const document = await thing({ short: 'lived' });
  expect((await document.remove()).stats.removed).toBe(1);
  expect((await document.remove()).stats.removed).toBe(0);
});

test.each([
  ['a $ name', { $a: 1 }, 'dollar'],
  ['a nested $ name', { a: [{ $b: 1 }] }, 'dollar'],
  ['a dotted name', { 'a.b': 1 }, 'dotted'],
  ['a pattern', { a: /x/ }, 'regular expressions'],
  ['an infinite number', { a: Infinity }, 'Infinity'],
])('%s cannot be stored', async (_name, data, text) => {
  expect(await failureOf(things.add({ data }))).toMatchObject({
    errCode: -502001,
    errMsg: expect.stringContaining(text),
  });
});

test('an id that is no text, and a date no index could order, are refused', async () => {
  expect((await failureOf(things.add({ data: { _id: 7 } }))).errCode).toBe(-501007);
  const far = new Date(8.64e15);
  expect((await failureOf(things.add({ data: { far } }))).errMsg).toContain('dates before');
  expect((await things.where({ _id: 7 }).get()).data).toEqual([]);
});
