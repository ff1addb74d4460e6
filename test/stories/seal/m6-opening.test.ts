/** M6 on the real SDK: who wrote a red thread is learnt by two people with two keys, for half an hour, with a trace. */
import type { SealHolder, SealKey } from '../../../cloudfunctions/features/seal/collections';
import { openRoleKey, shareRoleKey } from '../../../cloudfunctions/platform/seal/role-key';
import { unwrapKey } from '../../../cloudfunctions/platform/seal/wrap';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { demoPassphrase } from '../../../src/shared/seal/demo';
import {
  approveOpening,
  closeOpening,
  declineOpening,
  listOpenings,
  recordAfter,
  requestOpening,
  viewOpening,
} from '../../../src/shared/seal/opening-contracts';
import { dayMs } from '../../../src/shared/time';
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import { changeDocument } from '../../harness/change-document';
import { minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const reason = '说了今晚和地点，已经打过热线，要马上找到人';
const passphrase = demoPassphrase;

let world: World;
let nextStudent = 300;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

async function redThread(): Promise<{ student: LocalPerson; threadId: string }> {
  const student = world.student(nextStudent);
  nextStudent += 1;
  const { thread } = await (await world.as(student)).call(postMessage, { text: danger });
  return { student, threadId: thread.threadId };
}

const lead = () => world.as('demo-lead');
const leader = () => world.as('demo-leader-1');

async function request(threadId: string, actor?: Actor): Promise<string> {
  const asker = actor ?? (await world.as(await world.onDuty()));
  return (await asker.call(requestOpening, { threadId, reason })).opening.openingId;
}

async function stateOf(openingId: string): Promise<string | undefined> {
  const { openings } = await (await lead()).call(listOpenings, {});
  return openings.find((one) => one.openingId === openingId)?.state;
}

async function stored(openingId: string) {
  return ((await world.dump('seal_openings'))['seal_openings'] ?? []).find(
    ({ _id }) => _id === openingId,
  );
}

/** Past the product: the lead's key goes over to a leader, whole and readable, and theirs is taken away. */
async function handOver(personId: string): Promise<() => Promise<void>> {
  const dump = await world.dump('seal_keys', 'seal_holders');
  const keys = (dump['seal_keys'] ?? []) as unknown as SealKey[];
  const holders = (dump['seal_holders'] ?? []) as unknown as SealHolder[];
  const [ofLeader, ofLead] = ['demo.leader', 'demo.lead'].map((id) =>
    keys.find(({ _id }) => _id === id),
  );
  const from = holders.find(({ _id }) => _id === 'demo-lead');
  const to = holders.find(({ _id }) => _id === personId);
  const share = ofLead?.shares.find((one) => one.personId === 'demo-lead');
  if (!ofLeader || !ofLead || !from || !to || !share) throw new Error('not seeded');
  const own = await unwrapKey(from.byPassphrase, passphrase, from._id);
  const roleKey = await openRoleKey(own ?? Buffer.alloc(0), ofLead.keyId, share);
  const given = await shareRoleKey(roleKey, ofLead.keyId, { personId, publicKey: to.publicKey });
  const change = (id: string, shares: SealKey['shares']) =>
    changeDocument(world, 'seal_keys', id, { shares });
  await change('demo.lead', [...ofLead.shares, given]);
  await change(
    'demo.leader',
    ofLeader.shares.filter((one) => one.personId !== personId),
  );
  return async () => {
    await change('demo.lead', ofLead.shares);
    await change('demo.leader', ofLeader.shares);
  };
}

async function openByTwo(threadId: string): Promise<string> {
  const openingId = await request(threadId);
  await (await leader()).call(approveOpening, { openingId, passphrase });
  await (await lead()).call(approveOpening, { openingId, passphrase });
  return openingId;
}

test('M6: afterwards it is written who was told; what holds the student’s telling back is looked at after 7 days', async () => {
  const { threadId } = await redThread();
  const openingId = await openByTwo(threadId);
  const actor = await lead();
  await actor.call(recordAfter, { openingId, step: 'guardian-told', note: '电话告诉了妈妈' });
  const held = { openingId, step: 'student-held' as const, note: '还在医院，医生说先不谈' };
  const { opening } = await actor.call(recordAfter, held);
  expect(opening).toMatchObject({
    guardian: { step: 'guardian-told' },
    student: { step: 'student-held' },
  });
  await world.skipTo((await world.nowMs()) + 7 * dayMs);
  const told = ((await world.dump('outbox'))['outbox'] ?? []).filter(
    ({ subject }) => (subject as { id: string }).id === openingId,
  );
  expect(told.map(({ text }) => (text as { key: string }).key)).toContain('seal.review');
  const done = { openingId, step: 'student-told' as const, note: '在对话里告诉了孩子' };
  expect((await actor.call(recordAfter, done)).opening.reviewAtMs).toBeNull();
});

test('M6: what is declined or not answered ends, tells who asked, and leaves its trace', async () => {
  const { threadId } = await redThread();
  const declined = await request(threadId);
  const no = { openingId: declined, reason: '已经联系上孩子，不需要了' };
  await (await leader()).call(declineOpening, no);
  expect(await stateOf(declined)).toBe('declined');
  const late = (await lead()).call(approveOpening, { openingId: declined, passphrase });
  expect(await refusal(late)).toBe('illegal-move');

  const lapsed = await request(threadId, await lead());
  await (await leader()).call(approveOpening, { openingId: lapsed, passphrase });
  await world.skipTo((await world.nowMs()) + 120 * minuteMs);
  expect(await stored(lapsed)).toMatchObject({ track: { state: 'lapsed' }, half: null });
  const acts = ((await world.dump('audit_entries'))['audit_entries'] ?? [])
    .filter(({ object }) => (object as { id: string }).id === threadId)
    .map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(['seal.request', 'seal.decline', 'seal.lapsed']));
  const told = ((await world.dump('outbox'))['outbox'] ?? []).filter(
    ({ subject }) => (subject as { id: string }).id === lapsed,
  );
  expect(told.map(({ text }) => (text as { key: string }).key)).toContain('seal.ended');
});

