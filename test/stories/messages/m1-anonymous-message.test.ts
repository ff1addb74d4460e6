/** M1 on the real SDK: a student writes, a person answers within the two hours. */
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { openThread } from '../../../src/shared/messages/staff-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import {
  listOwnThreads,
  postMessage,
  readOwnThread,
} from '../../../src/shared/messages/student-contracts';
import { hourMs, minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';
import { allSeen } from '../../harness/all-seen';

let world: World;
let duty: Actor;

beforeAll(async () => {
  world = await startWorld();
  duty = await world.as(await world.onDuty());
});

afterAll(() => world.end());

test('M1: a message reaches the counsellor on duty, is answered in time, and the author reads the answer', async () => {
  const student = await world.as(world.student(0));
  const sentAtMs = await world.nowMs();
  const { thread, promise } = await student.call(postMessage, {
    text: '老师，同桌这几天不和我说话了。',
  });
  expect(thread.state).toBe('waiting');
  expect(thread.awaiting?.dueAtMs).toBeGreaterThanOrEqual(sentAtMs + 2 * hourMs);
  expect(promise).toMatchObject({ answeredBy: 'duty-counsellor', replyWithinMinutes: 120 });

  const inbox = await duty.call(listInbox, { view: 'mine' });
  const row = inbox.rows.find(({ threadId }) => threadId === thread.threadId);
  expect(row).toMatchObject({ alias: thread.alias, unread: 1, lastFrom: 'student' });
  expect(row?.owner.me).toBe(true);

  await world.skipTo(sentAtMs + 30 * minuteMs);
  await duty.call(openThread, { threadId: thread.threadId });
  const seen = await student.call(readOwnThread, { threadId: thread.threadId });
  expect(seen.messages.map(({ read }) => read)).toEqual([true]);
  await duty.call(replyToThread, {
    threadId: thread.threadId,
    text: '谢谢你告诉我。愿意多说一点吗？',
    seenSeq: allSeen,
  });

  const own = await student.call(listOwnThreads, {});
  expect(own.threads[0]).toMatchObject({ state: 'answered', awaiting: null, unread: 1 });
  const answered = await student.call(readOwnThread, { threadId: thread.threadId });
  expect(answered.messages.map(({ from }) => from)).toEqual(['me', 'teacher']);
  expect(answered.thread.unread).toBe(0);

  const noticesBefore = (await world.sent()).length;
  await world.skipTo(sentAtMs + 3 * hourMs);
  expect((await world.sent()).length).toBe(noticesBefore);
});

test('M1: several messages while waiting do not move the deadline', async () => {
  const student = await world.as(world.student(1));
  const first = await student.call(postMessage, { text: '今天有点不开心。' });
  await world.advance(20 * minuteMs);
  const second = await student.call(postMessage, {
    threadId: first.thread.threadId,
    text: '老师你在吗？',
  });
  expect(second.thread.awaiting).toEqual(first.thread.awaiting);
  expect(second.message.seq).toBe(2);
});

test('M1: a tap that is retried is one message, with another body it is refused', async () => {
  const student = await world.as(world.student(2));
  const requestId = 'retried-tap-0001';
  const [a, b] = await Promise.all([
    student.call(postMessage, { text: '我想聊聊。' }, requestId),
    student.call(postMessage, { text: '我想聊聊。' }, requestId),
  ]);
  const again = await student.call(postMessage, { text: '我想聊聊。' }, requestId);
  expect(new Set([a, b, again].map(({ message }) => message.messageId)).size).toBe(1);
  expect((await student.call(listOwnThreads, {})).threads).toHaveLength(1);
  const conflict = student.call(postMessage, { text: '换了一句。' }, requestId);
  expect(await refusal(conflict)).toBe('request-conflict');
});

test('M1: a retried tap stays one message after the name was changed in between', async () => {
  const student = await world.as(world.student(3));
  const requestId = 'retried-tap-0002';
  await student.call(postMessage, { text: '第一条。' }, requestId);
  await student.call(postMessage, { text: '换个名字说。', newName: true });
  await student.call(postMessage, { text: '第一条。' }, requestId);
  expect((await student.call(listOwnThreads, {})).threads).toHaveLength(2);
});

test('M1: a new name starts a thread that shares no stored field with the author’s others', async () => {
  const student = await world.as(world.student(4));
  const { thread: first } = await student.call(postMessage, { text: '旧名字。' });
  const { thread: second } = await student.call(postMessage, { text: '新名字。', newName: true });
  const own = await student.call(listOwnThreads, {});
  expect(own.threads.map(({ currentName }) => currentName).sort()).toEqual([false, true]);
  const stored = (await world.dump('threads'))['threads'] ?? [];
  const [a, b] = [first.threadId, second.threadId].map((id) =>
    stored.find(({ _id }) => _id === id),
  );
  expect(a?.['authorKey']).not.toBe(b?.['authorKey']);
});

test('M1: two new names asked for at once are two names', async () => {
  const student = await world.as(world.student(5));
  await Promise.all([
    student.call(postMessage, { text: '一。', newName: true }),
    student.call(postMessage, { text: '二。', newName: true }),
    student.call(postMessage, { text: '三。', newName: true }),
  ]);
  const ids = (await student.call(listOwnThreads, {})).threads.map(({ threadId }) => threadId);
  expect(ids).toHaveLength(3);
  const keys = ((await world.dump('threads'))['threads'] ?? [])
    .filter(({ _id }) => ids.includes(String(_id)))
    .map(({ authorKey }) => authorKey);
  expect(new Set(keys).size).toBe(3);
});

test('M1: a young child may send a face alone; an empty or too long message is refused and nothing is stored', async () => {
  const child = await world.as(world.student(6));
  const { message } = await child.call(postMessage, { face: 'sad' });
  expect(message).toMatchObject({ face: 'sad', text: '' });
  const before = ((await world.dump('messages'))['messages'] ?? []).length;
  expect((await child.reply(postMessage.name, {})).ok).toBe(false);
  const long = await child.reply(postMessage.name, { text: '长'.repeat(2001) });
  expect(long).toMatchObject({ ok: false, error: { code: 'invalid-input', fields: ['text'] } });
  await child.call(postMessage, { text: '长'.repeat(2000) });
  expect(((await world.dump('messages'))['messages'] ?? []).length).toBe(before + 1);
});

test('M1: nobody reads a thread of another student, nor of another school', async () => {
  const student = await world.as(world.student(7));
  const { thread } = await student.call(postMessage, { text: '只给老师看。' });
  const stranger = await world.as(world.student(8));
  // With a thread of their own: whoever never wrote is turned away before ownership is asked.
  await stranger.call(postMessage, { text: '这是我自己的。' });
  expect(await refusal(stranger.call(readOwnThread, { threadId: thread.threadId }))).toBe(
    'not-found',
  );
  const elsewhere = await world.as(world.personOf('demo2', 'lead-counsellor'));
  expect(await refusal(elsewhere.call(openThread, { threadId: thread.threadId }))).toBe(
    'not-found',
  );
});
