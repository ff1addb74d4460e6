/**
 * Every action × every role × own and other school × valid and malformed input, generated from the contracts
 * (G1: least privilege). What a refusal may contain, and what a family may hear, is checked on every reply.
 */
import { roles, type Role } from '../../src/shared/action/contract';
import { contracts } from '../../src/shared/contracts';
import { acceptThinRoster, answerSwap, rosterCheck } from '../../src/shared/duty/contracts';
import { listBreaches, listInbox, replyToThread } from '../../src/shared/messages/staff-contracts';
import { listOwnThreads, postMessage } from '../../src/shared/messages/student-contracts';
import { readNotice } from '../harness/read-notice';
import { exampleOf, examples, malformedOf, type Contract } from './examples';
import {
  codeOf,
  expectBareRefusal,
  families,
  markedPersons,
  ReplyChecks,
  undeclared,
  unexpected,
} from './expectations';
import { isAllowed, MatrixWorld, type Answer, type Cell } from './matrix-world';
import { danger, Preparations } from './preparations';
import { fieldsOf } from './schema-walk';
import { schoolIds, type SchoolId } from './test-accounts';
import { allSeen } from '../harness/all-seen';

let matrix: MatrixWorld;
let checks: ReplyChecks;
let preparations: Preparations;

beforeAll(async () => {
  matrix = await MatrixWorld.start();
  checks = new ReplyChecks(matrix.world);
  preparations = new Preparations(matrix);
}, 120_000);

afterAll(() => matrix.world.end());

beforeEach(() => matrix.nextMinutes());

function otherSchool(schoolId: SchoolId): SchoolId {
  return schoolId === 'demo' ? 'demo2' : 'demo';
}

/** Its example names something of a school. */
function pointsAtObjects(contract: Contract): boolean {
  const [one, other] = schoolIds.map((schoolId) => exampleOf(contract, matrix.objects(schoolId)));
  return JSON.stringify(one) !== JSON.stringify(other);
}

function cellsWhere(
  holds: (contract: Contract, role: Role) => boolean,
  inputs: (contract: Contract, role: Role) => { schoolId: SchoolId; input: unknown }[],
): Cell[] {
  return contracts.flatMap((contract) =>
    roles
      .filter((role) => holds(contract, role))
      .flatMap((role) => inputs(contract, role).map((rest) => ({ contract, role, ...rest }))),
  );
}

test('G1: every contract has its row in the table of examples, and the example is valid', () => {
  expect(Object.keys(examples).sort()).toEqual(contracts.map(({ name }) => name).sort());
  const invalid = contracts.filter(
    (contract) => !contract.input.safeParse(exampleOf(contract, matrix.objects('demo'))).success,
  );
  expect(invalid.map(({ name }) => name)).toEqual([]);
});

test('G1: every action is forbidden to every role it does not name, at both schools, and nothing is written', async () => {
  const cells = cellsWhere(
    (contract, role) => !isAllowed(contract, role),
    (contract) => {
      const input = exampleOf(contract, matrix.objects('demo'));
      return [
        { schoolId: 'demo', input },
        { schoolId: 'demo2', input },
        { schoolId: 'demo', input: null },
        { schoolId: 'demo', input: { ...input, $where: '1' } },
      ];
    },
  );
  const before = await matrix.stored();
  const answers = await matrix.send(cells);
  expect(answers.length).toBeGreaterThan(800);
  expect(unexpected(answers, (code) => code === 'forbidden')).toEqual([]);
  answers.forEach(({ reply }) => expectBareRefusal(reply));
  expect(checks.leaks(answers)).toEqual([]);
  expect((await matrix.stored()) === before).toBe(true);
}, 180_000);

/** At most so many calls of one action in a minute, so that the rate limit says nothing. */
const perMinute = 7;

test('G1: malformed input is refused to every role that may call, at both schools, and nothing is written', async () => {
  const waiting = cellsWhere(isAllowed, (contract) =>
    schoolIds.flatMap((schoolId) =>
      malformedOf(contract, exampleOf(contract, matrix.objects(schoolId)))
        // The neighbour's first role says as much as all of them.
        .map((input) => ({ schoolId, input })),
    ),
  ).filter(({ contract, role, schoolId }) => schoolId === 'demo' || role === firstRole(contract));
  expect(waiting.length).toBeGreaterThan(1_200);
  while (waiting.length > 0) {
    await matrix.nextMinutes();
    const before = await matrix.stored();
    const answers = await matrix.send(takeRound(waiting));
    expect(unexpected(answers, (code) => code === 'invalid-input')).toEqual([]);
    answers.forEach(({ reply }) => expectBareRefusal(reply));
    expect(checks.leaks(answers)).toEqual([]);
    expect((await matrix.stored()) === before).toBe(true);
  }
}, 180_000);

