/** M4 on the real SDK: both sides read, close, reopen, hand over, say whether it helped. */
import {
  closeThread,
  handOver,
  listHandovers,
  markNoReply,
  openThread,
  reopenThread,
} from '../../../src/shared/messages/staff-contracts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import {
  closeOwnThread,
  grantReplyNotice,
  listOwnThreads,
  postMessage,
  rateThread,
  readOwnThread,
} from '../../../src/shared/messages/student-contracts';
import { hourMs, refusal, startWorld, type Actor, type World } from '../../harness/world';
import { allSeen } from '../../harness/all-seen';

let world: World;
let duty: Actor;
let nextStudent = 200;

beforeAll(async () => {
  world = await startWorld();
  duty = await world.as(await world.onDuty());
});

afterAll(() => world.end());

async function post(
  text = '老师好，我想问一件事。',
): Promise<{ student: Actor; threadId: string }> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { thread } = await student.call(postMessage, { text });
  return { student, threadId: thread.threadId };
}

test('M4: read marks stand on both sides', async () => {
  const { student, threadId } = await post();
  expect((await student.call(readOwnThread, { threadId })).messages[0]?.read).toBe(false);
  await duty.call(openThread, { threadId });
  expect((await student.call(readOwnThread, { threadId })).messages[0]?.read).toBe(true);
  const { message } = await duty.call(replyToThread, {
    threadId,
    text: '你好，慢慢说。',
    seenSeq: allSeen,
  });
  expect(message.read).toBe(false);
  await student.call(readOwnThread, { threadId });
  const { messages } = await duty.call(openThread, { threadId });
  expect(messages.map(({ read }) => read)).toEqual([true, true]);
});

test('M4: a reply tapped twice is one reply; two colleagues answering at once are two replies', async () => {
  const { threadId } = await post();
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  const reply = { threadId, text: '收到了。', seenSeq: allSeen };
  await Promise.all([
    duty.call(replyToThread, reply, 'reply-tap-0001'),
    duty.call(replyToThread, reply, 'reply-tap-0001'),
    lead.call(
      replyToThread,
      { threadId, text: '我也看到了。', seenSeq: allSeen },
      'reply-tap-0002',
    ),
  ]);
  const { messages } = await duty.call(openThread, { threadId });
  expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  const changed = duty.call(
    replyToThread,
    { threadId, text: '另一句。', seenSeq: allSeen },
    'reply-tap-0001',
  );
  expect(await refusal(changed)).toBe('request-conflict');
});

test('M3, M4: 无需回复 stops the clock in one tap and leaves an audit entry', async () => {
  const { threadId } = await post('好的，明白。');
  const { thread } = await duty.call(markNoReply, { threadId, seenSeq: allSeen });
  expect(thread.row).toMatchObject({ state: 'no-reply', awaiting: null });
  const entries = (await world.dump('audit_entries'))['audit_entries'] ?? [];
  expect(
    entries.some(
      (entry) =>
        entry['act'] === markNoReply.name &&
        (entry['object'] as { id: string }).id === threadId &&
        entry['actorPersonId'] === duty.person.personId,
    ),
  ).toBe(true);
  const ladders = ((await world.dump('ladders'))['ladders'] ?? []).filter(
    (doc) => (doc['subject'] as { id: string }).id === threadId,
  );
  expect(ladders.map(({ state }) => state)).toEqual(['stopped']);
});

test('M4: either side closes; the student’s next message reopens with a new deadline; a colleague may reopen too', async () => {
  const { student, threadId } = await post();
  await duty.call(replyToThread, { threadId, text: '试试先和他打个招呼。', seenSeq: allSeen });
  await student.call(closeOwnThread, { threadId });
  await world.skipTo((await world.nowMs()) + hourMs);
  const { thread } = await student.call(postMessage, { threadId, text: '老师，我又想说两句。' });
  expect(thread.state).toBe('reopened');
  expect(thread.awaiting?.sinceMs).toBeGreaterThan(0);
  await duty.call(replyToThread, { threadId, text: '我在听。', seenSeq: allSeen });
  await duty.call(closeThread, { threadId, seenSeq: allSeen });
  expect(await refusal(duty.call(closeThread, { threadId, seenSeq: allSeen }))).toBe(
    'illegal-move',
  );
  const reopened = await duty.call(reopenThread, { threadId });
  expect(reopened.thread.row).toMatchObject({ state: 'answered', awaiting: null });
});

