/**
 * Bad input: whatever arrives, the answer is a typed error with a Chinese sentence or a legal success; never a
 * stack, never half a write. Texts that are legal come back as they were written.
 */
import fc from 'fast-check';
import type { Reply } from '../../src/shared/action/contract';
import { errorTexts } from '../../src/shared/action/error-texts';
import { contracts } from '../../src/shared/contracts';
import { handOver, openThread, setLevel } from '../../src/shared/messages/staff-contracts';
import { replyToThread } from '../../src/shared/messages/reply-contract';
import { postMessage, readOwnThread } from '../../src/shared/messages/student-contracts';
import { functionLimits } from '../../local-cloud/limits';
import type { Actor } from '../harness/world';
import { exampleOf, type Contract } from './examples';
import { expectBareRefusal } from './expectations';
import { halfWrites } from './half-writes';
import { brokenText, hostileTexts } from './hostile-texts';
import { isAllowed, MatrixWorld } from './matrix-world';
import { changesBetween, readStore } from './store-changes';
import { allSeen } from '../harness/all-seen';
import { rounds } from '../harness/long-run';

/** Printed by fast-check when a property fails; the same start gives the same inputs. */
const seed = 20_261_012;
const student = 'student' as const;

let matrix: MatrixWorld;
let child: Actor;

beforeAll(async () => {
  matrix = await MatrixWorld.start();
  child = await matrix.world.as(matrix.actor('demo', student));
}, 120_000);

afterAll(() => matrix.world.end());

beforeEach(() => matrix.nextMinutes());

function codeOf(reply: Reply<unknown>): string {
  return reply.ok ? 'ok' : reply.error.code;
}

/** Sends any event with the session of the test student. */
async function send(event: unknown): Promise<Reply<unknown>> {
  const session = await matrix.world.cloud.signIn(child.person.openid);
  return matrix.world.raw(event, session);
}

/** Runs `work` and fails when it left a trace in the store. */
async function withoutTrace(work: () => Promise<void>): Promise<void> {
  const before = readStore(matrix.world);
  await work();
  expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
}

async function actorFor(contract: Contract): Promise<Actor> {
  const first = ['student', 'counsellor', 'leader', 'admin'] as const;
  const role = [...first, ...contract.roles].find((one) => isAllowed(contract, one)) ?? student;
  return matrix.world.as(matrix.actor('demo', role));
}

test('Bad input: unknown actions, names of objects and operators among them', () =>
  withoutTrace(async () => {
    for (const action of [
      'messages.delete',
      'constructor',
      '__proto__',
      'toString',
      '$where',
      ' people.me',
    ])
      expect(codeOf(await child.reply(action, {}))).toBe('unknown-action');
  }));

test('Bad input: an envelope of the wrong shape', () =>
  withoutTrace(async () => {
    const good = { action: 'people.me', input: {}, requestId: 'request-0001' };
    expect(codeOf(await send(good))).toBe('ok');
    const wrong: unknown[] = [
      {},
      { action: 'people.me' },
      { ...good, action: { $ne: '' } },
      { ...good, action: '' },
      { ...good, action: ['people.me'] },
      { ...good, action: 'x'.repeat(81) },
      { ...good, requestId: 'short' },
      { ...good, requestId: { $gt: '' } },
      { ...good, requestId: 'has.dots.in.it' },
      { ...good, requestId: 12345678 },
      { ...good, asPerson: { $ne: null } },
      { ...good, asPerson: '' },
      { ...good, asPerson: 'p'.repeat(65) },
      { ...good, role: 'lead-counsellor' },
      { ...good, openId: 'openid-demo-lead' },
      { ...good, nowMs: 0 },
      { ...good, $where: '1' },
      JSON.parse('{"action":"people.me","input":{},"requestId":"request-0001","constructor":{}}'),
    ];
    for (const event of wrong) {
      const reply = await send(event);
      expect([JSON.stringify(event), codeOf(reply)]).toEqual([
        JSON.stringify(event),
        'invalid-input',
      ]);
      expectBareRefusal(reply);
    }
  }));

