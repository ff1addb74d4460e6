/** M5 on the real SDK: what child, leader and notices say stays true after an answer, a tap, an outage, at night. */
import { acknowledgeThread } from '../../../src/shared/messages/staff-contracts';
import { listBreaches } from '../../../src/shared/messages/breaches-contract';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { postMessage, readOwnThread } from '../../../src/shared/messages/student-contracts';
import {
  breachWords,
  safetyFollowUp,
  safetyPieces,
  threadLine,
} from '../../../src/shared/messages/student-words';
import { allSeen } from '../../harness/all-seen';
import { changeDocument } from '../../harness/change-document';
import { at, minuteMs, startWorld, type Actor, type World } from '../../harness/world';
import { mp3Of, speak } from './voice-fixture';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';

let world: World;
let nextStudent = 0;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

beforeEach(async () => {
  await world.faults({ reset: true });
  // The robot takes 20 messages a minute: each story begins in a fresh minute.
  await world.advance(2 * minuteMs);
});

afterEach(async () => {
  const leadActor = await lead();
  const { rows } = await leadActor.call(listInbox, { view: 'school' });
  for (const { threadId } of rows)
    await leadActor.call(replyToThread, { threadId, text: '我在。', seenSeq: allSeen });
});

type Doc = Record<string, unknown>;

async function post(text: string): Promise<{ student: Actor; threadId: string; atMs: number }> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { thread, message } = await student.call(postMessage, { text });
  return { student, threadId: thread.threadId, atMs: message.sentAtMs };
}

const seenBy = async (student: Actor, threadId: string) =>
  (await student.call(readOwnThread, { threadId })).thread;

const onDuty = async () => world.as(await world.onDuty());
const lead = () => world.as(world.personOf('demo', 'lead-counsellor'));

async function noticesOf(threadId: string): Promise<Doc[]> {
  const { outbox = [] } = await world.dump('outbox');
  return outbox.filter(({ subject }) => (subject as { id: string }).id === threadId);
}

const keyOf = ({ text }: Doc) => (text as { key: string }).key;
const toOf = ({ recipient }: Doc) => (recipient as { personId: string }).personId;

test('M5: below an answer the card keeps the hotlines and says no more that somebody is told or awaited', async () => {
  const { student, threadId } = await post(danger);
  const duty = await onDuty();
  await duty.call(acknowledgeThread, { threadId });
  await duty.call(replyToThread, { threadId, text: '我在，你在哪里？', seenSeq: allSeen });
  const thread = await seenBy(student, threadId);
  expect(thread.safety).toEqual({
    notice: 'notified',
    answered: true,
    acknowledged: false,
    unacknowledgedMinutes: null,
  });
  expect(threadLine(thread)).toBe('看过回复了');
  const card = safetyPieces({ notice: 'notified', answered: true }).join('');
  expect(card).toBe('有危险请马上打 110/120，或找身边的大人；想说话打 12356');
  // The next words are danger again until a person lowers the level.
  const again = await student.call(postMessage, { threadId, text: '我还是难受。' });
  expect(again.thread.safety).toMatchObject({ answered: false, acknowledged: false });
});

test('M5: channels that were down until a lead had answered leave no "正在通知老师" behind', async () => {
  await world.faults({ wecom: 'down', openapi: 'down' });
  const { student, threadId } = await post(danger);
  expect((await seenBy(student, threadId)).safety).toMatchObject({
    notice: 'notifying',
    answered: false,
  });
  await (await lead()).call(replyToThread, { threadId, text: '我在。', seenSeq: allSeen });
  await world.faults({ reset: true });
  await world.advance(3 * minuteMs);
  const { safety } = await seenBy(student, threadId);
  expect(safety?.answered).toBe(true);
  expect(safetyPieces(safety ?? { notice: 'notifying', answered: false }).join('')).not.toContain(
    '正在通知',
  );
});

test('M5: that a leader knows of the missed promise is said only after a channel accepted that notice', async () => {
  const { student, threadId, atMs } = await post('老师，想说件事。');
  await world.faults({ wecom: 'down', openapi: 'down' });
  await world.skipTo(atMs + 121 * minuteMs);
  const missed = (await seenBy(student, threadId)).awaiting;
  expect(missed).toMatchObject({ breached: true, leaderTold: false });
  expect(missed && breachWords(missed)).toBe('过了约定的时间，还没有老师回复。我们正在找人。');
  await world.faults({ reset: true });
  await world.advance(3 * minuteMs);
  const told = (await seenBy(student, threadId)).awaiting;
  expect(told?.leaderTold).toBe(true);
  expect(told && breachWords(told)).toBe(
    '过了约定的时间，还没有老师回复。我们正在找人，也告诉了负责人。',
  );
  // The next wait is another promise.
  await (await lead()).call(replyToThread, { threadId, text: '对不起。', seenSeq: allSeen });
  const next = await student.call(postMessage, { threadId, text: '没关系。' });
  expect(next.thread.awaiting).toMatchObject({ breached: false, leaderTold: false });
});

