/** M5 on the real SDK: words at once, three alerted, truth on the student's card, levels moved with a reason. */
import {
  acknowledgeThread,
  closeThread,
  markNoReply,
  openThread,
  setLevel,
} from '../../../src/shared/messages/staff-contracts';
import { listBreaches } from '../../../src/shared/messages/breaches-contract';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import {
  closeOwnThread,
  postMessage,
  readOwnThread,
} from '../../../src/shared/messages/student-contracts';
import { at, minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';
import { allSeen } from '../../harness/all-seen';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';

let world: World;
let nextStudent = 100;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

beforeEach(async () => {
  await world.faults({ reset: true });
  // The robot takes 20 messages a minute: each story begins in a fresh minute.
  await world.advance(2 * minuteMs);
});

async function post(text: string): Promise<{ student: Actor; threadId: string }> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { thread } = await student.call(postMessage, { text });
  return { student, threadId: thread.threadId };
}

async function card(student: Actor, threadId: string) {
  return (await student.call(readOwnThread, { threadId })).thread.safety;
}

async function effectsOf(threadId: string) {
  return ((await world.dump('outbox'))['outbox'] ?? []).filter(
    (doc) => (doc['subject'] as { id: string }).id === threadId,
  );
}

async function redKeys(threadId: string): Promise<string[]> {
  const ladders = ((await world.dump('ladders'))['ladders'] ?? []).filter(
    (doc) => doc['ladderId'] === 'reply-red' && (doc['subject'] as { id: string }).id === threadId,
  );
  const last = ladders[ladders.length - 1];
  return ((last?.['rungs'] ?? []) as { key: string }[]).map(({ key }) => key);
}

test('M5: duty, lead and leader are alerted at once, and the card says so only after a channel accepted', async () => {
  await world.faults({ wecom: 'down', openapi: 'down' });
  const { student, threadId } = await post(danger);
  expect(await card(student, threadId)).toMatchObject({ notice: 'notifying', acknowledged: false });
  await world.faults({ wecom: 'up', openapi: 'up' });
  await world.advance(2 * minuteMs);
  expect(await card(student, threadId)).toMatchObject({ notice: 'notified' });

  const { student: other, threadId: otherId } = await post(danger);
  expect(await card(other, otherId)).toMatchObject({ notice: 'notified' });
  const told = (await effectsOf(otherId)).map(
    (doc) => (doc['recipient'] as { personId: string }).personId,
  );
  const onDuty = await world.onDuty();
  expect(told).toEqual(
    expect.arrayContaining([
      onDuty.personId,
      world.personOf('demo', 'lead-counsellor').personId,
      world.personOf('demo', 'leader').personId,
    ]),
  );
});

test('M5: red wakes the leader at night too', async () => {
  await world.skipTo(at('2026-10-14', '23:30'));
  const { threadId } = await post(danger);
  await world.advance(2 * minuteMs);
  const leaderId = world.personOf('demo', 'leader').personId;
  const toLeader = (await effectsOf(threadId)).filter(
    (doc) => (doc['recipient'] as { personId: string }).personId === leaderId,
  );
  expect(toLeader.map(({ state }) => state)).toEqual(['sent']);
});

test('M5: "老师正在看" is true only after a person acknowledged, which moves the next rung to now + 10 min', async () => {
  const { student, threadId } = await post(danger);
  const duty = await world.as(await world.onDuty());
  await duty.call(openThread, { threadId });
  expect(await card(student, threadId)).toMatchObject({ acknowledged: false });
  await world.advance(2 * minuteMs);
  await duty.call(acknowledgeThread, { threadId });
  expect(await card(student, threadId)).toMatchObject({
    acknowledged: true,
    unacknowledgedMinutes: null,
  });
  await world.advance(9 * minuteMs);
  expect(await redKeys(threadId)).toEqual(['red-notify']);
  await world.advance(2 * minuteMs);
  expect(await redKeys(threadId)).toEqual(['red-notify', 'red-backup']);
  await duty.call(replyToThread, { threadId, text: '我在这里。你现在安全吗？', seenSeq: allSeen });
  await world.advance(30 * minuteMs);
  expect(await redKeys(threadId)).toEqual(['red-notify', 'red-backup']);
});

test('M5: 10 min without acknowledgement is told to the student; then every 5 min the search goes on', async () => {
  const { student, threadId } = await post(danger);
  await world.advance(6 * minuteMs);
  expect(await redKeys(threadId)).toEqual(['red-notify', 'red-backup']);
  expect(await card(student, threadId)).toMatchObject({ unacknowledgedMinutes: null });
  await world.advance(5 * minuteMs);
  expect(await card(student, threadId)).toMatchObject({ unacknowledgedMinutes: 10 });
  await world.advance(10 * minuteMs);
  expect(await redKeys(threadId)).toEqual([
    'red-notify',
    'red-backup',
    'red-breach',
    'red-again',
    'red-again',
  ]);
  const leader = await world.as(world.personOf('demo', 'leader'));
  const { items } = await leader.call(listBreaches, {});
  expect(items.some(({ kind }) => kind === 'red-unacknowledged')).toBe(true);
  expect(JSON.stringify(items)).not.toContain(threadId);
});

