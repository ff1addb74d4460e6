/** M3: an alarm reaches every school that has somebody to tell, whatever is wrong with another. */
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { minuteMs, startWorld, type World } from '../../harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.tick('clock');
});

afterAll(() => world.end());

async function insert(collectionName: string, document: Record<string, unknown>): Promise<void> {
  const reply = await world.cloud.admin('database.insertDocument', {
    collectionName,
    data: [JSON.stringify(document)],
  });
  if ('code' in reply) throw new Error('not inserted');
}

async function alarms(words: string): Promise<string[]> {
  return (await world.sent())
    .filter(
      ({ text, channel, accepted }) => accepted && channel === 'wecom' && text.includes(words),
    )
    .flatMap(({ to }) => to.split(','));
}

test('M3: a school without a roster does not keep the others from hearing of a silent clock', async () => {
  const [school] = (await world.dump('schools'))['schools'] ?? [];
  await insert('schools', { ...school, _id: 'aaa-new', name: '新学校' });
  await world.jumpTo((await world.nowMs()) + 8 * minuteMs);
  await world.tick('monitor');
  expect((await alarms('提醒服务停了')).length).toBeGreaterThan(3);
  const [heartbeat] = (await world.dump('heartbeats'))['heartbeats'] ?? [];
  expect(heartbeat?.['lastRunAtMs']).toBeGreaterThan((await world.nowMs()) - minuteMs);
});

test('M3: a rung that cannot be fired stops nothing else, and is told after 5 min', async () => {
  const student = await world.as(world.student(0));
  const { thread } = await student.call(postMessage, { text: '老师，我想说件事。' });
  const ladder = ((await world.dump('ladders'))['ladders'] ?? []).find(
    ({ state }) => state === 'running',
  );
  await insert('ladders', {
    ...ladder,
    _id: 'of-an-unknown-kind',
    ladderId: 'no-such-ladder',
    nextAtMs: (await world.nowMs()) - 1_000,
  });
  await world.tick('clock');
  expect(await alarms('提醒没有发出')).toEqual([]);
  await world.advance(7 * minuteMs);
  const told = await alarms('提醒没有发出');
  expect(told.length).toBeGreaterThan(1);
  expect(new Set(told).size).toBe(told.length);
  // The clock is well: no second alarm of silence, and the child's own rungs go on.
  await world.advance(60 * minuteMs);
  const own = ((await world.dump('ladders'))['ladders'] ?? []).find(
    ({ subject }) => (subject as { id: string }).id === thread.threadId,
  );
  expect(own?.['rungs']).toHaveLength(2);
  const [heartbeat] = (await world.dump('heartbeats'))['heartbeats'] ?? [];
  expect(heartbeat?.['lastRunAtMs']).toBeGreaterThan((await world.nowMs()) - 2 * minuteMs);
});
