import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, type LocalDatabase } from '../../../local-cloud/database';

interface Ladder {
  _id: string;
  state: string;
  priority: number;
  nextAtMs: number;
}
type Order = [string, 1 | -1][];

const LADDERS = 'ladders';
const START_MS = 1_700_000_000_000;

// Much work on a busy machine; nothing here depends on how long it takes.
jest.setTimeout(300_000);

let folder: string;
let database: LocalDatabase;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-plans-'));
  database = openDatabase({ file: path.join(folder, 'database.sqlite'), realNowMs: Date.now });
  database.declareCollection({
    name: LADDERS,
    indexes: [
      {
        name: 'due',
        fields: [
          ['state', 1],
          ['priority', 1],
          ['nextAtMs', 1],
        ],
      },
      {
        name: 'newest',
        fields: [
          ['schoolId', 1],
          ['startedAtMs', -1],
        ],
      },
      { name: 'subject', fields: [['subject.id', 1]], unique: true },
    ],
  });
  database.insertMany(
    LADDERS,
    Array.from({ length: 100_000 }, (_, n) => ({
      _id: `ladder-${n}`,
      state: n % 1_000 === 0 ? 'running' : 'ended',
      priority: n % 3,
      nextAtMs: START_MS + ((n * 7_919) % 100_000),
      schoolId: `school-${n % 10}`,
      startedAtMs: START_MS + n,
      subject: { id: `thread-${n}` },
    })),
  );
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const plan = (where: Record<string, unknown>, order?: Order): string =>
  database.explain(LADDERS, where, order);

async function find(query: object, order: object = {}): Promise<string[]> {
  const reply = await database.handle('database.getDocument', {
    collectionName: LADDERS,
    query: JSON.stringify(query),
    order: JSON.stringify(order),
  });
  const { list } = reply.data as { list: string[] };
  return list.map((text) => (JSON.parse(text) as Ladder)._id);
}

describe('over 100 000 documents', () => {
  const due = { state: 'running', priority: 0, nextAtMs: { $lte: START_MS + 50_000 } };

  test('M3: what is due is one range of the index, in its order, without sorting', async () => {
    expect(plan(due, [['nextAtMs', 1]])).toBe(
      'SEARCH c:ladders USING INDEX ladders:due ' +
        '(f:state=? AND f:priority=? AND f:nextAtMs>? AND f:nextAtMs<?)',
    );
    const found = await find(due, { nextAtMs: 1 });
    const expected = (database.dump()[LADDERS] as Ladder[])
      .filter((one) => one.state === 'running' && one.priority === 0)
      .filter((one) => one.nextAtMs <= due.nextAtMs.$lte)
      .sort((left, right) => left.nextAtMs - right.nextAtMs);
    expect(expected.length).toBeGreaterThan(10);
    expect(found).toEqual(expected.map(({ _id }) => _id));
  });

  test('M5: red first, then the oldest, is the order of the index itself', () => {
    const { state, nextAtMs } = due;
    const order: Order = [
      ['priority', 1],
      ['nextAtMs', 1],
    ];
    const served = 'SEARCH c:ladders USING INDEX ladders:due (f:state=?)';
    expect(plan({ state, nextAtMs }, order)).toBe(served);
    expect(
      plan(
        { state, nextAtMs },
        order.map(([path]) => [path, -1]),
      ),
    ).toBe(served);
    expect(
      plan({ state }, [
        ['priority', 1],
        ['nextAtMs', -1],
      ]),
    ).toContain('TEMP B-TREE');
  });

  test('the newest of a school, one of a unique key, one id: each by its index', async () => {
    expect(plan({ schoolId: 'school-1' }, [['startedAtMs', -1]])).toBe(
      'SEARCH c:ladders USING INDEX ladders:newest (f:schoolId=?)',
    );
    expect(plan({ 'subject.id': { $in: ['thread-1', 'thread-2'] } })).toContain('ladders:subject');
    expect(plan({ _id: 'ladder-5' })).toContain('(id=?)');
    expect(plan({ _id: 'ladder-5', version: 3 })).toContain('(id=?)');
    expect(plan({ $or: [{ 'subject.id': 'a' }, { _id: 'b' }] })).toContain('MULTI-INDEX OR');
    expect(await find({ 'subject.id': 'thread-77777' })).toEqual(['ladder-77777']);
  });

  test('what no index serves is shown as such', () => {
    expect(plan({ version: 3 })).toBe('SCAN c:ladders\nFILTER IN MEMORY');
    expect(plan({}, [['version', 1]])).toBe('SCAN c:ladders\nSORT IN MEMORY');
  });
});