test('M6: it closes after half an hour whether a clock runs or not, and nothing of it stays in the store', async () => {
  const { threadId } = await redThread();
  const openingId = await openByTwo(threadId);
  expect(await stored(openingId)).toMatchObject({ opened: expect.any(String), half: null });
  await world.jumpTo((await world.nowMs()) + 30 * minuteMs);
  expect(await refusal((await lead()).call(viewOpening, { openingId }))).toBe('seal-over');
  await world.tick();
  expect(await stored(openingId)).toMatchObject({ opened: null, half: null });
  expect(await stateOf(openingId)).toBe('closed');
});

test.each([
  ['the leader first', leader, lead],
  ['the lead counsellor first', lead, leader],
])(
  'M6: two people with two keys open it, %s, and only the named people see who wrote',
  async (_, first, second) => {
    const { student, threadId } = await redThread();
    const openingId = await request(threadId);
    const asker = await world.as(await world.onDuty());
    const half = await (await first()).call(approveOpening, { openingId, passphrase });
    expect(half.opening).toMatchObject({ state: 'half', mayView: false });
    expect(await refusal((await first()).call(viewOpening, { openingId }))).toBe('seal-over');

    const { opening } = await (await second()).call(approveOpening, { openingId, passphrase });
    expect(opening).toMatchObject({ state: 'open', mayView: true });
    for (const actor of [asker, await first(), await second()])
      expect(await actor.call(viewOpening, { openingId })).toMatchObject({
        studentName: student.name,
        closesAtMs: opening.closesAtMs,
      });
    const others = ['demo-leader-2', 'demo-c-4', 'demo2-lead'];
    for (const other of others)
      expect(await refusal((await world.as(other)).call(viewOpening, { openingId }))).toBe(
        'not-found',
      );
  },
);

