import fc from 'fast-check';
import { openDatabase, type LocalDatabase } from '../../../local-cloud/database';
import { seeded } from './seeds';

// Much work on a busy machine; nothing here depends on how long it takes.
jest.setTimeout(300_000);

// Two collections hold the same documents, one with indexes and one without. What SQL decides for
// the first is decided by mingo for the second: every query must give the same answer.
const INDEXED = 'indexed';
const PLAIN = 'plain';

type Json = unknown;
const scalar = fc.constantFrom<Json>(
  ...[null, 0, 1, -1, 2.5, 1e15, '', 'a', 'b', 'ab', '1', '你', "'", '"', 'w1', 'x', true, false],
  ...[{ $date: { $numberLong: '0' } }, { $date: { $numberLong: '86400000' } }],
);
const stored = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constantFrom<Json>({ k: 1 }, { k: 'a' }, {}) },
);
const documents = (value: fc.Arbitrary<Json>) =>
  fc.array(
    fc.record(
      { a: value, b: value, c: fc.record({ d: value }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    ),
    { minLength: 1, maxLength: 12 },
  );

const comparable = scalar.filter((value) => value !== null);
const operators = fc.oneof(
  scalar,
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: comparable }),
  fc.record({ $gte: comparable, $lt: comparable }),
  fc.record({ $lte: comparable, $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $not: fc.record({ $gte: comparable }) }),
);
const field = fc.constantFrom('a', 'b', 'c.d', 'other', '_id');
const leaf = fc
  .tuple(field, operators)
  .map(([name, operator]) => ({ [name]: operator }) as Record<string, Json>);
const query = fc.letrec<{ any: Record<string, Json> }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.tuple(leaf, leaf).map(([one, two]) => ({ ...one, ...two })),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((all) => ({ $and: all })),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((all) => ({ $or: all })),
    fc.array(tie('any'), { minLength: 1, maxLength: 2 }).map((all) => ({ $nor: all })),
  ),
})).any;
const order = fc.record({
  first: fc.constantFrom<string | undefined>('a', 'b', 'c.d', 'other', undefined),
  direction: fc.constantFrom<1 | -1>(1, -1),
});
const page = fc.record({ offset: fc.nat(5), limit: fc.integer({ min: 1, max: 8 }) });

async function fill(database: LocalDatabase, all: object[]): Promise<void> {
  database.declareCollection({
    name: INDEXED,
    indexes: [
      {
        name: 'ab',
        fields: [
          ['a', 1],
          ['b', -1],
        ],
      },
      { name: 'cd', fields: [['c.d', 1]] },
    ],
  });
  database.declareCollection({ name: PLAIN, indexes: [] });
  const data = all.map((one, n) => JSON.stringify({ _id: `d${n}`, ...one }));
  for (const collectionName of [INDEXED, PLAIN]) {
    const reply = await database.handle('database.insertDocument', { collectionName, data });
    expect(reply).toHaveProperty('data');
  }
}

interface Question {
  where: object;
  by: { first?: string | undefined; direction: 1 | -1 };
  at: object;
}

async function sameAnswers(all: object[], questions: Question[]): Promise<void> {
  const database = openDatabase({ file: ':memory:', realNowMs: Date.now });
  const answers = async (collectionName: string, body: object): Promise<unknown> => [
    await database.handle('database.getDocument', { collectionName, ...body }),
    await database.handle('database.calculateDocument', { collectionName, ...body }),
  ];
  try {
    await fill(database, all);
    for (const { where, by, at } of questions) {
      const order = by.first ? { [by.first]: by.direction, _id: 1 } : {};
      const body = { query: JSON.stringify(where), order: JSON.stringify(order), ...at };
      expect(await answers(INDEXED, body)).toEqual(await answers(PLAIN, body));
    }
  } finally {
    database.close();
  }
}

const questions = fc.array(fc.record({ where: query, by: order, at: page }), {
  minLength: 8,
  maxLength: 8,
});

test('every query gives the same answer with and without indexes', async () => {
  const property = fc.asyncProperty(documents(stored), questions, sameAnswers);
  await fc.assert(property, seeded(60));
});

test('… also where indexed fields hold lists', async () => {
  const list = fc.array(scalar, { maxLength: 3 });
  const value = fc.oneof({ weight: 4, arbitrary: stored }, { weight: 1, arbitrary: list });
  await fc.assert(fc.asyncProperty(documents(value), questions, sameAnswers), seeded(40));
});
