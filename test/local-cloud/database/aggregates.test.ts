import { failureOf, startSdkWorld, type SdkWorld } from './sdk-harness';
import type { SdkAggregate, SdkCommand } from './sdk-types';

let world: SdkWorld;
let $: SdkCommand['aggregate'];
beforeAll(async () => {
  world = await startSdkWorld();
  $ = world.db.command.aggregate;
  world.database.declareCollection({
    name: 'threads',
    indexes: [{ name: 's', fields: [['state', 1]] }],
  });
  world.database.insertMany('threads', [
    { _id: 't1', state: 'waiting', minutes: 10, tags: ['x', 'y'] },
    { _id: 't2', state: 'waiting', minutes: 30, tags: [] },
    { _id: 't3', state: 'answered', minutes: 20 },
    { _id: 't4', state: 'answered', minutes: null },
    { _id: 't5', minutes: 5 },
  ]);
});
afterAll(() => world.close());

const pipeline = (): SdkAggregate => world.db.collection('threads').aggregate();
const op = (name: string, operand?: unknown): object => $[name]?.(operand) ?? {};

test('groups are counted, summed and sorted', async () => {
  const { list } = await pipeline()
    .match({ minutes: world.db.command.gt(0) })
    .group({
      _id: '$state',
      total: op('sum', 1),
      minutes: op('sum', '$minutes'),
      longest: op('max', '$minutes'),
      mean: op('avg', '$minutes'),
      ids: op('push', '$_id'),
    })
    .sort({ minutes: -1 })
    .end();
  expect(list).toEqual([
    { _id: 'waiting', total: 2, minutes: 40, longest: 30, mean: 20, ids: ['t1', 't2'] },
    { _id: 'answered', total: 1, minutes: 20, longest: 20, mean: 20, ids: ['t3'] },
    { _id: null, total: 1, minutes: 5, longest: 5, mean: 5, ids: ['t5'] },
  ]);
});

test('stages page, project and count', async () => {
  const page = await pipeline()
    .sort({ minutes: 1, _id: 1 })
    .skip(1)
    .limit(2)
    .project({ minutes: 1 })
    .end();
  expect(page.list).toEqual([
    { _id: 't5', minutes: 5 },
    { _id: 't1', minutes: 10 },
  ]);
  const computed = await pipeline()
    .match({ state: 'waiting' })
    .project({ _id: 0, doubled: op('multiply', ['$minutes', 2]), tags: op('size', '$tags') })
    .end();
  expect(computed.list).toEqual([
    { doubled: 20, tags: 2 },
    { doubled: 60, tags: 0 },
  ]);
  expect((await pipeline().match({ state: 'waiting' }).count('n').end()).list).toEqual([{ n: 2 }]);
  expect((await pipeline().match({ state: 'none' }).count('n').end()).list).toEqual([]);
});

test('conditions inside expressions', async () => {
  const late = op('cond', [op('gte', ['$minutes', 20]), 'late', 'in time']);
  const { list } = await pipeline()
    .match({ state: world.db.command.exists(true) })
    .group({ _id: late, total: op('sum', 1) })
    .sort({ _id: 1 })
    .end();
  expect(list).toEqual([
    { _id: 'in time', total: 2 },
    { _id: 'late', total: 2 },
  ]);
});

// What the real cloud answers in UTC+8, or mingo in another way, is refused rather than different.
test.each([
  [
    'an unserved stage',
    () => pipeline().lookup({ from: 'x', localField: 'a', foreignField: 'b', as: 'c' }),
    'does not serve the stage $lookup',
  ],
  ['a date expression', () => pipeline().project({ day: op('dayOfMonth', '$at') }), '$dayOfMonth'],
  ['a substring', () => pipeline().project({ s: op('substr', ['$a', 0, -1]) }), '$substr'],
  ['an unknown selector', () => pipeline().match({ a: { $foo: 1 } }), 'unknown operator: $foo'],
  ['a sort without direction', () => pipeline().sort({ a: 2 }), 'must be 1 or -1'],
  ['a limit of nothing', () => pipeline().limit(0), 'limit must be positive'],
  ['a group without id', () => pipeline().group({ n: op('sum', 1) }), 'must include an _id'],
  ['a count with a bad name', () => pipeline().count('$n'), 'count field'],
])('%s is refused', async (_name, build, text) => {
  expect((await failureOf(build().end())).errMsg).toContain(text);
});
