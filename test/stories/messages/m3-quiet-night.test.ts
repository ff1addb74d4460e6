/** M2, M3: what a night of waiting sends in the morning. */
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { at, minuteMs, startWorld, type World } from '../../harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

async function post(index: number, text: string): Promise<string> {
  const student = await world.as(world.student(index));
  return (await student.call(postMessage, { text })).thread.threadId;
}

async function outbox() {
  return (await world.dump('outbox'))['outbox'] ?? [];
}

const idOf = (subject: unknown) => (subject as { id: string }).id;

test('M2, M3: a night of waiting is one notice to each leader in the morning, and danger goes before it', async () => {
  await world.skipTo(at('2026-10-12', '21:10'));
  const waiting: string[] = [];
  for (let count = 0; count < 6; count += 1) waiting.push(await post(count, '老师，我想说件事。'));
  // Every rung of the night fires, each in its minute.
  for (let ms = at('2026-10-12', '22:10'); ms < at('2026-10-13', '07:00'); ms += 10 * minuteMs)
    await world.skipTo(ms);
  const leader = world.person('leader').personId;
  const held = (await outbox()).filter(
    ({ state, recipient }) =>
      state === 'pending' && (recipient as { personId?: string }).personId === leader,
  );
  expect(held.map(({ subject }) => idOf(subject)).sort()).toEqual(waiting.sort());
  const seq = (await world.sent()).at(-1)?.seq ?? 0;
  await world.skipTo(at('2026-10-13', '07:00'));
  const red = await post(10, '我不想活了，今晚就想从楼上跳下去。');
  const sent = (await world.sent(seq)).filter(({ channel }) => channel === 'wecom');
  expect(sent.filter(({ accepted }) => !accepted)).toEqual([]);
  const ofRed = (await outbox())
    .filter(({ subject }) => idOf(subject) === red)
    .map(({ state }) => state);
  expect(ofRed.length).toBeGreaterThan(2);
  expect(ofRed).not.toContain('pending');
});
