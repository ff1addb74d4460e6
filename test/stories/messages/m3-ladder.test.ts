/** M3 on the real SDK: every rung once, whatever happens to the clock. */
import { isRoutineNotice } from '../../../src/shared/notices/texts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { postMessage, readOwnThread } from '../../../src/shared/messages/student-contracts';
import { changeDocument } from '../../harness/change-document';
import { readNotice } from '../../harness/read-notice';
import { at, hourMs, minuteMs, startWorld, type Actor, type World } from '../../harness/world';
import { allSeen } from '../../harness/all-seen';

let world: World;
let nextStudent = 0;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

beforeEach(async () => {
  await world.faults({ reset: true });
});

interface StoredRung {
  index: number;
  toIndex: number;
  key: string;
  outcome: string;
}

async function rungsOf(threadId: string, ladderId = 'reply'): Promise<StoredRung[]> {
  const ladders = (await world.dump('ladders'))['ladders'] ?? [];
  const instance = ladders.find(
    (doc) => doc['ladderId'] === ladderId && (doc['subject'] as { id: string }).id === threadId,
  );
  return (instance?.['rungs'] ?? []) as StoredRung[];
}

async function post(text = '老师，我想说件事。'): Promise<{ student: Actor; threadId: string }> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { thread } = await student.call(postMessage, { text });
  return { student, threadId: thread.threadId };
}

async function effectsOf(threadId: string) {
  return ((await world.dump('outbox'))['outbox'] ?? []).filter(
    (doc) => (doc['subject'] as { id: string }).id === threadId,
  );
}

test('M3: notify, remind at 60, backup at 90, breach at 120 to lead and leader, then every 30 min until a reply', async () => {
  const { student, threadId } = await post();
  const keys = async () => (await rungsOf(threadId)).map(({ key }) => key);
  expect(await keys()).toEqual(['notify']);
  await world.advance(61 * minuteMs);
  expect(await keys()).toEqual(['notify', 'remind']);
  await world.advance(30 * minuteMs);
  expect(await keys()).toEqual(['notify', 'remind', 'backup']);
  expect((await student.call(readOwnThread, { threadId })).thread.awaiting?.breached).toBe(false);
  await world.advance(30 * minuteMs);
  expect(await keys()).toEqual(['notify', 'remind', 'backup', 'breach']);
  expect((await student.call(readOwnThread, { threadId })).thread.awaiting?.breached).toBe(true);
  const reached = (await effectsOf(threadId)).map(
    (doc) => (doc['recipient'] as { personId: string }).personId,
  );
  expect(reached).toEqual(expect.arrayContaining([world.person('leader').personId]));
  expect(reached).toEqual(expect.arrayContaining([world.person('lead-counsellor').personId]));
  await world.advance(61 * minuteMs);
  expect(await keys()).toEqual([
    'notify',
    'remind',
    'backup',
    'breach',
    'breach-again',
    'breach-again',
  ]);

  const duty = await world.as(await world.onDuty());
  await duty.call(replyToThread, { threadId, text: '对不起让你等了。我在。', seenSeq: allSeen });
  const before = await keys();
  await world.skipTo((await world.nowMs()) + 2 * hourMs);
  expect(await keys()).toEqual(before);
});

/** The phone of a colleague. */
async function mobiles(): Promise<(personId: string) => string> {
  const staff = (await world.dump('staff'))['staff'] ?? [];
  const known = new Map(staff.map(({ _id, mobile }) => [String(_id), String(mobile)]));
  return (personId) => known.get(personId) ?? '';
}

test('M3: two clocks and the monitor at the same minute record and send every rung once', async () => {
  const { threadId } = await post();
  await world.jumpTo((await world.nowMs()) + 61 * minuteMs);
  await Promise.all([
    world.cloud.call('clock'),
    world.cloud.call('clock'),
    world.cloud.call('monitor'),
    world.cloud.call('clock'),
  ]);
  expect((await rungsOf(threadId)).map(({ key }) => key)).toEqual(['notify', 'remind']);
  const effects = await effectsOf(threadId);
  expect(new Set(effects.map(({ _id }) => _id)).size).toBe(effects.length);
  expect(effects.filter(({ tries }) => Number(tries) > 1)).toEqual([]);
});

