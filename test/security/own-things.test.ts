/**
 * What is somebody's own stays so: a school's, a child's, a colleague's, a person's of a shared account; and what
 * leaves the message box has no room for more (G1, M2, M6). The role matrix asks the same of every action at once.
 */
import type { Role } from '../../src/shared/action/contract';
import { contracts } from '../../src/shared/contracts';
import { acceptThinRoster, answerSwap, rosterCheck } from '../../src/shared/duty/contracts';
import { dutyNow } from '../../src/shared/duty/now-contract';
import { handOver, listHandovers, openThread } from '../../src/shared/messages/staff-contracts';
import { listBreaches } from '../../src/shared/messages/breaches-contract';
import { listInbox } from '../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../src/shared/messages/reply-contract';
import { listOwnThreads, postMessage } from '../../src/shared/messages/student-contracts';
import { setPasscode } from '../../src/shared/people/passcode-contracts';
import { allSeen } from '../harness/all-seen';
import { readNotice } from '../harness/read-notice';
import { exampleOf, type Contract } from './examples';
import { codeOf } from './expectations';
import { isAllowed, MatrixWorld } from './matrix-world';
import { danger, Preparations } from './preparations';
import { fieldsOf } from './schema-walk';
import { accessPerson, otherSchool, schoolIds } from './test-accounts';
import { changesBetween, readStore } from './store-changes';

let matrix: MatrixWorld;
let preparations: Preparations;

beforeAll(async () => {
  matrix = await MatrixWorld.start();
  preparations = new Preparations(matrix);
}, 120_000);

afterAll(() => matrix.world.end());

beforeEach(() => matrix.nextMinutes());

test('G1: inbox, counts and overview are those of the own school alone, in every view', async () => {
  for (const schoolId of schoolIds) {
    const threadId = await matrix.newThread(matrix.accounts.of(schoolId, 'student'));
    const lead = await matrix.world.as(matrix.actor(schoolId, 'lead-counsellor'));
    await lead.call(replyToThread, { threadId, text: '谢谢你告诉我。', seenSeq: allSeen });
  }
  const stored = (await matrix.world.dump())['threads'] ?? [];
  for (const schoolId of schoolIds) {
    const own = stored.filter((thread) => thread['schoolId'] === schoolId);
    const open = own.filter(({ inboxRank }) => Number(inboxRank) < 2);
    expect(stored.length).toBeGreaterThan(own.length);
    for (const role of ['lead-counsellor', 'counsellor'] as const) {
      const person =
        role === 'counsellor' ? await matrix.onDuty(schoolId) : matrix.actor(schoolId, role);
      const actor = await matrix.world.as(person);
      const views =
        role === 'counsellor' ? (['mine', 'done'] as const) : (['mine', 'school', 'done'] as const);
      for (const view of views) {
        const { rows, counts } = await actor.call(listInbox, { view });
        const known = new Set(own.map(({ _id }) => _id));
        expect(rows.filter((row) => !known.has(row.threadId))).toEqual([]);
        if (view !== 'mine') expect(rows.length).toBeGreaterThan(0);
        expect(counts.mine).toBeLessThanOrEqual(open.length);
        expect(counts.school).toBe(role === 'counsellor' ? null : open.length);
      }
    }
    const leader = await matrix.world.as(matrix.actor(schoolId, 'leader'));
    expect((await leader.call(listBreaches, {})).waiting).toBe(open.length);
  }
});

test('M2, G1: each school keeps its own roster, signature and figures', async () => {
  const { world } = matrix;
  await matrix.unsignRoster('demo2');
  const shorter = { key: 'messages.reply-breach-minutes', value: 105, fromMs: 0 };
  await matrix.changeStored('schools', 'demo2', { policyValues: [shorter] });
  const leaders = {
    demo: await world.as(matrix.actor('demo', 'leader')),
    demo2: await world.as(matrix.actor('demo2', 'leader')),
  };
  const before = readStore(matrix.world);
  // Two counsellors for 24 h are few, five are not; nobody signs for the neighbour.
  expect((await leaders.demo.call(rosterCheck, {})).findings).toEqual([]);
  expect((await leaders.demo2.call(rosterCheck, {})).findings).not.toEqual([]);
  const signature = { rosterVersion: 1, reason: '本学期只有两位老师' };
  expect(codeOf(await leaders.demo.reply(acceptThinRoster.name, signature))).toBe('illegal-move');
  expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
  // By turns, so that no instance keeps one school's figures for the other.
  for (let turn = 0; turn < 6; turn += 1)
    for (const [schoolId, minutes] of [
      ['demo', 120],
      ['demo2', 105],
    ] as const) {
      await matrix.passMinutes();
      const child = await world.as(matrix.accounts.of(schoolId, 'student'));
      const other = await world.as(matrix.accounts.of(otherSchool(schoolId), 'student'));
      await other.call(listOwnThreads, {});
      expect((await child.call(listOwnThreads, {})).promise.replyWithinMinutes).toBe(minutes);
    }
});

