/** M8 on the real SDK: a colleague writes to people outside, is answered, and nobody of the school learns of it. */
import type { Thread } from '../../../cloudfunctions/features/messages/collections';
import {
  aboutCare,
  closeOwnCare,
  listOwnCare,
  postCare,
  rateCare,
  readOwnCare,
} from '../../../src/shared/care/author-contracts';
import { careHouseOf } from '../../../src/shared/care/house';
import { auditOfStaff, exportAuditChain } from '../../../src/shared/audit/contracts';
import { listBreaches } from '../../../src/shared/messages/breaches-contract';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { openThread } from '../../../src/shared/messages/staff-contracts';
import { requestOpening } from '../../../src/shared/seal/opening-contracts';
import { allSeen } from '../../harness/all-seen';
import { hourMs, minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';

const house = careHouseOf('demo');
const tired = '最近总是睡不着，站在教室里想哭。';
const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const reason = '看看这位同事做了什么';

type Stored = Record<string, unknown>;
type Dump = Record<string, Stored[]>;

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

/** The robot takes 20 messages a minute. */
beforeEach(async () => world.advance(2 * minuteMs));

async function write(personId: string, text = tired) {
  const writer = await world.as(personId);
  const { thread } = await writer.call(postCare, { text });
  return { writer, threadId: thread.threadId };
}

const idOf = (one: Stored) => String(one['_id']);
const leaders = ['demo-leader-1', 'demo-admin', 'demo-lead', 'demo-c-1'];

/** Everything that is there now and was not, or was otherwise. */
async function changesSince(before: Dump): Promise<[collection: string, document: Stored][]> {
  const now = (await world.dump()) as Dump;
  return Object.entries(now).flatMap(([name, documents]) => {
    const known = new Map((before[name] ?? []).map((one) => [idOf(one), JSON.stringify(one)]));
    return documents
      .filter((one) => known.get(idOf(one)) !== JSON.stringify(one))
      .map((one): [string, Stored] => [name, one]);
  });
}

/** Who was told of it, by what was queued. */
async function told(threadId: string): Promise<string[]> {
  const found = ((await world.dump('outbox'))['outbox'] ?? []).filter(
    ({ subject }) => (subject as { id: string }).id === threadId,
  );
  return [
    ...new Set(found.map(({ recipient }) => (recipient as { personId?: string }).personId ?? '')),
  ].sort();
}

test('M8: a colleague writes, an outside counsellor answers, and the writer reads, rates and ends it', async () => {
  const before = (await world.dump()) as Dump;
  const { writer, threadId } = await write('demo-t-5-1');
  expect(await writer.call(aboutCare, {})).toMatchObject({ isOpen: true, replyWithinMinutes: 120 });
  const counsellor = await world.as('care-c-1');
  const { rows } = await counsellor.call(listInbox, { view: 'mine' });
  expect(rows.map((row) => row.threadId)).toEqual([threadId]);
  await counsellor.call(openThread, { threadId, afterSeq: 0 });
  await counsellor.call(replyToThread, { threadId, text: '我在听，您慢慢说。', seenSeq: allSeen });
  const { thread, messages } = await writer.call(readOwnCare, { threadId });
  expect(messages.map(({ text }) => text)).toEqual([tired, '我在听，您慢慢说。']);
  expect(thread).toMatchObject({ state: 'answered', lastFrom: 'teacher' });
  await writer.call(rateCare, { threadId, satisfaction: 3 });
  const fresh = await writer.call(postCare, { text: '换个名字说。', newName: true });
  expect(fresh.thread.alias).not.toBe(thread.alias);
  expect((await writer.call(listOwnCare, {})).threads).toHaveLength(2);
  await writer.call(closeOwnCare, { threadId });
  await writer.call(closeOwnCare, { threadId: fresh.thread.threadId });

  // Whatever was written lies in the house, or under no tenant and without a word of the writer (M6).
  const changed = await changesSince(before);
  expect(changed.length).toBeGreaterThan(10);
  const outside = changed.filter(([, { schoolId }]) => schoolId !== house);
  expect(outside.map(([name]) => name).filter((name) => name !== 'heartbeats')).toEqual(
    // The clock chains the house's entries.
    outside.flatMap(([name, one]) => (name === 'audit_heads' && idOf(one) === house ? [name] : [])),
  );
  expect(JSON.stringify(changed)).not.toContain('demo-t-5-1');
  const logs = JSON.stringify(await world.logs());
  expect(logs).not.toContain('demo-t-5-1');
  expect(logs).not.toContain(threadId);
});

test('M8: the 2 h and the 10 min ladder ring the outside counsellors and the union, in a room of their own, and nobody of the school', async () => {
  const since = (await world.sent()).length;
  const slow = await write('demo-en-3');
  const red = await write('demo-gl-2', danger);
  await world.advance(12 * minuteMs);
  expect(await told(red.threadId)).toEqual(['care-c-1', 'care-lead', 'care-union', 'care-union-2']);
  const { thread } = await red.writer.call(readOwnCare, { threadId: red.threadId });
  expect(thread.safety).toMatchObject({ notice: 'notified', unacknowledgedMinutes: 10 });
  await world.skipTo((await world.nowMs()) + 2 * hourMs);
  expect(await told(slow.threadId)).toEqual(await told(red.threadId));
  const { awaiting } = (await slow.writer.call(readOwnCare, { threadId: slow.threadId })).thread;
  expect(awaiting?.breached).toBe(true);
  const sent = (await world.sent()).slice(since).filter(({ channel }) => channel === 'wecom');
  const staff = (await world.dump('staff'))['staff'] ?? [];
  const mobilesOf = (schoolId: string) =>
    staff.filter((one) => one['schoolId'] === schoolId).map(({ mobile }) => String(mobile));
  const ofHouse = mobilesOf(house);
  // The chairwoman has one telephone for both.
  const ofSchool = mobilesOf('demo').filter((mobile) => !ofHouse.includes(mobile));
  const rung = sent.flatMap(({ to }) => to.split(','));
  expect(rung.filter((mobile) => ofHouse.includes(mobile)).length).toBeGreaterThan(6);
  expect(rung.filter((mobile) => ofSchool.includes(mobile))).toEqual([]);
});

test('M8: leader, administrator, lead and counsellor find no thread, no figure, no entry of it', async () => {
  const look = async (personId: string, actor: Actor, threadId: string) => {
    const views = ['demo-lead', 'demo-c-1'].includes(personId)
      ? [
          await actor.call(listInbox, { view: 'mine' }),
          await actor.call(listInbox, { view: 'done' }),
        ]
      : [];
    const replies = [
      await actor.reply(openThread.name, { threadId, afterSeq: 0 }),
      await actor.reply(requestOpening.name, { threadId, reason }),
      await actor.reply(listBreaches.name, {}),
      ...['care-c-1', 'care-union'].map((asPerson) => ({ asPerson })),
    ];
    return JSON.stringify([views, replies]);
  };
  const chairOf = async () => {
    const leader = await world.as('demo-leader-1');
    const links = await leader.call(exportAuditChain, { afterSeq: 0, reason });
    const did = await leader.call(auditOfStaff, { personId: 'demo-t-6-1', reason, page: 0 });
    return JSON.stringify([links.links.map(({ act, object }) => [act, object]), did.entries]);
  };
  const { writer, threadId } = await write('demo-t-6-1', danger);
  await writer.call(closeOwnCare, { threadId });
  await world.advance(12 * minuteMs);
  for (const personId of leaders) {
    const seen = await look(personId, await world.as(personId), threadId);
    expect(seen).not.toContain(threadId.slice(1));
    expect(seen).not.toContain(tired);
    const borrowed = await (
      await world.as(personId)
    ).reply(listInbox.name, { view: 'school' }, { asPerson: 'care-union' });
    expect(borrowed).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  }
  const breaches = await (await world.as('demo-leader-1')).call(listBreaches, {});
  expect(breaches.waiting).toBe(0);
  const chain = await chairOf();
  expect(chain).not.toContain(threadId);
  expect(chain).not.toContain('care.');
  const dump = (await world.dump('threads', 'ladders', 'outbox', 'retention_sums')) as Dump;
  const ofSchool = Object.values(dump)
    .flat()
    .filter(({ schoolId }) => schoolId === 'demo');
  expect(JSON.stringify(ofSchool)).not.toContain(threadId);
  const stored = (dump['threads'] as unknown as Thread[]).find(({ _id }) => _id === threadId);
  expect(stored?.schoolId).toBe(house);
});

test('M8: everybody who works at the school may write, nobody of the house, no child, no parent; what is malformed is refused', async () => {
  for (const personId of [...leaders, 'demo-union-1']) await write(personId);
  const outside = await world.as('care-c-1');
  expect(await refusal(outside.call(aboutCare, {}))).toBe('care-closed');
  // Nor has anybody there the rest of a school: letters, bookings, lists (least privilege).
  for (const action of ['letters.draw-slips', 'bookings.day', 'bookings.availability'])
    expect(await outside.reply(action, {})).toMatchObject({ error: { code: 'forbidden' } });
  for (const role of ['student', 'guardian', 'district-receiver'])
    expect(
      await refusal((await world.as(world.personOf('demo', role))).call(postCare, { text: tired })),
    ).toBe('forbidden');
  const { threadId } = await write('demo-t-4-1');
  const other = await world.as('demo-t-4-2');
  expect(await refusal(other.call(readOwnCare, { threadId }))).toBe('not-found');
  expect(await refusal(other.call(postCare, { threadId, text: tired }))).toBe('not-found');
  expect(await other.reply(postCare.name, { text: '' })).toMatchObject({
    error: { code: 'invalid-input' },
  });
  // The neighbour has none yet: it says so, and keeps nothing.
  const neighbour = await world.as('demo2-t-3-1');
  expect(await neighbour.call(aboutCare, {})).toMatchObject({ isOpen: false, keepers: [] });
  expect(await refusal(neighbour.call(postCare, { text: tired }))).toBe('care-closed');
});
