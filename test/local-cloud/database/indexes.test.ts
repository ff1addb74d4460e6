import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, type LocalDatabase } from '../../../local-cloud/database';

let folder: string;
let database: LocalDatabase;

const open = (): LocalDatabase =>
  openDatabase({ file: path.join(folder, 'database.sqlite'), realNowMs: () => 1_700_000_000_000 });

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-indexes-'));
  database = open();
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (collectionName: string, document: object) =>
  database.handle('database.insertDocument', { collectionName, data: [JSON.stringify(document)] });

const find = async (collectionName: string, query: object, order: object = {}) => {
  const reply = await database.handle('database.getDocument', {
    collectionName,
    query: JSON.stringify(query),
    order: JSON.stringify(order),
    limit: 1_000,
  });
  const { list } = reply.data as { list: string[] };
  return list.map((text) => (JSON.parse(text) as { _id: string })._id);
};

const unique = (name: string, fields: [string, 1 | -1][]) => ({ name, fields, unique: true });
const DUPLICATE = {
  code: 'DATABASE_REQUEST_FAILED',
  message: expect.stringMatching(/E11000 duplicate key error collection: local\.people index: one/),
};

test('a missing field counts as null, and a second null is refused', async () => {
  database.declareCollection({ name: 'people', indexes: [unique('one', [['phone', 1]])] });
  expect(await add('people', { name: 'a' })).toHaveProperty('data');
  expect(await add('people', { phone: null })).toMatchObject(DUPLICATE);
  expect(await add('people', { phone: '1' })).toHaveProperty('data');
  expect(await add('people', { phone: '1' })).toMatchObject(DUPLICATE);
  expect(database.dump()['people']).toHaveLength(2);
});

test('a unique key tells types apart and spans several fields', async () => {
  const fields: [string, 1 | -1][] = [
    ['who.school', 1],
    ['code', -1],
  ];
  database.declareCollection({ name: 'people', indexes: [unique('one', fields)] });
  const codes = [1, '1', true, null, 's1', { a: 1 }, { $date: { $numberLong: '1' } }];
  for (const code of codes) {
    expect(await add('people', { who: { school: 's' }, code })).toHaveProperty('data');
    expect(await add('people', { who: { school: 's' }, code })).toMatchObject(DUPLICATE);
    expect(await add('people', { who: { school: 't' }, code })).toHaveProperty('data');
  }
});

test('an update or a removal frees the unique key', async () => {
  database.declareCollection({ name: 'people', indexes: [unique('one', [['phone', 1]])] });
  await add('people', { _id: 'a', phone: '1' });
  const body = { collectionName: 'people', queryType: 'DOC', query: '{"_id":"a"}', merge: true };
  await database.handle('database.modifyDocument', { ...body, data: '{"$set":{"phone":"2"}}' });
  expect(await add('people', { _id: 'b', phone: '1' })).toHaveProperty('data');
  const back = await database.handle('database.modifyDocument', {
    ...body,
    data: '{"$set":{"phone":"1"}}',
  });
  expect(back).toMatchObject(DUPLICATE);
  await database.handle('database.removeDocument', body);
  expect(await add('people', { _id: 'c', phone: '2' })).toHaveProperty('data');
});

test('an index key of more than 1024 bytes is refused', async () => {
  database.declareCollection({ name: 'people', indexes: [{ name: 'n', fields: [['name', 1]] }] });
  expect(await add('people', { name: '字'.repeat(341) })).toHaveProperty('data');
  expect(await add('people', { name: '字'.repeat(342) })).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('key too large to index'),
  });
  expect(await add('people', { other: 'x'.repeat(5_000) })).toHaveProperty('data');
});

test('an array under an index still matches by element, and a unique index refuses it', async () => {
  database.declareCollection({
    name: 'people',
    indexes: [{ name: 'tag', fields: [['tags', 1]] }, unique('one', [['phone', 1]])],
  });
  await add('people', { _id: 'a', tags: 'x', phone: 1 });
  expect(database.explain('people', { tags: 'x' })).toContain('USING INDEX people:tag');
  await add('people', { _id: 'b', tags: ['x', 'y'], phone: 2 });
  expect(await find('people', { tags: 'x' })).toEqual(['a', 'b']);
  expect(await find('people', { tags: 'y' })).toEqual(['b']);
  expect(await add('people', { phone: [1] })).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  database.close();
  database = open();
  expect(await find('people', { tags: 'y' })).toEqual(['b']);
});

test('indexes survive a restart, and declaring them again changes nothing', async () => {
  const declaration = { name: 'people', indexes: [unique('one', [['phone', 1]])] };
  database.declareCollection(declaration);
  await add('people', { phone: '1' });
  database.close();
  database = open();
  expect(await add('people', { phone: '1' })).toMatchObject(DUPLICATE);
  database.declareCollection(declaration);
  expect(await add('people', { phone: '1' })).toMatchObject(DUPLICATE);
});

test('a new declaration replaces the indexes, over documents that are there', async () => {
  database.declareCollection({ name: 'people', indexes: [unique('one', [['phone', 1]])] });
  await add('people', { _id: 'a', phone: '1', tags: ['x'] });
  database.declareCollection({
    name: 'people',
    indexes: [
      { name: 'phone', fields: [['phone', 1]] },
      { name: 'tags', fields: [['tags', 1]] },
    ],
  });
  expect(await add('people', { _id: 'b', phone: '1' })).toHaveProperty('data');
  expect(await find('people', { tags: 'x' })).toEqual(['a']);
  const wrong = { name: 'people', indexes: [unique('one', [['phone', 1]])] };
  expect(() => database.declareCollection(wrong)).toThrow();
  expect(database.explain('people', { phone: '1' })).toContain('people:phone');
  expect(await add('people', { _id: 'c', phone: '1' })).toHaveProperty('data');
});

test('a malformed declaration is refused', () => {
  const declare = (name: string, fields: [string, 1 | -1][]) => () =>
    database.declareCollection({ name, indexes: [{ name: 'i', fields }] });
  expect(declare('no spaces', [['a', 1]])).toThrow('cannot be the name');
  expect(declare('fine', [])).toThrow('no fields');
  expect(declare('fine', [['a..b', 1]])).toThrow('empty field name');
  expect(declare('fine', [['a"b', 1]])).toThrow('quote');
  expect(declare('fine', [['a', 2 as 1]])).toThrow('direction');
});