test('Bad input: what the platform adds to an event cannot be sent by a client', async () => {
  const call = { action: 'people.me', input: {}, requestId: 'request-0002' };
  const forged = {
    userInfo: { openId: 'openid-demo-lead' },
    tcbContext: { OPENID: 'openid-demo-lead' },
  };
  const reply = await send({ ...call, ...forged });
  expect(JSON.stringify(reply)).toContain(child.person.personId);
  expect(JSON.stringify(reply)).not.toContain('demo-lead');
});

test('Bad input: a session that has ended, or never was, is not signed in', () =>
  withoutTrace(async () => {
    const { cloud } = matrix.world;
    const session = await cloud.signIn(child.person.openid);
    const call = { action: 'messages.post', input: { text: '还在吗' }, requestId: 'request-0003' };
    await cloud.signOut(session);
    for (const one of [session, undefined, '', 'made-up-session'])
      expect(codeOf(await matrix.world.raw(call, one))).toBe('not-signed-in');
  }));

test('G1: nobody acts as somebody else', () =>
  withoutTrace(async () => {
    const others = ['demo-lead', 'demo-s-6-1-01', 'demo2-lead', 'nobody', '__proto__', '$ne'];
    for (const asPerson of others)
      for (const action of ['people.me', 'messages.list-own', 'messages.inbox'])
        expect(codeOf(await child.reply(action, {}, { asPerson }))).toBe('forbidden');
  }));

test('Bad input: a call over the limit is refused as too large; a body over the platform’s limit never runs', () =>
  withoutTrace(async () => {
    const tooLarge = await child.reply('messages.post', { text: '长'.repeat(33_000) });
    expect(codeOf(tooLarge)).toBe('too-large');
    expectBareRefusal(tooLarge);
    const session = await matrix.world.cloud.signIn(child.person.openid);
    const body = { action: 'people.me', input: 'x'.repeat(functionLimits.requestBytes) };
    const reply = await matrix.world.cloud.call('api', body, session);
    expect(reply).toMatchObject({ errCode: expect.any(Number) as number });
    expect(JSON.stringify(reply)).not.toMatch(/\bat .*:\d+:\d+/);
  }));

test('Bad input: brackets 3 000 deep are refused', () =>
  withoutTrace(async () => {
    const { cloud } = matrix.world;
    const session = await cloud.signIn(child.person.openid);
    for (const depth of [100, 3_000]) {
      const input = '['.repeat(depth) + ']'.repeat(depth);
      const response = await cloud.fetch('/call/api', {
        method: 'POST',
        headers: { Authorization: `Bearer ${session}`, 'Content-Type': 'application/json' },
        body: `{"action":"messages.post","requestId":"deep-brackets","input":${input}}`,
      });
      const said = await response.text();
      expect([depth, said]).toEqual([
        depth,
        expect.stringMatching(/invalid-input|too-large|errCode/),
      ]);
      expect(said).not.toMatch(/\bat .*:\d+:\d+/);
    }
    expect(codeOf(await child.reply('people.me', {}))).toBe('ok');
  }));

test('Bad input: the same requestId with another body is a conflict, with the same body the same act', async () => {
  const duty = await matrix.world.as(await matrix.onDuty('demo'));
  const { threadId } = matrix.objects('demo');
  const colleague = matrix.colleague('demo', duty.person).personId;
  const acts = [
    {
      actor: child,
      contract: postMessage,
      input: { threadId, text: '一' },
      other: { threadId, text: '二' },
    },
    {
      actor: child,
      contract: postMessage,
      input: { text: '新的' },
      other: { text: '新的', face: 'sad' },
    },
    {
      actor: duty,
      contract: replyToThread,
      input: { threadId, text: '在', seenSeq: allSeen },
      other: { threadId, text: '好', seenSeq: allSeen },
    },
    {
      actor: duty,
      contract: handOver,
      input: { toPersonId: colleague, note: '请接着看' },
      other: { toPersonId: colleague, note: '换一句话' },
    },
  ];
  for (const [index, { actor, contract, input, other }] of acts.entries()) {
    const requestId = `replayed-request-${index}`;
    const first = await actor.reply(contract.name, input, { requestId });
    expect([contract.name, codeOf(first)]).toEqual([contract.name, 'ok']);
    await withoutTrace(async () => {
      const again = await actor.reply(contract.name, input, { requestId });
      expect([contract.name, codeOf(again)]).toEqual([contract.name, 'ok']);
      const changed = await actor.reply(contract.name, other, { requestId });
      expect([contract.name, codeOf(changed)]).toEqual([contract.name, 'request-conflict']);
      expectBareRefusal(changed);
    });
  }
});