function firstRole({ roles: named }: Contract): Role {
  return (named as readonly Role[])[0] ?? 'student';
}

/** The next calls of each account and action that fit into one minute. */
function takeRound(waiting: Cell[]): Cell[] {
  const taken = new Map<string, number>();
  const round: Cell[] = [];
  const rest: Cell[] = [];
  for (const cell of waiting.splice(0)) {
    const key = `${cell.contract.name} ${cell.role} ${cell.schoolId}`;
    const used = (taken.get(key) ?? 0) + 1;
    taken.set(key, used);
    (used <= perMinute ? round : rest).push(cell);
  }
  waiting.push(...rest);
  return round;
}

test('G1: things of the other school are not found by any role that may call, and nothing is written', async () => {
  const pointing = contracts.filter(pointsAtObjects);
  expect(pointing.length).toBeGreaterThan(14);
  const cells = cellsWhere(
    (contract, role) => pointing.includes(contract) && isAllowed(contract, role),
    (contract) =>
      schoolIds.map((schoolId) => ({
        schoolId,
        input: exampleOf(contract, matrix.objects(otherSchool(schoolId))),
      })),
  );
  const before = await matrix.stored();
  const answers = await matrix.send(cells);
  expect(unexpected(answers, (code) => code === 'not-found')).toEqual([]);
  answers.forEach(({ reply }) => expectBareRefusal(reply));
  expect(checks.leaks(answers)).toEqual([]);
  expect((await matrix.stored()) === before).toBe(true);
});

test('G1: lists and overviews name nothing of the other school', async () => {
  const cells = cellsWhere(
    (contract, role) => !pointsAtObjects(contract) && isAllowed(contract, role),
    (contract) =>
      schoolIds.map((schoolId) => ({
        schoolId,
        input: exampleOf(contract, matrix.objects(schoolId)),
      })),
  );
  const answers = await matrix.send(
    cells.filter(({ contract }) => contract.name !== 'duty.accept-thin-roster'),
  );
  expect(unexpected(answers, (code) => code === 'ok')).toEqual([]);
  for (const schoolId of schoolIds) {
    const own = answers.filter(({ cell }) => cell.schoolId === schoolId);
    expect(checks.leaks(own, [matrix.objects(otherSchool(schoolId)).threadId])).toEqual([]);
  }
});

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
  const before = await matrix.stored();
  // Two counsellors for 24 h are few, five are not; nobody signs for the neighbour.
  expect((await leaders.demo.call(rosterCheck, {})).findings).toEqual([]);
  expect((await leaders.demo2.call(rosterCheck, {})).findings).not.toEqual([]);
  const signature = { rosterVersion: 1, reason: '本学期只有两位老师' };
  expect(codeOf(await leaders.demo.reply(acceptThinRoster.name, signature))).toBe('illegal-move');
  expect((await matrix.stored()) === before).toBe(true);
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
  const before = await matrix.stored();
  for (const other of others) {
    const reply = await (await world.as(other)).reply(answerSwap.name, answer);
    expect([other.role, codeOf(reply)]).toEqual([other.role, 'not-found']);
  }
  expect((await matrix.stored()) === before).toBe(true);
  expect((await (await world.as(person)).call(answerSwap, answer)).swap.state).toBe('accepted');
});

test('G1: nobody is let in without a session, after its end, or without a bound person', async () => {
  const { world, accounts } = matrix;
  const ended = await world.cloud.signIn(accounts.of('demo', 'student').openid);
  await world.cloud.signOut(ended);
  const unbound = await world.cloud.signIn(accounts.stranger.openid);
  const before = await matrix.stored();
  for (const contract of contracts)
    for (const session of [undefined, 'no-such-session', ended, unbound])
      for (const input of [exampleOf(contract, matrix.objects('demo')), { $where: '1' }]) {
        const event = { action: contract.name, input, requestId: 'no-session-0001' };
        const reply = await world.raw(event, session);
        expect(reply).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
        expectBareRefusal(reply);
      }
  expect((await matrix.stored()) === before).toBe(true);
});