test('M4: satisfaction is one tap after an answer and never before', async () => {
  const { student, threadId } = await post();
  expect(await refusal(student.call(rateThread, { threadId, satisfaction: 3 }))).toBe(
    'illegal-move',
  );
  await duty.call(replyToThread, { threadId, text: '明天早读前可以来找我。', seenSeq: allSeen });
  const { thread } = await student.call(rateThread, { threadId, satisfaction: 3 });
  expect(thread.satisfaction).toBe(3);
});

test('M4: it can be said whether it helped also after a "谢谢" that needed no reply', async () => {
  const { student, threadId } = await post();
  await duty.call(replyToThread, { threadId, text: '明天早读前可以来找我。', seenSeq: 1 });
  const { message } = await student.call(postMessage, { threadId, text: '好的，谢谢老师。' });
  await duty.call(markNoReply, { threadId, seenSeq: message.seq });
  const { thread } = await student.call(rateThread, { threadId, satisfaction: 2 });
  expect(thread).toMatchObject({ satisfaction: 2, awaiting: null });
});

test('M4, M6: a reply is read when its thread was opened; a look at the list leaves no mark that could join names', async () => {
  const { student, threadId } = await post();
  const { thread: other } = await student.call(postMessage, { text: '另一件事。', newName: true });
  for (const id of [threadId, other.threadId])
    await duty.call(replyToThread, { threadId: id, text: '我在听。', seenSeq: 1 });
  const read = async (id: string) => (await duty.call(openThread, { threadId: id })).thread.row;
  const before = (await world.dump('threads'))['threads'];
  const own = await student.call(listOwnThreads, {});
  expect(own.threads.map(({ unread }) => unread)).toEqual([1, 1]);
  expect((await world.dump('threads'))['threads']).toEqual(before);
  await student.call(readOwnThread, { threadId });
  expect((await read(threadId)).readByStudent).toBe(true);
  expect((await read(other.threadId)).readByStudent).toBe(false);
  // What the student adds does not take the mark away.
  await student.call(postMessage, { threadId, text: '嗯。' });
  expect((await read(threadId)).readByStudent).toBe(true);
});

test('M4: a hand-over gives everything that waits to the colleague, with the note, once', async () => {
  const { threadId } = await post('交班前的一条。');
  const colleague = world.people.find(
    ({ role, personId }) =>
      role === 'counsellor' &&
      personId !== duty.person.personId &&
      world.isOfSchool(personId, 'demo'),
  );
  if (!colleague) throw new Error('a second counsellor is seeded');
  const input = { toPersonId: colleague.personId, note: '这位同学明早会再来' };
  const first = await duty.call(handOver, input, 'hand-over-0001');
  const again = await duty.call(handOver, input, 'hand-over-0001');
  expect(again).toEqual(first);
  const next = await world.as(colleague);
  const { handovers } = await next.call(listHandovers, {});
  expect(handovers).toHaveLength(1);
  expect(handovers[0]).toMatchObject({ note: input.note, fromName: duty.person.name });
  const { rows } = await next.call(listInbox, { view: 'mine' });
  expect(rows.find((row) => row.threadId === threadId)?.owner.me).toBe(true);
});

test('M4, M6: a student’s notice is off by default, neutral, sent once, and its address is stored sealed', async () => {
  const { student, threadId } = await post();
  await duty.call(replyToThread, { threadId, text: '先不打扰你。', seenSeq: allSeen });
  const ofStudent = async () =>
    (await world.sent()).filter(
      ({ channel, to }) => channel === 'subscribe' && String(to) === student.person.openid,
    );
  expect(await ofStudent()).toEqual([]);
  await world.cloud.setSubscribeBalance(student.person.openid, 'tmpl-student', 1);
  const granted = await student.call(grantReplyNotice, { threadId });
  expect(granted.thread.replyNotices).toBe(1);
  expect(JSON.stringify(await world.dump())).not.toContain(student.person.openid);
  await duty.call(replyToThread, { threadId, text: '想到一个办法。', seenSeq: allSeen });
  await duty.call(replyToThread, { threadId, text: '明天见。', seenSeq: allSeen });
  const sent = await ofStudent();
  expect(sent).toHaveLength(1);
  expect(JSON.stringify(sent)).toContain('您有一条校园消息');
  expect((await student.call(readOwnThread, { threadId })).thread.replyNotices).toBe(0);
});