test('M6: one person never gives both approvals, though the other key came into their hand in between', async () => {
  const { threadId } = await redThread();
  const openingId = await request(threadId);
  const both = await leader();
  await both.call(approveOpening, { openingId, passphrase });
  // The other leader has the same key, whose seat is taken.
  const second = await world.as('demo-leader-2');
  expect(await refusal(second.call(approveOpening, { openingId, passphrase }))).toBe(
    'seal-seat-taken',
  );

  const restore = await handOver('demo-leader-1');
  const { opening } = await both.call(approveOpening, { openingId, passphrase });
  expect(opening).toMatchObject({ state: 'half', mayView: false });
  expect(opening.approvals).toHaveLength(1);
  await restore();
  expect((await (await lead()).call(approveOpening, { openingId, passphrase })).opening.state).toBe(
    'open',
  );
});

test('M6: only a red thread, only by its owner or the lead, one request at a time', async () => {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { thread } = await student.call(postMessage, { text: '今天有点累。' });
  const ask = { threadId: thread.threadId, reason };
  expect(await refusal((await lead()).call(requestOpening, ask))).toBe('seal-not-red');

  const { threadId } = await redThread();
  await request(threadId);
  expect(await refusal((await lead()).call(requestOpening, { threadId, reason }))).toBe(
    'seal-running',
  );
  const duty = await world.onDuty();
  const other = world.people.find(
    ({ role, personId }) =>
      role === 'counsellor' && personId.startsWith('demo-') && personId !== duty.personId,
  );
  const refused = (await world.as(other ?? duty)).call(requestOpening, { threadId, reason });
  expect(await refusal(refused)).toBe('not-found');
});

test('M6: a passphrase may be tried five times, also at once, then there is a pause', async () => {
  const { threadId } = await redThread();
  const openingId = await request(threadId);
  const holder = await world.as('demo-leader-2');
  const tries = Array.from({ length: 8 }, () =>
    refusal(holder.call(approveOpening, { openingId, passphrase: '苹果 苹果 苹果' })),
  );
  const answers = await Promise.all(tries);
  expect(answers.filter((code) => code === 'seal-wrong').length).toBeLessThanOrEqual(5);
  // Those that lost a race count too; a further one is refused by now, right or wrong.
  for (let left = 5; left > 0; left -= 1)
    await holder.reply(approveOpening.name, { openingId, passphrase: '西瓜' });
  const right = { openingId, passphrase };
  await world.jumpTo((await world.nowMs()) + minuteMs);
  expect(await refusal(holder.call(approveOpening, right))).toBe('seal-paused');
  await world.jumpTo((await world.nowMs()) + 15 * minuteMs);
  expect((await holder.call(approveOpening, right)).opening.state).toBe('half');
});

test('M6: no audit entry, notice or log line of an opening says who wrote, and the thread’s seal is on no reply', async () => {
  const { student, threadId } = await redThread();
  const before = (await world.logs()).at(-1)?.seq ?? 0;
  const openingId = await openByTwo(threadId);
  await (await lead()).call(viewOpening, { openingId });
  await (await lead()).call(closeOpening, { openingId });
  const dump = await world.dump('audit_entries', 'outbox', 'seal_openings', 'threads');
  const logs = JSON.stringify(await world.logs(before));
  for (const mark of [student.personId, student.name, student.openid]) {
    expect(JSON.stringify(dump)).not.toContain(mark);
    expect(logs).not.toContain(mark);
  }
  expect(logs).not.toContain('苹果');
  const acts = (dump['audit_entries'] ?? [])
    .filter(({ object }) => (object as { id: string }).id === threadId)
    .map(({ act, actorPersonId }) => [act, actorPersonId]);
  expect(acts).toEqual(
    expect.arrayContaining([
      ['seal.approve', 'demo-leader-1'],
      ['seal.approve', 'demo-lead'],
      ['seal.view', 'demo-lead'],
      ['seal.close', 'demo-lead'],
    ]),
  );
});
