import type { SdkCollection, SdkCommand } from '../local-cloud/database/sdk-types';
import { startConformanceWorld, type ConformanceWorld } from './world';

let world: ConformanceWorld;
let rows: SdkCollection;
let _: SdkCommand;

const threads = [
  { _id: 't0', state: 'waiting', dueAtMs: 300, school: { id: 's1' }, tags: ['red'] },
  { _id: 't1', state: 'waiting', dueAtMs: 100, school: { id: 's1' }, tags: [] },
  { _id: 't2', state: 'answered', dueAtMs: 200, school: { id: 's2' }, tags: ['red', 'new'] },
  { _id: 't3', state: 'closed', dueAtMs: null, school: { id: 's2' } },
  { _id: 't4', state: 'waiting', school: { id: 's3' }, note: 'x' },
];

beforeAll(async () => {
  world = await startConformanceWorld();
  _ = world.db.command;
  rows = await world.collection('queries');
  for (const data of threads) await rows.add({ data });
});
afterAll(() => world.close());

const ids = async (where: object): Promise<string[]> =>
  (await rows.where(where).get()).data.map(({ _id }) => _id);

test('comparisons', async () => {
  expect(await ids({ state: 'waiting' })).toEqual(['t0', 't1', 't4']);
  expect(await ids({ state: _.neq('waiting') })).toEqual(['t2', 't3']);
  expect(await ids({ state: _.in(['closed', 'answered']) })).toEqual(['t2', 't3']);
  expect(await ids({ state: _.nin(['closed', 'answered']) })).toEqual(['t0', 't1', 't4']);
  expect(await ids({ dueAtMs: _.gt(100) })).toEqual(['t0', 't2']);
  expect(await ids({ dueAtMs: _.gte(100).and(_.lt(300)) })).toEqual(['t1', 't2']);
  expect(await ids({ dueAtMs: _.lte(100) })).toEqual(['t1']);
});

test('null, missing and present', async () => {
  expect(await ids({ dueAtMs: null })).toEqual(['t3', 't4']);
  expect(await ids({ dueAtMs: _.exists(false) })).toEqual(['t4']);
  expect(await ids({ note: _.exists(true) })).toEqual(['t4']);
});

test('nested fields, lists and logic', async () => {
  expect(await ids({ 'school.id': 's2' })).toEqual(['t2', 't3']);
  expect(await ids({ school: { id: 's1' }, state: 'waiting' })).toEqual(['t0', 't1']);
  expect(await ids({ tags: 'red' })).toEqual(['t0', 't2']);
  expect(await ids(_.or([{ state: 'closed' }, { tags: 'new' }]))).toEqual(['t2', 't3']);
  expect(await ids(_.and([{ state: 'waiting' }, _.or([{ dueAtMs: 100 }, { note: 'x' }])]))).toEqual(
    ['t1', 't4'],
  );
});

test('a second where replaces the first', async () => {
  const found = await rows.where({ state: 'closed' }).where({ state: 'answered' }).get();
  expect(found.data.map(({ _id }) => _id)).toEqual(['t2']);
});

test('sorting, by several fields and both ways', async () => {
  const sorted = await rows
    .where({ dueAtMs: _.gt(0) })
    .orderBy('dueAtMs', 'desc')
    .get();
  expect(sorted.data.map(({ _id }) => _id)).toEqual(['t0', 't2', 't1']);
  const twice = await rows.orderBy('school.id', 'desc').orderBy('_id', 'asc').get();
  expect(twice.data.map(({ _id }) => _id)).toEqual(['t4', 't2', 't3', 't0', 't1']);
});

test('paging goes through everything once', async () => {
  const seen: string[] = [];
  for (let skip = 0; ; skip += 2) {
    const { data } = await rows.orderBy('_id', 'asc').skip(skip).limit(2).get();
    seen.push(...data.map(({ _id }) => _id));
    if (data.length < 2) break;
  }
  expect(seen).toEqual(['t0', 't1', 't2', 't3', 't4']);
});

test('a page holds at most 100 documents by default', async () => {
  const many = await world.collection('many');
  for (let batch = 0; batch < 3; batch += 1) {
    const data = Array.from({ length: 40 }, (unused, n) => ({ n: batch * 40 + n }));
    await many.add({ data });
  }
  expect((await many.get()).data).toHaveLength(100);
  expect((await many.limit(110).get()).data).toHaveLength(110);
  expect((await many.skip(100).get()).data).toHaveLength(20);
  expect((await many.count()).total).toBe(120);
});

test('projection', async () => {
  const kept = await rows.where({ _id: 't0' }).field({ state: true, 'school.id': true }).get();
  expect(kept.data).toEqual([{ _id: 't0', state: 'waiting', school: { id: 's1' } }]);
  const { data } = await rows.doc('t4').field({ state: false, school: false }).get();
  expect(data).toEqual({ _id: 't4', note: 'x' });
});

test('counting', async () => {
  expect((await rows.count()).total).toBe(5);
  expect((await rows.where({ state: 'waiting' }).count()).total).toBe(3);
  expect((await rows.where({ state: 'nothing' }).count()).total).toBe(0);
});

test('aggregation: match, group, sort, limit', async () => {
  const { aggregate } = _;
  const { list } = await rows
    .aggregate()
    .match({ state: _.in(['waiting', 'answered']) })
    .group({
      _id: '$state',
      total: aggregate['sum']?.(1),
      latest: aggregate['max']?.('$dueAtMs'),
    })
    .sort({ total: -1 })
    .limit(1)
    .end();
  expect(list).toEqual([{ _id: 'waiting', total: 3, latest: 300 }]);
  const counted = await rows.aggregate().match({ 'school.id': 's1' }).count('n').end();
  expect(counted.list).toEqual([{ n: 2 }]);
  const projected = await rows
    .aggregate()
    .sort({ _id: 1 })
    .skip(1)
    .limit(1)
    .project({ state: 1 })
    .end();
  expect(projected.list).toEqual([{ _id: 't1', state: 'waiting' }]);
});