test('Bad input: somebody else’s requestId is no conflict and finds nothing of theirs', async () => {
  const requestId = 'the-same-request-id';
  const one = await matrix.world.as(matrix.freshStudent());
  const other = await matrix.world.as(matrix.freshStudent());
  const mine = await one.call(postMessage, { text: '我的话。' }, requestId);
  const theirs = await other.call(postMessage, { text: '别人的话。' }, requestId);
  expect(theirs.thread.threadId).not.toBe(mine.thread.threadId);
  expect(theirs.message.text).toBe('别人的话。');
});

test('Bad input: database operators, paths and odd ids where an id is due', () =>
  withoutTrace(async () => {
    const ids = [
      { $ne: null },
      { $gt: '' },
      { $regex: '.*' },
      ['x'.repeat(20)],
      'a.b.c.d.e.f.g.h.i',
      '$where$where$where',
      '../../../threads/x',
      'x'.repeat(65),
      '线线线线线线线线线线线线线线线线',
      '\u0000'.repeat(16),
      0,
      1e308,
    ];
    for (const contract of contracts) {
      const valid = exampleOf(contract, matrix.objects('demo'));
      const idFields = Object.keys(valid).filter((field) => /(threadId|ersonId)$/.test(field));
      const actor = await actorFor(contract);
      for (const field of idFields)
        for (const id of ids.slice(0, 7)) {
          const reply = await actor.reply(contract.name, { ...valid, [field]: id });
          expect([contract.name, id, codeOf(reply)]).toEqual([contract.name, id, 'invalid-input']);
        }
    }
    for (const id of ids) {
      const reply = await child.reply(readOwnThread.name, { threadId: id });
      expect([id, codeOf(reply)]).toEqual([id, 'invalid-input']);
    }
    for (const id of ['________________', 'hasOwnProperty__', 'x'.repeat(64)])
      expect(codeOf(await child.reply(readOwnThread.name, { threadId: id }))).toBe('not-found');
  }));

test('M1: hostile text that is legal comes back exactly as it was written, on both sides', async () => {
  const author = await matrix.world.as(matrix.freshStudent());
  const duty = await matrix.world.as(await matrix.onDuty('demo'));
  const texts = Object.values(hostileTexts);
  const { thread } = await author.call(postMessage, { text: '开头' });
  const { threadId } = thread;
  for (const text of texts) {
    const { message } = await author.call(postMessage, { threadId, text });
    expect(message.text).toBe(text.trim());
  }
  const seen = await author.call(readOwnThread, { threadId });
  expect(seen.messages.slice(1).map(({ text }) => text)).toEqual(texts.map((text) => text.trim()));
  const opened = await duty.call(openThread, { threadId });
  expect(opened.messages.map(({ text }) => text)).toEqual(seen.messages.map(({ text }) => text));
  const { message } = await duty.call(replyToThread, {
    threadId,
    text: hostileTexts['script'] ?? '',
    seenSeq: allSeen,
  });
  expect(message.text).toBe(hostileTexts['script']);
  expect(halfWrites(await matrix.world.dump())).toEqual([]);
});

test('M1: a text cut off in the middle of a character is delivered, and a retried tap stays one message', async () => {
  const author = await matrix.world.as(matrix.freshStudent());
  const requestId = 'half-a-character';
  const first = await author.call(postMessage, { text: brokenText }, requestId);
  const again = await author.call(postMessage, { text: brokenText }, requestId);
  expect(again.message.messageId).toBe(first.message.messageId);
  expect(first.message.text).toBe('我很难过\ufffd');
  const { messages } = await author.call(readOwnThread, { threadId: first.thread.threadId });
  expect(messages.map(({ text }) => text)).toEqual(['我很难过\ufffd']);
});

