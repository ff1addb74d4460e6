import { failureOf, startSdkWorld, type SdkWorld } from './sdk-harness';
import type { SdkCollection } from './sdk-types';

let world: SdkWorld;
let people: SdkCollection;
beforeAll(async () => {
  world = await startSdkWorld();
  world.database.declareCollection({
    name: 'people',
    indexes: [{ name: 'by_age', fields: [['age', 1]] }],
  });
  people = world.db.collection('people');
  world.database.insertMany('people', [
    { _id: 'p1', age: 30, name: '甲', tags: ['a', 'b'], pet: { kind: 'cat', age: 3 } },
    { _id: 'p2', age: 20, name: '乙', tags: [], pet: null },
    { _id: 'p3', age: '20', name: '丙', tags: ['b', { kind: 'b' }] },
    { _id: 'p4', name: 'a', at: new Date(0) },
    { _id: 'p5', age: null, name: 'B', marks: [{ s: 1, k: 'x' }, { s: 5, k: 'y' }, 7] },
    { _id: 'p6', age: 25.5, name: 'b', marks: [{ s: 5, k: 'x' }] },
  ]);
});
afterAll(() => world.close());

const ids = async (where: object) => (await people.where(where).get()).data.map(({ _id }) => _id);

test('a comparison holds within one type only', async () => {
  const _ = world.db.command;
  expect(await ids({ age: _.gte(20) })).toEqual(['p1', 'p2', 'p6']);
  expect(await ids({ age: _.gte('2') })).toEqual(['p3']);
  expect(await ids({ age: _.lt(26) })).toEqual(['p2', 'p6']);
  expect(await ids({ at: _.lte(new Date(1)) })).toEqual(['p4']);
});

test('null matches a missing field, exists tells them apart', async () => {
  const _ = world.db.command;
  expect(await ids({ age: null })).toEqual(['p4', 'p5']);
  expect(await ids({ age: _.exists(true) })).toEqual(['p1', 'p2', 'p3', 'p5', 'p6']);
  expect(await ids({ age: _.exists(false) })).toEqual(['p4']);
  expect(await ids({ age: _.neq(20) })).toEqual(['p1', 'p3', 'p4', 'p5', 'p6']);
  expect(await ids({ age: _.nin([20, null]) })).toEqual(['p1', 'p3', 'p6']);
});

test('an array matches by element, whole, by size and by all', async () => {
  const _ = world.db.command;
  expect(await ids({ tags: 'b' })).toEqual(['p1', 'p3']);
  expect(await ids({ tags: _.eq(['a', 'b']) })).toEqual(['p1']);
  expect(await ids({ tags: _.size(0) })).toEqual(['p2']);
  expect(await ids({ tags: _.all(['a', 'b']) })).toEqual(['p1']);
  expect(await ids({ 'tags.0': 'a' })).toEqual(['p1']);
});

test('elemMatch on fields does not match scalar elements', async () => {
  const _ = world.db.command;
  expect(await ids({ marks: _.elemMatch({ s: 5, k: 'x' }) })).toEqual(['p6']);
  expect(await ids({ marks: _.elemMatch({ s: _.gte(5) }) })).toEqual(['p5', 'p6']);
  expect(await ids({ marks: _.elemMatch({ other: _.neq(1) }) })).toEqual(['p5', 'p6']);
  expect(await ids({ tags: _.elemMatch({ kind: _.exists(false) }) })).toEqual([]);
  expect(await ids({ marks: _.elemMatch(_.eq(7)) })).toEqual(['p5']);
});

test('nested fields, patterns and logic', async () => {
  const _ = world.db.command;
  expect(await ids({ pet: { kind: 'cat' } })).toEqual(['p1']);
  expect(await ids({ 'pet.age': _.gt(2) })).toEqual(['p1']);
  expect(await ids({ name: /^[ab]$/i })).toEqual(['p4', 'p5', 'p6']);
  expect(await ids({ name: world.db.RegExp({ regexp: '^b', options: 'i' }) })).toEqual([
    'p5',
    'p6',
  ]);
  expect(await ids(_.or([{ age: 20 }, { name: 'a' }]))).toEqual(['p2', 'p4']);
  expect(await ids(_.nor([{ age: 20 }, { name: 'a' }]))).toEqual(['p1', 'p3', 'p5', 'p6']);
  expect(await ids({ age: _.not(_.gte(20)) })).toEqual(['p3', 'p4', 'p5']);
  expect(await ids({ age: _.mod(10, 0) })).toEqual(['p1', 'p2']);
  expect(await ids({ _id: _.in(['p6', 'p1', 'nobody']) })).toEqual(['p1', 'p6']);
  expect(await ids({ _id: _.gt('p4').and(_.lte('p5')) })).toEqual(['p5']);
});

test('a sort follows the order of types, by index and in memory alike', async () => {
  const order = async (field: string, direction: 'asc' | 'desc') =>
    (await people.orderBy(field, direction).get()).data.map(({ _id }) => _id);
  expect(await order('age', 'asc')).toEqual(['p4', 'p5', 'p2', 'p6', 'p1', 'p3']);
  expect(await order('age', 'desc')).toEqual(['p3', 'p1', 'p6', 'p2', 'p5', 'p4']);
  expect(await order('name', 'asc')).toEqual(['p5', 'p4', 'p6', 'p3', 'p2', 'p1']);
  expect(await order('marks.s', 'desc')).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1']);
  expect(await order('_id', 'desc')).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1']);
});