test('G1: a person of an account has its own rights alone, whatever the others under it may do', async () => {
  const { world, accounts } = matrix;
  const [child, lead] = await accounts.add('openid-of-two', [
    accessPerson('demo-two-child', 'demo', 'student'),
    accessPerson('demo2-two-lead', 'demo2', 'lead-counsellor'),
  ]);
  if (!child || !lead) throw new Error('the account was made with two persons');
  const asChild = await world.as(child);
  const asLead = await world.as(lead);
  const codeFor = async (actor: typeof asChild, contract: Contract) =>
    codeOf(await actor.reply(contract.name, exampleOf(contract, matrix.objects('demo'))));
  expect(await codeFor(asChild, listOwnThreads)).toBe('passcode-needed');
  await asChild.call(setPasscode, { passcode: '258036' });
  expect(await codeFor(asChild, listOwnThreads)).toBe('ok');
  expect(await codeFor(asChild, listInbox)).toBe('forbidden');
  expect(await codeFor(asChild, dutyNow)).toBe('forbidden');
  expect(await codeFor(asLead, listInbox)).toBe('ok');
  expect(await codeFor(asLead, listOwnThreads)).toBe('forbidden');
  // The lead's right ends at the lead's own school, though the account knows both.
  expect(await codeFor(asLead, openThread)).toBe('not-found');
});

test('M1, M6: a student finds nothing of another student of the same school', async () => {
  const { world } = matrix;
  const own = contracts.filter(
    (contract) =>
      contract.scope === 'own-threads' &&
      isAllowed(contract, 'student') &&
      matrix.pointsAtObjects(contract),
  );
  expect(own.length).toBeGreaterThan(4);
  const stranger = await world.as(matrix.freshStudent());
  const other = await world.as(matrix.freshStudent());
  await other.call(postMessage, { text: '我也有一段自己的对话。' });
  const before = readStore(matrix.world);
  for (const contract of own)
    for (const student of [stranger, other]) {
      const input = exampleOf(contract, matrix.objects('demo'));
      const reply = await student.reply(contract.name, input);
      expect([contract.name, reply.ok ? 'ok' : reply.error.code]).toEqual([
        contract.name,
        'not-found',
      ]);
    }
  expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
});

/** Fields of an input, by their path. */
function fieldsIn(input: Contract['input']): string[] {
  return fieldsOf(input).map(({ path }) => path);
}

test('M2: a counsellor who is neither on duty nor called in finds no thread', async () => {
  const { world } = matrix;
  const onDuty = await matrix.onDuty('demo');
  const idle = world.people.find(
    ({ role, personId }) => role === 'counsellor' && personId.startsWith('demo-pool-'),
  );
  expect(idle?.personId).not.toBe(onDuty.personId);
  const actor = await world.as(idle?.personId ?? '');
  const acts = contracts.filter(
    (contract) =>
      contract.scope === 'duty' &&
      isAllowed(contract, 'counsellor') &&
      fieldsIn(contract.input).includes('threadId'),
  );
  expect(acts.length).toBeGreaterThan(6);
  for (const contract of acts) {
    const reply = await actor.reply(contract.name, exampleOf(contract, matrix.objects('demo')));
    expect([contract.name, reply.ok ? 'ok' : reply.error.code]).toEqual([
      contract.name,
      'not-found',
    ]);
  }
});

test('M4: a hand-over note is read by the colleague it was written to and by nobody else', async () => {
  const { person, objects } = await preparations.for(handOver, 'counsellor');
  const note = '只给接班老师看的一句话';
  const giver = await matrix.world.as(person);
  await giver.call(handOver, { toPersonId: objects.colleagueId ?? '', note });
  const readers = matrix.world.people.filter(({ role }) => isAllowed(listHandovers, role as Role));
  expect(readers.length).toBeGreaterThan(4);
  const told: string[] = [];
  for (const reader of readers) {
    const { handovers } = await (await matrix.world.as(reader)).call(listHandovers, {});
    if (handovers.some((one) => one.note === note)) told.push(reader.personId);
  }
  expect(told).toEqual([objects.colleagueId]);
});