test('M5: a hostile reason is kept as text, and is audited as it was written', async () => {
  const duty = await matrix.world.as(await matrix.onDuty('demo'));
  const threadId = await matrix.newThread(matrix.freshStudent());
  const reason = hostileTexts['ejson'] ?? '';
  const { thread } = await duty.call(setLevel, { threadId, level: 'yellow', reason, seenSeq: 1 });
  expect(thread.levelHistory.at(-1)?.reason).toBe(reason);
  const entries = (await matrix.world.dump())['audit_entries'] ?? [];
  expect(entries.filter((entry) => entry['reason'] === reason)).toHaveLength(1);
});

/** JSON of any depth, now and then a key or text that a database or a parser might act on. */
function anyJson() {
  const key = fc.constantFrom(
    '$ne',
    '$where',
    'a.b',
    '__proto__',
    'constructor',
    'threadId',
    'text',
    '',
  );
  const text = fc.constantFrom(...Object.values(hostileTexts).filter(({ length }) => length < 500));
  return fc.oneof(
    fc.jsonValue(),
    fc.dictionary(key, fc.oneof(fc.jsonValue(), text), { noNullPrototype: true }),
    text,
  );
}

/** The example with one or two fields replaced by something else. */
function changedExample(contract: Contract) {
  const valid = exampleOf(contract, matrix.objects('demo'));
  const fields = Object.keys(valid);
  if (fields.length === 0) return anyJson();
  const numbers = fc.constantFrom(
    -1,
    0.5,
    1e21,
    1e308,
    -1e308,
    2 ** 53,
    8.64e15,
    253_402_300_800_000,
  );
  return fc
    .tuple(fc.constantFrom(...fields), fc.oneof(anyJson(), numbers, numbers))
    .map(([field, value]) => ({ ...valid, [field]: value }));
}

function expectTyped(contract: Contract, input: unknown, reply: Reply<unknown>): void {
  if (reply.ok) return void expect(contract.output.safeParse(reply.data).success).toBe(true);
  const allowed = [...contract.errors, 'invalid-input', 'too-large', 'too-fast', 'forbidden'];
  expect({ action: contract.name, input, code: reply.error.code, known: true }).toEqual({
    action: contract.name,
    input,
    code: reply.error.code,
    known: (allowed as string[]).includes(reply.error.code),
  });
  expect(reply.error.text).toBe(errorTexts[reply.error.code]);
}

test(
  'Bad input: random JSON for every action is refused as invalid input and leaves no trace',
  () =>
    withoutTrace(async () => {
      for (const contract of contracts) {
        const actor = await actorFor(contract);
        const property = fc.asyncProperty(anyJson(), async (input) => {
          fc.pre(!contract.input.safeParse(input).success);
          const reply = await actor.reply(contract.name, input);
          expect([contract.name, codeOf(reply)]).toEqual([contract.name, 'invalid-input']);
          expectBareRefusal(reply);
        });
        await fc.assert(property, { seed, numRuns: rounds(5, 80), endOnFailure: true });
      }
    }),
  120_000,
);

test('Bad input: inputs that are nearly right end in a typed error or a legal success, never half-way', async () => {
  for (const contract of contracts) {
    const actor = await actorFor(contract);
    const property = fc.asyncProperty(changedExample(contract), async (input) => {
      expectTyped(contract, input, await actor.reply(contract.name, input));
    });
    await fc.assert(property, { seed, numRuns: rounds(6, 100), endOnFailure: true });
  }
  expect(halfWrites(await matrix.world.dump())).toEqual([]);
}, 120_000);

test('Bad input: after all of it no log line holds a stack, a failure of the product, or what was sent', async () => {
  const lines = await matrix.world.logs();
  expect(lines.length).toBeGreaterThan(500);
  expect(lines.filter(({ level }) => level === 'error').map(({ text }) => text)).toEqual([]);
  const text = lines.map((line) => line.text).join('\n');
  expect(text).not.toMatch(/"code":"internal"|node_modules|\bat \S+ \(|\.js:\d+/);
  for (const hostile of Object.values(hostileTexts).filter(({ length }) => length > 6))
    expect(text).not.toContain(JSON.stringify(hostile).slice(1, -1));
});