test('M3: three clocks at once send a notice that waited once', async () => {
  await world.faults({ wecom: 'down' });
  const { threadId } = await post();
  await world.faults({ wecom: 'up' });
  const seq = lastSeq(await world.sent());
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
  await Promise.all([
    world.cloud.call('clock'),
    world.cloud.call('clock'),
    world.cloud.call('clock'),
  ]);
  const waited = (await effectsOf(threadId)).filter(({ state }) => state === 'sent');
  expect(waited.length).toBeGreaterThan(0);
  const told = (await world.sent(seq))
    .filter((notice) => notice.accepted && notice.channel === 'wecom')
    .filter(({ text }) => !isRoutineNotice(readNotice(text).key))
    .flatMap(({ to, text }) => to.split(',').map((mobile) => `${mobile} ${readNotice(text).key}`));
  // The line of colleagues ends with the lead again: of two notices that say the same to one phone, one robot
  // message is enough when one clock holds both, and two are right when two clocks do.
  const mobileOf = await mobiles();
  const owed = waited.map(
    ({ recipient, text }) =>
      `${mobileOf((recipient as { personId: string }).personId)} ${(text as { key: string }).key}`,
  );
  const times = (said: readonly string[], one: string) =>
    said.filter((other) => other === one).length;
  const wrong = [...new Set(owed)].filter(
    (one) => times(told, one) < 1 || times(told, one) > times(owed, one),
  );
  expect(wrong).toEqual([]);
});

test('M3: a clock whose stored hour lies before its rung is put right and holds nobody up', async () => {
  const { threadId } = await post();
  const ladderOf = async () =>
    ((await world.dump('ladders'))['ladders'] ?? []).find(
      (doc) => (doc['subject'] as { id: string }).id === threadId,
    ) ?? {};
  const { _id, nextAtMs } = await ladderOf();
  // As if the product of yesterday had reminded earlier.
  await changeDocument(world, 'ladders', String(_id), { nextAtMs: await world.nowMs() });
  const { threadId: another } = await post();
  await world.tick('clock');
  expect((await ladderOf())['nextAtMs']).toBe(nextAtMs);
  expect((await rungsOf(threadId)).map(({ key }) => key)).toEqual(['notify']);
  await world.advance(61 * minuteMs);
  for (const one of [threadId, another])
    expect((await rungsOf(one)).map(({ key }) => key)).toEqual(['notify', 'remind']);
});

test('M3: clock and monitor do nothing for a client who calls them', async () => {
  const student = await world.as(world.student(0));
  const session = await world.cloud.signIn(student.person.openid);
  expect(await world.cloud.call('clock', {}, session)).toEqual({ result: { ok: false } });
  expect(await world.cloud.call('monitor', {}, session)).toEqual({ result: { silent: null } });
});