test('M2: a swap is answered by the colleague it was offered to and by nobody else', async () => {
  const { person, objects } = await preparations.for(answerSwap, 'counsellor');
  const answer = { swapId: objects.swapId ?? '', accept: true };
  const { world } = matrix;
  const others = world.people.filter(
    ({ role, personId }) =>
      isAllowed(answerSwap, role as Role) &&
      world.isOfSchool(personId, 'demo') &&
      personId !== person.personId,
  );
  expect(others.length).toBeGreaterThan(2);
  const before = readStore(matrix.world);
  for (const other of others) {
    const reply = await (await world.as(other)).reply(answerSwap.name, answer);
    expect([other.role, codeOf(reply)]).toEqual([other.role, 'not-found']);
  }
  expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
  expect((await (await world.as(person)).call(answerSwap, answer)).swap.state).toBe('accepted');
});

test('M2, M3: what leaders see has no room for content, alias, thread or level', async () => {
  const contentOf = contracts.filter(
    ({ name, roles: named }) =>
      (named as readonly Role[]).includes('leader') && name.startsWith('messages.'),
  );
  expect(contentOf.map(({ name }) => name)).toEqual(['messages.breaches']);
  const fields = contentOf.flatMap(({ output }) => fieldsOf(output).map(({ path }) => path));
  expect(fields.filter((path) => /thread|text|alias|level|preview|message/i.test(path))).toEqual(
    [],
  );
  const { world } = matrix;
  const threadId = await matrix.newThread(matrix.freshStudent(), danger);
  const stored = ((await world.dump('threads'))['threads'] ?? []).find(
    ({ _id }) => _id === threadId,
  );
  const leader = await world.as(matrix.actor('demo', 'leader'));
  const said = JSON.stringify(await leader.reply('messages.breaches', {}));
  expect(said).toContain('red-running');
  for (const secret of [
    threadId,
    danger.slice(0, 6),
    String(stored?.['alias']),
    String(stored?.['authorKey']),
  ])
    expect(said).not.toContain(secret);
});

test('M6: staff read an invented name in the place of the author, in the inbox, the thread and every act on it', async () => {
  const { world } = matrix;
  const author = matrix.freshStudent();
  const threadId = await matrix.newThread(author);
  const stored = ((await world.dump('threads'))['threads'] ?? []).find(
    ({ _id }) => _id === threadId,
  );
  const lead = await world.as(matrix.actor('demo', 'lead-counsellor'));
  const said = [
    await lead.reply('messages.inbox', { view: 'school' }),
    await lead.reply('messages.open', { threadId }),
    await lead.reply('messages.set-level', {
      threadId,
      level: 'yellow',
      reason: '先记一下',
      seenSeq: 1,
    }),
    await lead.reply('messages.reply', { threadId, text: '我在听。', seenSeq: 1 }),
  ].map((reply) => JSON.stringify(reply));
  for (const text of said) {
    expect(text).toContain(`"alias":"${String(stored?.['alias'])}"`);
    for (const mark of [author.personId, author.openid, author.name, String(stored?.['authorKey'])])
      expect(text).not.toContain(mark);
    if (author.className) expect(text).not.toContain(author.className);
  }
  expect(String(stored?.['alias'])).toMatch(/^[\u4e00-\u9fff]{2}·[\u4e00-\u9fff]$/);
});

test('M5, M6: what leaves the house is a neutral sentence: no written word, no alias, no name, no level', async () => {
  const { world } = matrix;
  const words = ['我不想活了，今晚就想从楼上跳下去。', '其实是因为同桌小雨。'];
  const author = matrix.freshStudent();
  for (const text of words) await matrix.newThread(author, text);
  const sent = await world.sent();
  expect(sent.length).toBeGreaterThan(5);
  for (const { channel, text, detail } of sent) {
    if (channel === 'wecom') expect(readNotice(text).count).toBeGreaterThan(0);
    const all = `${text}${JSON.stringify(detail)}`;
    for (const mark of [...words, author.name, author.personId]) expect(all).not.toContain(mark);
  }
});
