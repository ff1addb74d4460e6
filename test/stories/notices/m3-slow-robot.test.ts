/** M3, M5: a robot that is slow or silent takes neither the child's time nor the message from who is on duty. */
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { hourMs, minuteMs, startWorld, type World } from '../../harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

afterEach(async () => {
  await world.faults({ reset: true });
});

async function storedThread(threadId: string) {
  const found = ((await world.dump('threads'))['threads'] ?? []).find(
    ({ _id }) => _id === threadId,
  );
  if (!found) throw new Error('the thread is not stored');
  return found;
}

async function effectsOf(threadId: string) {
  return ((await world.dump('outbox'))['outbox'] ?? []).filter(
    (doc) => (doc['subject'] as { id: string }).id === threadId,
  );
}

test.each([
  ['never answers', 'hang', '想找老师说话。'],
  ['never answers in danger', 'hang', '我不想活了，今晚就想从楼上跳下去。'],
  ['answers late', 'slow', '老师，我想说件事。'],
] as const)('M2, M3: a robot that %s', async (_how, fault, text) => {
  const onDuty = await world.onDuty();
  const student = await world.as(world.student(fault === 'hang' ? text.length : 40));
  await world.faults({ wecom: fault });
  const { thread } = await student.call(postMessage, { text });
  // The child's call waited for one try, not for one colleague after the other.
  expect((await effectsOf(thread.threadId)).filter(({ tries }) => tries !== 1)).toEqual([]);
  expect(JSON.stringify(await effectsOf(thread.threadId))).not.toContain('.next.');
  expect((await storedThread(thread.threadId))['ownerPersonId']).toBe(onDuty.personId);
  const desk = ((await world.dump('duty_desks'))['duty_desks'] ?? []).find(
    ({ _id }) => _id === 'demo',
  );
  expect(JSON.stringify(desk)).not.toMatch(/"unreachableSinceMs":\d/);
  await world.faults({ reset: true });
  for (let minutes = 0; minutes < 3; minutes += 1)
    await world.skipTo((await world.nowMs()) + minuteMs);
  const states = (await effectsOf(thread.threadId)).map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(['sent']));
  expect((await world.onDuty()).personId).toBe(onDuty.personId);
});

test('M3: a robot that stays silent for long makes the next person be asked, and the clock goes on', async () => {
  await world.jumpTo((await world.nowMs()) + hourMs);
  await world.tick('clock');
  const onDuty = await world.onDuty();
  const { thread } = await (
    await world.as(world.student(60))
  ).call(postMessage, { text: '有点难过。' });
  await world.faults({ wecom: 'down' });
  const sinceMs = await world.nowMs();
  for (const minutes of [1, 2, 3, 5, 9, 17, 33, 62])
    await world.skipTo(sinceMs + minutes * minuteMs);
  const stored = await storedThread(thread.threadId);
  expect(stored['ownerPersonId']).not.toBe('');
  expect(stored['ownerPersonId']).not.toBe(onDuty.personId);
});