test('a projection keeps the fields named, or all but those named', async () => {
  const one = async (projection: object) => (await people.doc('p1').field(projection).get()).data;
  expect(await one({ name: true })).toEqual({ _id: 'p1', name: '甲' });
  expect(await one({ 'pet.kind': true, _id: false })).toEqual({ pet: { kind: 'cat' } });
  expect(await one({ tags: false, pet: false })).toEqual({ _id: 'p1', age: 30, name: '甲' });
  const marks = await people.where({ _id: 'p5' }).field({ 'marks.s': true }).get();
  expect(marks.data).toEqual([{ _id: 'p5', marks: [{ s: 1 }, { s: 5 }] }]);
  expect(await failureOf(one({ name: true, pet: false }))).toMatchObject({ errCode: -502001 });
});

test('a missing document is an error unless asked otherwise', async () => {
  expect(await failureOf(people.doc('nobody').get())).toMatchObject({
    errCode: -1,
    errMsg: expect.stringContaining('document with _id nobody does not exist'),
  });
  const lenient = world.sdk.database({ throwOnNotFound: false });
  expect((await lenient.collection('people').doc('nobody').get()).data).toBeNull();
});

describe('pages', () => {
  let pages: SdkCollection;
  beforeAll(() => {
    world.database.declareCollection({ name: 'pages', indexes: [] });
    world.database.insertMany(
      'pages',
      Array.from({ length: 1_100 }, (_, n) => ({ n, odd: n % 2 === 1, mirror: -n })),
    );
    pages = world.db.collection('pages');
  });

  test('hold 100 documents by default and 1000 at most, in insertion order', async () => {
    const first = (await pages.get()).data.map(({ n }) => n);
    expect(first).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect((await pages.limit(5_000).get()).data).toHaveLength(1_000);
    expect(await pages.count()).toMatchObject({ total: 1_100 });
  });

  test('continue where the last one ended, also where documents are filtered in memory', async () => {
    const filtered = await pages.where({ odd: true }).skip(250).limit(3).get();
    expect(filtered.data.map(({ n }) => n)).toEqual([501, 503, 505]);
    const sorted = await pages.where({ odd: true }).orderBy('mirror', 'asc').skip(2).limit(2).get();
    expect(sorted.data.map(({ n }) => n)).toEqual([1_095, 1_093]);
    expect((await pages.skip(1_090).get()).data).toHaveLength(10);
    expect(await pages.where({ odd: true }).count()).toMatchObject({ total: 550 });
  });

  test('are found beyond many rows that the index lets through and the query does not', async () => {
    world.database.declareCollection({
      name: 'pages',
      indexes: [{ name: 'by_n', fields: [['n', 1]] }],
    });
    const page = await pages.where({ odd: true }).orderBy('n', 'desc').skip(400).limit(2).get();
    expect(page.data.map(({ n }) => n)).toEqual([299, 297]);
  });
});

test('generated ids sort by the time they were made', async () => {
  await world.db.createCollection('made');
  const made = world.db.collection('made');
  const added: string[] = [];
  for (let n = 0; n < 30; n += 1) added.push((await made.add({ data: { n } }))._id);
  expect([...added].sort()).toEqual(added);
  expect(new Set(added).size).toBe(30);
  expect(added[0]).toMatch(/^[0-9a-f]{32}$/);
});

test('a server date is the time of the database, with its offset', async () => {
  await world.db.createCollection('dates');
  const dates = world.db.collection('dates');
  const data = { now: world.db.serverDate(), later: world.db.serverDate({ offset: 60_000 }) };
  const { _id } = await dates.add({ data });
  const stored = (await dates.doc(_id).get()).data as unknown as { now: Date; later: Date };
  expect(stored.now).toBeInstanceOf(Date);
  expect(stored.later.getTime() - stored.now.getTime()).toBe(60_000);
});

test('collections that are not there are told apart from empty ones', async () => {
  const { db } = world;
  const missing = db.collection('missing');
  const calls = [
    missing.get(),
    missing.count(),
    missing.add({ data: {} }),
    missing.doc('x').get(),
    missing.doc('x').update({ data: { a: 1 } }),
  ];
  for (const call of calls) expect((await failureOf(call)).errCode).toBe(-502005);
  // The SDK drops the code of a failed aggregation; only the text is left.
  expect(await failureOf(missing.aggregate().match({}).end())).toMatchObject({
    errCode: -1,
    errMsg: expect.stringContaining('Db or Table not exist'),
  });
  await db.createCollection('missing');
  expect((await missing.get()).data).toEqual([]);
  expect(await failureOf(db.createCollection('missing'))).toMatchObject({
    errMsg: expect.stringContaining('Table exist'),
  });
});

test('text of every kind comes back as it went in', async () => {
  await world.db.createCollection('texts');
  const texts = world.db.collection('texts');
  world.database.declareCollection({ name: 'texts', indexes: [{ name: 't', fields: [['t', 1]] }] });
  const samples = [
    '',
    ' ',
    '你好',
    '😀👨‍👩‍👧',
    '"\'\\',
    "'; DROP TABLE x;--",
    'a\nb\t',
    '$where',
    '\u2028',
    'a\u0000b',
    '%',
    '{"$date":"x"}',
  ];
  for (const t of samples) {
    const { _id } = await texts.add({ data: { t } });
    expect((await texts.doc(_id).get()).data).toEqual({ _id, t });
    expect((await texts.where({ t }).get()).data).toEqual([{ _id, t }]);
  }
});