test('M2, M5: at night leaders’ notices that wait for the morning tell the child nothing', async () => {
  await world.skipTo(at('2026-10-12', '22:30'));
  // No lead to be woken: only leaders, whose notices wait.
  const lead = ((await world.dump('staff'))['staff'] ?? []).find(({ _id }) => _id === 'demo-lead');
  await changeDocument(world, 'staff', 'demo-lead', { assignments: [] });
  await world.tick();
  const { student, threadId, atMs } = await post('睡不着，想找人说话。');
  await world.skipTo(atMs + 121 * minuteMs);
  expect(
    (await noticesOf(threadId)).some((notice) => String(notice['_id']).includes('.until.')),
  ).toBe(true);
  expect((await seenBy(student, threadId)).awaiting).toMatchObject({
    breached: true,
    leaderTold: false,
  });
  await world.skipTo(at('2026-10-13', '07:00'));
  expect((await seenBy(student, threadId)).awaiting?.leaderTold).toBe(true);
  await changeDocument(world, 'staff', 'demo-lead', { assignments: lead?.['assignments'] });
  await world.tick();
});

test('M5: the minutes that the student and leaders read are those the school promised', async () => {
  const [school] = ((await world.dump('schools'))['schools'] ?? []).filter(
    ({ _id }) => _id === 'demo',
  );
  const value = { key: 'messages.red-breach-minutes', value: 7, fromMs: 0 };
  await changeDocument(world, 'schools', 'demo', { policyValues: [value] });
  await world.advance(3 * minuteMs);
  const { student, threadId } = await post(danger);
  await world.advance(8 * minuteMs);
  const { safety } = await seenBy(student, threadId);
  expect(safety?.unacknowledgedMinutes).toBe(7);
  expect(safetyFollowUp.unacknowledged(7)).toContain('7 分钟了，还没有老师应答。');
  const leader = await world.as(world.personOf('demo', 'leader'));
  const { items } = await leader.call(listBreaches, {});
  expect(items.find(({ kind }) => kind === 'red-unacknowledged')?.withinMinutes).toBe(7);
  await changeDocument(world, 'schools', 'demo', { policyValues: school?.['policyValues'] });
  await world.advance(3 * minuteMs);
});

test('M5: a tap that came late is no "没有人应答" any more, for leaders, the student and the backup', async () => {
  const { threadId } = await post(danger);
  const duty = await onDuty();
  await world.advance(3 * minuteMs);
  await duty.call(acknowledgeThread, { threadId });
  await world.advance(11 * minuteMs);
  const backup = (await noticesOf(threadId)).map(keyOf).filter((key) => key.includes('backup'));
  expect(new Set(backup)).toEqual(new Set(['red.backup-seen']));
  const leader = await world.as(world.personOf('demo', 'leader'));
  const kinds = async () => (await leader.call(listBreaches, {})).items.map(({ kind }) => kind);
  expect(await kinds()).toEqual(['red-acknowledged']);
  await duty.call(replyToThread, { threadId, text: '我在。', seenSeq: allSeen });

  const late = await post(danger);
  await world.advance(11 * minuteMs);
  expect(await kinds()).toEqual(['red-unacknowledged']);
  await duty.call(acknowledgeThread, { threadId: late.threadId });
  expect(await kinds()).toEqual(['red-acknowledged']);
  const { safety } = await seenBy(late.student, late.threadId);
  expect(safety).toMatchObject({ acknowledged: true, unacknowledgedMinutes: null });
});

test('M3, M5: of two promises the earlier due time counts, in the order of the inbox and for leaders', async () => {
  await world.skipTo(at('2026-10-14', '10:00'));
  const duty = await onDuty();
  const first = await post('老师，想说件事。');
  await world.skipTo(first.atMs + 117 * minuteMs);
  await first.student.call(postMessage, { threadId: first.threadId, text: danger });
  await duty.call(acknowledgeThread, { threadId: first.threadId });
  const other = await post(danger);
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  const reds = rows.filter(({ red }) => red !== null).map(({ threadId }) => threadId);
  // Red of the first is due after that of the other, its two hours are due before.
  expect(reds).toEqual([first.threadId, other.threadId]);
  const leader = await world.as(world.personOf('demo', 'leader'));
  const { items } = await leader.call(listBreaches, {});
  const item = items.find(({ kind }) => kind === 'red-acknowledged');
  expect(item).toMatchObject({ sinceMs: first.atMs, dueAtMs: first.atMs + 120 * minuteMs });
});

test('M5: new words of danger after "我在看" are told at once to who looks, once each, and move no clock', async () => {
  const { student, threadId } = await post(danger);
  const duty = await onDuty();
  const leadActor = await lead();
  await student.call(postMessage, { threadId, text: '我在楼顶了。' });
  expect((await noticesOf(threadId)).filter((one) => keyOf(one) === 'red.more')).toEqual([]);
  await leadActor.call(acknowledgeThread, { threadId });
  const ladder = async () =>
    ((await world.dump('ladders'))['ladders'] ?? []).filter(
      ({ subject }) => (subject as { id: string }).id === threadId,
    );
  const before = await ladder();
  await student.call(postMessage, { threadId, text: '我在楼顶了。' }, 'rooftop-tap-01');
  await student.call(postMessage, { threadId, text: '我在楼顶了。' }, 'rooftop-tap-01');
  const more = (await noticesOf(threadId)).filter((one) => keyOf(one) === 'red.more');
  expect(more.map(toOf).sort()).toEqual([duty.person.personId, leadActor.person.personId].sort());
  for (const notice of more) expect(notice).toMatchObject({ priority: 0, state: 'sent' });
  expect(await ladder()).toEqual(before);
  await student.call(postMessage, { threadId, text: '好。' });
  expect((await noticesOf(threadId)).filter((one) => keyOf(one) === 'red.more')).toHaveLength(2);
  // Nobody knows what a voice says before it was played: it may be worse (M1).
  await speak(student, mp3Of(2), { threadId });
  expect((await noticesOf(threadId)).filter((one) => keyOf(one) === 'red.more')).toHaveLength(4);
});