test('M5: red is a second clock beside the untouched two hours; lowering with a reason ends only the red one', async () => {
  const { student, threadId } = await post(danger);
  const duty = await world.as(await world.onDuty());
  const before = (await student.call(readOwnThread, { threadId })).thread.awaiting;
  expect(
    await refusal(duty.call(setLevel, { threadId, level: 'orange', reason: '', seenSeq: allSeen })),
  ).toBe('invalid-input');
  const { thread } = await duty.call(setLevel, {
    threadId,
    level: 'orange',
    reason: '电话里确认是在说游戏',
    seenSeq: allSeen,
  });
  expect(thread.row).toMatchObject({ level: 'orange', red: null });
  expect(thread.levelHistory.map(({ level, by }) => [level, by === '自动'])).toEqual([
    ['red', true],
    ['orange', false],
  ]);
  expect((await student.call(readOwnThread, { threadId })).thread).toMatchObject({
    awaiting: before,
    safety: null,
  });
  await world.advance(20 * minuteMs);
  expect(await redKeys(threadId)).toEqual(['red-notify']);
});

test('M5: a counsellor raises an ordinary message to red with a reason and the three are alerted', async () => {
  const { student, threadId } = await post('最近有点累。');
  const duty = await world.as(await world.onDuty());
  await duty.call(setLevel, {
    threadId,
    level: 'red',
    reason: '和上周的事连起来看',
    seenSeq: allSeen,
  });
  expect(await redKeys(threadId)).toEqual(['red-notify']);
  expect(await card(student, threadId)).toMatchObject({ notice: 'notified' });
});

test('M3, M5: where triage fired neither 无需回复 nor a colleague’s closing stops the clocks, nor does the child’s own', async () => {
  const { student, threadId } = await post(danger);
  const duty = await world.as(await world.onDuty());
  expect(await refusal(duty.call(markNoReply, { threadId, seenSeq: allSeen }))).toBe(
    'triage-fired',
  );
  expect(await refusal(duty.call(closeThread, { threadId, seenSeq: allSeen }))).toBe(
    'triage-fired',
  );
  await student.call(closeOwnThread, { threadId });
  await world.advance(6 * minuteMs);
  expect(await redKeys(threadId)).toContain('red-backup');
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  expect(rows.some((row) => row.threadId === threadId)).toBe(true);
});

test('M5: triage explains itself to the counsellor and shows nothing of it to the student', async () => {
  const { student, threadId } = await post(`作业写完了。${danger}`);
  const duty = await world.as(await world.onDuty());
  const { messages } = await duty.call(openThread, { threadId });
  const found = messages[0]?.triage;
  expect(found?.level).toBe('red');
  expect(found?.spans.length).toBeGreaterThan(0);
  for (const { start, end, reason } of found?.spans ?? []) {
    expect(messages[0]?.text.slice(start, end).length).toBeGreaterThan(0);
    expect(reason).toMatch(/[\u4e00-\u9fff]/);
  }
  const seen = JSON.stringify(await student.call(readOwnThread, { threadId }));
  expect(seen).not.toMatch(/"red"|"orange"|"yellow"|spans|level/i);
});

test('M5: the inbox shows danger first, then by due time', async () => {
  const duty = await world.as(await world.onDuty());
  await post('有点想家。');
  await post(danger);
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  const ranks = rows.map(({ red }) => (red === null ? 1 : 0));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  const due = rows.filter(({ red }) => red === null).map(({ awaiting }) => awaiting?.dueAtMs ?? 0);
  expect(due).toEqual([...due].sort((a, b) => a - b));
});

test('M2, M5: when the one on duty cannot be reached on any channel, the next person owns the message and is told', async () => {
  const onDuty = await world.onDuty();
  await world.faults({ wecom: 'down', openapi: 'down' });
  const { threadId } = await post('老师，今晚想说说话。');
  const stored = ((await world.dump('threads'))['threads'] ?? []).find(
    ({ _id }) => _id === threadId,
  );
  expect(stored?.['ownerPersonId']).not.toBe('');
  await world.faults({ wecom: 'up', openapi: 'up' });
  await world.advance(10 * minuteMs);
  const later = ((await world.dump('threads'))['threads'] ?? []).find(
    ({ _id }) => _id === threadId,
  );
  expect(later?.['ownerPersonId']).not.toBe(onDuty.personId);
  const accepted = (await effectsOf(threadId)).filter(({ state }) => state === 'sent');
  expect(accepted.length).toBeGreaterThan(0);
});