test('M1, M6: a student finds nothing of another student of the same school', async () => {
  const { world } = matrix;
  const own = contracts.filter(({ scope }) => scope === 'own-threads').filter(pointsAtObjects);
  expect(own.length).toBeGreaterThan(4);
  const stranger = await world.as(matrix.freshStudent());
  const other = await world.as(matrix.freshStudent());
  await other.call(postMessage, { text: '我也有一段自己的对话。' });
  const before = await matrix.stored();
  for (const contract of own)
    for (const student of [stranger, other]) {
      const input = exampleOf(contract, matrix.objects('demo'));
      const reply = await student.reply(contract.name, input);
      expect([contract.name, reply.ok ? 'ok' : reply.error.code]).toEqual([
        contract.name,
        'not-found',
      ]);
    }
  expect((await matrix.stored()) === before).toBe(true);
});

test('M2: a counsellor who is neither on duty nor called in finds no thread', async () => {
  const { world } = matrix;
  const onDuty = await matrix.onDuty('demo');
  const idle = world.people.find(
    ({ role, personId }) => role === 'counsellor' && personId.startsWith('demo-pool-'),
  );
  expect(idle?.personId).not.toBe(onDuty.personId);
  const actor = await world.as(idle?.personId ?? '');
  const acts = contracts.filter(
    ({ scope, input }) => scope === 'duty' && 'threadId' in shapeOf(input),
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

function shapeOf(input: Contract['input']): object {
  return Object.fromEntries(fieldsOf(input).map(({ path }) => [path, true]));
}

test('G1: every role that an action names may call it', async () => {
  const { world } = matrix;
  const answers: Answer[] = [];
  for (const contract of contracts)
    for (const role of roles.filter((one) => isAllowed(contract, one))) {
      // A lead stands no shift of the rotation to offer.
      if (contract.name === 'duty.propose-swap' && role === 'lead-counsellor') continue;
      const prepared = await preparations.for(contract, role);
      const input = exampleOf(contract, { ...matrix.objects('demo'), ...prepared.objects });
      const reply = await (await world.as(prepared.person)).reply(contract.name, input);
      const schoolId = prepared.person.personId.startsWith('demo2-') ? 'demo2' : 'demo';
      answers.push({ cell: { contract, role, schoolId, input }, reply });
    }
  expect(unexpected(answers, (code) => code === 'ok')).toEqual([]);
  expect(checks.leaks(answers)).toEqual([]);
  expect(undeclared(answers)).toEqual([]);
  expect(markedPersons(answers, await world.dump())).toEqual([]);
}, 120_000);

test('M5, M6: no reply that a family may get has room for a level, a name of staff or an author key', () => {
  const forFamilies = contracts.filter(({ roles: named }) =>
    (named as readonly Role[]).some((role) => families.includes(role)),
  );
  expect(forFamilies.length).toBeGreaterThan(5);
  const paths = forFamilies.flatMap(({ output }) => fieldsOf(output).map(({ path }) => path));
  const named = new Set(paths.map((path) => path.split('.').at(-1) ?? ''));
  named.delete('currentName');
  expect(
    [...named].filter((name) =>
      /level|triage|author|owner|staff|person|name|mobile|preview/i.test(name),
    ),
  ).toEqual([]);
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
  const stored = ((await world.dump())['threads'] ?? []).find(({ _id }) => _id === threadId);
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
  const stored = ((await world.dump())['threads'] ?? []).find(({ _id }) => _id === threadId);
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

test('M6: no action opens an author: no reply has room for one, and the step with two approvers is not there', () => {
  const paths = contracts.flatMap(({ name, output }) =>
    fieldsOf(output).map(({ path }) => `${name} → ${path}`),
  );
  expect(
    paths.filter((path) => /author|openid|account|identity|seal|studentId/i.test(path)),
  ).toEqual([]);
  const persons = paths.filter(
    (path) => /person/i.test(path) && !/owner|acknowledgedBy/.test(path),
  );
  // Staff by their own ids, and the caller's own persons.
  expect(persons.filter((path) => !/^(duty\.|people\.me )/.test(path))).toEqual([]);
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

/** Figures are times and counts, nothing else. */
