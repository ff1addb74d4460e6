import { failureOf } from '../local-cloud/database/sdk-harness';
import type { SdkCollection, SdkCommand } from '../local-cloud/database/sdk-types';
import { notMeasuredHere, startConformanceWorld, type ConformanceWorld } from './world';

let world: ConformanceWorld;
let rows: SdkCollection;
let _: SdkCommand;
beforeAll(async () => {
  world = await startConformanceWorld();
  _ = world.db.command;
});
afterAll(() => world.close());
beforeEach(async () => {
  rows = await world.collection('documents');
});

describe('adding', () => {
  test('a document keeps its own _id and every type of value', async () => {
    const data = {
      _id: 'own',
      text: '你好 😀',
      whole: 7,
      large: 1_700_000_000_000,
      half: 0.5,
      yes: true,
      nothing: null,
      at: new Date(1_700_000_000_123),
      list: [1, 'two', { three: 3 }],
      nested: { deep: { deeper: [] } },
    };
    expect((await rows.add({ data }))._id).toBe('own');
    expect((await rows.doc('own').get()).data).toEqual(data);
  });

  test('a document without _id gets one, and later ones sort after it', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push((await rows.add({ data: { n } }))._id);
    expect(new Set(ids).size).toBe(3);
    expect((await rows.get()).data.map(({ n }) => n)).toEqual([0, 1, 2]);
  });

  test('an _id that is taken is refused, recognisably', async () => {
    await rows.add({ data: { _id: 'taken', n: 1 } });
    const refused = await failureOf(rows.add({ data: { _id: 'taken', n: 2 } }));
    expect(refused.errMsg).toMatch(/E11000|DATABASE_DUPLICATE_WRITE/);
    expect((await rows.doc('taken').get()).data).toEqual({ _id: 'taken', n: 1 });
  });

  test('a unique index refuses a second value and a second null', async () => {
    if (!world.declareUnique) {
      notMeasuredHere('unique indexes (the SDK cannot declare one)');
      return;
    }
    const unique = await world.collection('unique');
    world.declareUnique('unique', 'key');
    await unique.add({ data: { key: 'a' } });
    await unique.add({ data: { other: 1 } });
    const again = [{ key: 'a' }, { other: 2 }, { key: null }];
    for (const data of again) {
      const refused = await failureOf(unique.add({ data }));
      expect(refused).toMatchObject({ errCode: -502001 });
      expect(refused.errMsg).toMatch(/E11000|DATABASE_DUPLICATE_WRITE/);
    }
  });

  test('a name that begins with $ is refused', async () => {
    expect((await failureOf(rows.add({ data: { $bad: 1 } }))).errCode).toBe(-502001);
  });
});

describe('reading', () => {
  test('a missing document is an error that names its id', async () => {
    const missing = await failureOf(rows.doc('nobody').get());
    expect(missing).toMatchObject({ errCode: -1 });
    expect(missing.errMsg).toContain('document with _id nobody does not exist');
  });

  test('… or null when asked for', async () => {
    const lenient = world.sdk.database({ throwOnNotFound: false });
    const name = 'runxin-conformance-documents';
    expect((await lenient.collection(name).doc('nobody').get()).data).toBeNull();
  });

  test('a collection that is not there is told apart', async () => {
    const missing = world.db.collection('runxin-conformance-never-created');
    expect((await failureOf(missing.get())).errCode).toBe(-502005);
    expect((await failureOf(missing.add({ data: { a: 1 } }))).errCode).toBe(-502005);
  });
});

describe('changing', () => {
  test('update merges fields, nested ones too, and applies operators', async () => {
    await rows.add({ data: { _id: 'u', n: 1, gone: 1, nested: { a: 1, b: 2 }, list: ['x'] } });
    const { stats } = await rows.doc('u').update({
      data: {
        n: _.inc(4),
        gone: _.remove(),
        nested: { b: 3, c: 4 },
        list: _.push(['y', 'z']),
        fresh: { at: new Date(0) },
      },
    });
    expect(stats.updated).toBe(1);
    expect((await rows.doc('u').get()).data).toEqual({
      _id: 'u',
      n: 5,
      nested: { a: 1, b: 3, c: 4 },
      list: ['x', 'y', 'z'],
      fresh: { at: new Date(0) },
    });
  });

  test('_.set replaces an object as a whole', async () => {
    await rows.add({ data: { _id: 's', nested: { a: 1, b: 2 } } });
    await rows.doc('s').update({ data: { nested: _.set({ c: 3 }) } });
    expect((await rows.doc('s').get()).data).toEqual({ _id: 's', nested: { c: 3 } });
  });

  test('what MongoDB cannot do is refused and changes nothing', async () => {
    await rows.add({ data: { _id: 'r', text: 'x', none: null } });
    const changes = [{ text: _.inc(1) }, { text: _.push([1]) }, { none: { deeper: 1 } }];
    for (const data of changes) {
      expect((await failureOf(rows.doc('r').update({ data }))).errCode).toBe(-502001);
    }
    expect((await rows.doc('r').get()).data).toEqual({ _id: 'r', text: 'x', none: null });
  });

  test('updating a missing document changes nothing and is no error', async () => {
    expect((await rows.doc('nobody').update({ data: { n: 1 } })).stats.updated).toBe(0);
    expect((await rows.count()).total).toBe(0);
  });

  test('set creates, then replaces', async () => {
    await rows.doc('set').set({ data: { a: 1, b: 1 } });
    await rows.doc('set').set({ data: { a: 2 } });
    expect((await rows.doc('set').get()).data).toEqual({ _id: 'set', a: 2 });
  });

  test('remove says how many', async () => {
    await rows.add({ data: { _id: 'gone' } });
    expect((await rows.doc('gone').remove()).stats.removed).toBe(1);
    expect((await rows.doc('gone').remove()).stats.removed).toBe(0);
  });

  test('of twenty compare-and-sets of one version, one succeeds', async () => {
    await rows.add({ data: { _id: 'cas', version: 1, by: -1 } });
    const attempts = Array.from({ length: 20 }, (unused, by) =>
      rows.where({ _id: 'cas', version: 1 }).update({ data: { version: _.inc(1), by } }),
    );
    const updated = (await Promise.all(attempts)).map(({ stats }) => stats.updated);
    expect(updated.filter((count) => count === 1)).toHaveLength(1);
    const { data } = await rows.doc('cas').get();
    expect(data).toEqual({ _id: 'cas', version: 2, by: updated.indexOf(1) });
  });

  test('a conditional change and removal reach every match', async () => {
    for (let n = 0; n < 5; n += 1) await rows.add({ data: { n, kind: n < 3 ? 'low' : 'high' } });
    const raised = await rows.where({ kind: 'low' }).update({ data: { n: _.inc(10) } });
    expect(raised.stats.updated).toBe(3);
    expect((await rows.where({ n: _.gte(10) }).remove()).stats.removed).toBe(3);
    expect((await rows.get()).data.map(({ n }) => n)).toEqual([3, 4]);
  });
});
