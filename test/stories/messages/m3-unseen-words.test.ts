/** M3, M5 on the real SDK: the student writes on while a colleague does. Nothing that was not seen counts as answered. */
import {
  closeThread,
  markNoReply,
  openThread,
  setLevel,
} from '../../../src/shared/messages/staff-contracts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { postMessage, readOwnThread } from '../../../src/shared/messages/student-contracts';
import { minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';

let world: World;
let duty: Actor;
let nextStudent = 0;

beforeAll(async () => {
  world = await startWorld();
  duty = await world.as(await world.onDuty());
});

afterAll(() => world.end());

async function begin(text: string): Promise<{ student: Actor; threadId: string }> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { thread } = await student.call(postMessage, { text });
  await duty.call(openThread, { threadId: thread.threadId });
  return { student, threadId: thread.threadId };
}

type Doc = Record<string, unknown>;

async function laddersOf(threadId: string): Promise<Doc[]> {
  const { ladders = [] } = await world.dump('ladders');
  return ladders.filter(({ subject }) => (subject as { id: string }).id === threadId);
}

/** What runs, with the rungs that fired. */
async function running(threadId: string): Promise<Record<string, string[]>> {
  const ladders = (await laddersOf(threadId)).filter(({ state }) => state === 'running');
  return Object.fromEntries(
    ladders.map(({ ladderId, rungs }) => [ladderId, (rungs as Doc[]).map(({ key }) => key)]),
  ) as Record<string, string[]>;
}

async function rowOf(threadId: string) {
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  return rows.find((row) => row.threadId === threadId);
}

test('M3, M5: a reply written before words of danger came is delivered, and the alarm for them runs on', async () => {
  const { student, threadId } = await begin('老师，今天有点累。');
  await world.advance(20 * minuteMs);
  const { message } = await student.call(postMessage, { threadId, text: danger });
  const { thread } = await duty.call(replyToThread, { threadId, text: '早点休息。', seenSeq: 1 });

  expect(thread.row).toMatchObject({
    state: 'waiting',
    awaiting: { sinceMs: message.sentAtMs, dueAtMs: message.sentAtMs + 120 * minuteMs },
    red: { acknowledgedBy: null },
    unread: 1,
  });
  const own = await student.call(readOwnThread, { threadId });
  expect(own.messages.map(({ from, read }) => `${from} ${read}`)).toEqual([
    'me true',
    'me false',
    'teacher true',
  ]);
  expect(own.thread).toMatchObject({ unread: 0, safety: { answered: false } });
  expect(own.thread.awaiting).not.toBeNull();
  expect(await running(threadId)).toEqual({ reply: ['notify'], 'reply-red': ['red-notify'] });

  await world.advance(11 * minuteMs);
  expect((await running(threadId))['reply-red']).toEqual([
    'red-notify',
    'red-backup',
    'red-breach',
  ]);
  await duty.call(replyToThread, { threadId, text: '我在，你在哪里？', seenSeq: message.seq });
  expect(await running(threadId)).toEqual({});
  expect(await rowOf(threadId)).toBeUndefined();
});

test('M3: the wait of unseen words runs by their own two hours, and its rungs fire in their time', async () => {
  const { student, threadId } = await begin('第一件事。');
  await world.advance(50 * minuteMs);
  const { message } = await student.call(postMessage, { threadId, text: '第二件事。' });
  await world.advance(30 * minuteMs);
  await duty.call(replyToThread, { threadId, text: '说说第一件。', seenSeq: 1 });
  expect((await rowOf(threadId))?.awaiting?.sinceMs).toBe(message.sentAtMs);
  await world.advance(31 * minuteMs);
  expect(await running(threadId)).toEqual({ reply: ['notify', 'remind'] });
  const stopped = (await laddersOf(threadId)).filter(({ state }) => state === 'stopped');
  expect(stopped).toHaveLength(1);
});

test('M3: a reply that was written too early leaves the clock of unseen words as it runs', async () => {
  const { student, threadId } = await begin('在吗？');
  await duty.call(replyToThread, { threadId, text: '在。', seenSeq: 1 });
  const { thread } = await student.call(postMessage, { threadId, text: '我想说件事。' });
  await duty.call(replyToThread, { threadId, text: '慢慢说。', seenSeq: 1 });
  expect((await rowOf(threadId))?.awaiting).toMatchObject({
    sinceMs: thread.awaiting?.sinceMs,
    dueAtMs: thread.awaiting?.dueAtMs,
  });
  expect(await running(threadId)).toEqual({ reply: ['notify'] });
});

test('M3: a colleague who had seen the words answered them: another’s early reply begins no new wait', async () => {
  const { student, threadId } = await begin('第一句。');
  const { message } = await student.call(postMessage, { threadId, text: '第二句。' });
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  await lead.call(replyToThread, { threadId, text: '都看到了。', seenSeq: message.seq });
  const { thread } = await duty.call(replyToThread, { threadId, text: '我也在。', seenSeq: 1 });
  expect(thread.row).toMatchObject({ state: 'answered', awaiting: null, red: null, unread: 0 });
});

test('M3, M5: nobody ends or lowers by 无需回复, 结束 or a level what they had not seen, and nothing is written', async () => {
  const { student, threadId } = await begin('好的，谢谢老师。');
  await student.call(postMessage, { threadId, text: danger });
  const before = await world.dump();
  const taps = [
    duty.call(markNoReply, { threadId, seenSeq: 1 }),
    duty.call(closeThread, { threadId, seenSeq: 1 }),
    duty.call(setLevel, { threadId, level: 'none', reason: '在开玩笑', seenSeq: 1 }),
  ];
  for (const tap of taps) expect(await refusal(tap)).toBe('stale-version');
  expect(await world.dump()).toEqual(before);
  const raised = await duty.call(openThread, { threadId });
  expect(raised.thread.row.red).not.toBeNull();
});

test('M5: raising to red never waits for what was not seen', async () => {
  const { student, threadId } = await begin('最近有点累。');
  await student.call(postMessage, { threadId, text: '睡不着。' });
  const change = { threadId, level: 'red', reason: '和上周的事连起来看', seenSeq: 1 } as const;
  expect((await duty.call(setLevel, change)).thread.row.red).not.toBeNull();
});

test('M4: unread counts what nobody opened, whoever replied meanwhile', async () => {
  const { student, threadId } = await begin('第 1 句。');
  await student.call(postMessage, { threadId, text: '第 2 句。' });
  await student.call(postMessage, { threadId, text: '第 3 句。' });
  expect((await rowOf(threadId))?.unread).toBe(2);
  const { thread } = await duty.call(replyToThread, { threadId, text: '嗯。', seenSeq: 2 });
  expect(thread.row.unread).toBe(1);
  await duty.call(openThread, { threadId, afterSeq: 2 });
  expect((await rowOf(threadId))?.unread).toBe(0);
});