test('M3: a clock killed half-way leaves no half rung, the next one finishes the work', async () => {
  const { threadId } = await post();
  for (const atAdminCall of [2, 4, 6, 8]) {
    await world.jumpTo((await world.nowMs()) + 30 * minuteMs);
    await world.faults({ kill: { function: 'clock', atAdminCall, after: atAdminCall % 4 === 0 } });
    await world.tick('clock');
    expect((await world.cloud.faults()).lastKill).toMatchObject({ fired: true });
    await world.faults({ reset: true, dropAbandonedTransactions: true });
    await world.tick('clock');
  }
  const rungs = await rungsOf(threadId);
  expect(rungs.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual([
    'notify fired',
    'remind fired',
    'backup fired',
    'breach fired',
  ]);
  const covered = rungs.flatMap(({ index, toIndex }) =>
    Array.from({ length: toIndex - index + 1 }, (_, step) => index + step),
  );
  expect(covered).toEqual(covered.map((_, index) => index));
  // A notice whose sender died is sent when its lease has ended.
  await world.advance(2 * minuteMs);
  const pending = (await effectsOf(threadId)).filter(({ state }) => state === 'pending');
  expect(pending).toEqual([]);
});

test('M3: after an outage of 5 h the current rung fires, the earlier ones are recorded as skipped, in order, without a flood', async () => {
  const { student, threadId } = await post();
  const sentBefore = (await world.sent()).length;
  await world.outage(5 * hourMs);
  const rungs = await rungsOf(threadId);
  const outcomes = rungs.map(({ key, outcome }) => `${key} ${outcome}`);
  expect(outcomes.slice(0, 4)).toEqual([
    'notify fired',
    'remind skipped',
    'backup skipped',
    'breach skipped',
  ]);
  expect(outcomes[outcomes.length - 1]).toBe('breach-again fired');
  expect(rungs.filter(({ outcome }) => outcome === 'fired')).toHaveLength(2);
  expect((await student.call(readOwnThread, { threadId })).thread.awaiting?.breached).toBe(true);
  const people = new Set(
    (await effectsOf(threadId)).map((doc) => (doc['recipient'] as { personId: string }).personId),
  );
  expect(people).toContain(world.person('leader').personId);
  // One notice per person for this rung, and the alarm of the silent clock: no flood.
  const sentForThread = (await effectsOf(threadId)).length;
  expect(sentForThread).toBeLessThanOrEqual(people.size + 1);
  expect((await world.sent()).length - sentBefore).toBeLessThan(40);
});

test('M3: the monitor alarms lead and leader once when the clock has not run for 5 min, and catches up', async () => {
  await world.tick('clock');
  const { threadId } = await post();
  const seq = lastSeq(await world.sent());
  await world.jumpTo((await world.nowMs()) + 4 * minuteMs);
  await world.tick('monitor');
  expect((await world.sent(seq)).filter(({ text }) => text.includes('提醒服务停了'))).toEqual([]);
  await world.jumpTo((await world.nowMs()) + 58 * minuteMs);
  await Promise.all([world.cloud.call('monitor'), world.cloud.call('monitor')]);
  const alarms = (await world.sent(seq))
    .filter(({ text, channel }) => channel === 'wecom' && text.includes('提醒服务停了'))
    .flatMap(({ to }) => to.split(','));
  const leads = world.people.filter(
    ({ role, personId }) =>
      ['leader', 'lead-counsellor'].includes(role) && world.isOfSchool(personId, 'demo'),
  );
  expect(new Set(alarms).size).toBe(alarms.length);
  expect(alarms.length).toBeGreaterThanOrEqual(leads.length);
  expect((await rungsOf(threadId)).map(({ key }) => key)).toContain('remind');
});

test('M3: any call notices a silent clock too', async () => {
  await world.tick('clock');
  const { threadId } = await post();
  const duty = await world.as(await world.onDuty());
  const seq = lastSeq(await world.sent());
  await world.jumpTo((await world.nowMs()) + 61 * minuteMs);
  await duty.call(listInbox, { view: 'mine' });
  await duty.call(listInbox, { view: 'mine' });
  expect((await world.sent(seq)).some(({ text }) => text.includes('提醒服务停了'))).toBe(true);
  expect((await rungsOf(threadId)).map(({ key }) => key)).toContain('remind');
});

test('M2, M3: at night the leader’s notice of a message that is not red waits until 07:00, and is dropped when answered', async () => {
  await world.skipTo(at('2026-10-20', '22:30'));
  const { threadId } = await post();
  const { threadId: other } = await post();
  await world.skipTo(at('2026-10-21', '00:31'));
  const toLeader = async (id: string) =>
    (await effectsOf(id)).filter(
      (doc) =>
        (doc['recipient'] as { personId: string }).personId === world.person('leader').personId,
    );
  expect(await toLeader(threadId)).toEqual([
    expect.objectContaining({ state: 'pending', nextTryAtMs: at('2026-10-21', '07:00') }),
  ]);
  const duty = await world.as(await world.onDuty());
  await duty.call(replyToThread, { threadId: other, text: '我在，慢慢说。', seenSeq: allSeen });
  await world.skipTo(at('2026-10-21', '07:01'));
  expect((await toLeader(threadId)).some(({ state }) => state === 'sent')).toBe(true);
  expect((await toLeader(other)).map(({ state }) => state)).toEqual(['dropped']);
});

test('M2, M3: a school that catches up on 40 waiting messages reaches everyone by a robot of 20 a minute', async () => {
  await world.skipTo(at('2026-10-22', '10:00'));
  const waiting: string[] = [];
  for (let count = 0; count < 40; count += 1) {
    if (count % 4 === 0) await world.skipTo((await world.nowMs()) + minuteMs);
    waiting.push((await post()).threadId);
  }
  const ownerBefore = new Map(
    ((await world.dump('threads'))['threads'] ?? []).map((doc) => [
      doc['_id'],
      doc['ownerPersonId'],
    ]),
  );
  const seq = lastSeq(await world.sent());
  await world.jumpTo((await world.nowMs()) + 119 * minuteMs);
  await world.tick('clock');
  const sent = (await world.sent(seq)).filter(({ channel }) => channel === 'wecom');
  expect(sent.filter(({ accepted }) => !accepted)).toEqual([]);
  const { outbox = [], threads = [] } = await world.dump('outbox', 'threads');
  expect(outbox.filter(({ state }) => state === 'pending')).toEqual([]);
  // Nobody lost a thread for a robot that was busy.
  for (const id of waiting)
    expect(threads.find(({ _id }) => _id === id)?.['ownerPersonId']).toBe(ownerBefore.get(id));
  const counted = sent
    .map(({ text }) => readNotice(text))
    .filter(({ key }) => key === 'reply.breach' || key === 'reply.backup')
    .reduce((sum, { count }) => sum + count, 0);
  expect(counted).toBe(waiting.length);
});

function lastSeq(notices: { seq: number }[]): number {
  return notices[notices.length - 1]?.seq ?? 0;
}
