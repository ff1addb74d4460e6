/** M5 on the real SDK: from which score a message is red, orange or yellow is the school's policy, from a day on. */
import { openThread } from '../../../src/shared/messages/staff-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { changeSetting, listSettings } from '../../../src/shared/settings/contracts';
import { triage } from '../../../src/shared/triage';
import { at, minuteMs, refusal, startWorld, type World } from '../../harness/world';

/** By the product's own figures both are orange. */
const despair = '我快撑不下去了';
const loneliness = '没有人在乎我';
const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const red = 'messages.red-from-points';
const orange = 'messages.orange-from-points';

let world: World;
let nextStudent = 400;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

/** The robot takes 20 messages a minute, and an instance knows the school's rules of a minute and a half ago. */
beforeEach(() => world.advance(2 * minuteMs));

const lead = () => world.as('demo-lead');

async function change(key: string, value: number, fromDate: string): Promise<void> {
  const actor = await lead();
  const { version } = await actor.call(listSettings, {});
  await actor.call(changeSetting, { key, value, fromDate, version });
}

/** Written by a child who never wrote before: no darker thread weighs in. */
async function post(text: string): Promise<string> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  return (await student.call(postMessage, { text })).thread.threadId;
}

async function judged(threadId: string) {
  const duty = await world.as(await world.onDuty());
  const { thread, messages } = await duty.call(openThread, { threadId });
  return { thread: thread.row.level, message: messages[0]?.triage?.level };
}

const alarms = async (threadId: string) =>
  ((await world.dump('ladders'))['ladders'] ?? []).filter(
    (doc) => doc['ladderId'] === 'reply-red' && (doc['subject'] as { id: string }).id === threadId,
  ).length;

test('M5: the words of these stories lie between the thresholds that they set', () => {
  expect(triage(despair)).toMatchObject({ level: 'orange' });
  expect(triage(despair).score).toBeGreaterThanOrEqual(40);
  expect(triage(loneliness)).toMatchObject({ level: 'orange' });
  expect(triage(loneliness).score).toBeGreaterThanOrEqual(40);
  expect(triage(loneliness).score).toBeLessThan(50);
});

test('M5: the same words are judged by the thresholds of the day they are written on, and a verdict given stays', async () => {
  await change(red, 40, '2026-10-13');
  await world.jumpTo(at('2026-10-12', '23:56'));
  const before = await post(despair);
  expect(await judged(before)).toEqual({ thread: 'orange', message: 'orange' });
  expect(await alarms(before)).toBe(0);
  await world.jumpTo(at('2026-10-13', '00:02'));
  const after = await post(despair);
  expect(await judged(after)).toEqual({ thread: 'red', message: 'red' });
  expect(await alarms(after)).toBe(1);
  expect(await judged(before)).toEqual({ thread: 'orange', message: 'orange' });
  expect(await alarms(before)).toBe(0);
});

test('M5: a school may call fewer words orange, but of two thresholds that crossed the alarm keeps its own', async () => {
  await change(red, 60, '2026-10-13');
  await change(orange, 50, '2026-10-13');
  await world.advance(2 * minuteMs);
  expect(await judged(await post(loneliness))).toEqual({ thread: 'yellow', message: 'yellow' });
  await change(red, 40, '2026-10-13');
  await world.advance(2 * minuteMs);
  expect(await judged(await post(loneliness))).toEqual({ thread: 'red', message: 'red' });
});

test('M5: no school can switch the alarm off: plain danger is red at the highest threshold, beyond it is refused', async () => {
  const actor = await lead();
  const { version } = await actor.call(listSettings, {});
  const beyond = { key: red, value: 71, fromDate: '2026-10-13', version };
  expect(await refusal(actor.call(changeSetting, beyond))).toBe('setting-range');
  await change(red, 70, '2026-10-13');
  await world.advance(2 * minuteMs);
  const threadId = await post(danger);
  expect(await judged(threadId)).toEqual({ thread: 'red', message: 'red' });
  expect(await alarms(threadId)).toBe(1);
});

test('M5: who sets the thresholds reads what follows, in the words of the page', async () => {
  const { groups } = await (await lead()).call(listSettings, {});
  const shown = groups.flatMap(({ settings }) => settings).find(({ key }) => key === red);
  expect(shown).toMatchObject({
    name: '多像有危险才马上叫人',
    unit: '分',
    range: { min: 40, max: 70 },
    standard: 60,
    mayChange: true,
  });
});
