/**
 * Every action × every role × own and other school × valid and malformed input, generated from the contracts
 * (G1: least privilege). What a refusal may contain, and what a family may hear, is checked on every reply.
 */
import type { LocalPerson } from '../../local-cloud/gateway/people';
import { roles, type Role } from '../../src/shared/action/contract';
import { contracts } from '../../src/shared/contracts';
import { closeThread, replyToThread } from '../../src/shared/messages/staff-contracts';
import { postMessage } from '../../src/shared/messages/student-contracts';
import { readNotice } from '../harness/read-notice';
import { dayMs } from '../../src/shared/time';
import {
  exampleOf,
  examples,
  malformedOf,
  type ActionName,
  type Contract,
  type Objects,
} from './examples';
import { expectBareRefusal, families, ReplyChecks, unexpected } from './expectations';
import { isAllowed, MatrixWorld, type Cell } from './matrix-world';
import { fieldsOf } from './schema-walk';
import { schoolIds, type SchoolId } from './test-accounts';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';

let matrix: MatrixWorld;
let checks: ReplyChecks;

beforeAll(async () => {
  matrix = await MatrixWorld.start();
  checks = new ReplyChecks(matrix.world);
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
      const malformed = malformedOf(contract, input).slice(0, 2);
      return [
        { schoolId: 'demo', input },
        { schoolId: 'demo2', input },
        ...malformed.map((wrong) => ({ schoolId: 'demo' as const, input: wrong })),
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

test('G1: malformed input is refused to every role that may call, at both schools, and nothing is written', async () => {
  const cells = cellsWhere(isAllowed, (contract, role) =>
    schoolIds.flatMap((schoolId) => {
      const all = malformedOf(contract, exampleOf(contract, matrix.objects(schoolId)));
      const start = roles.indexOf(role) * 5;
      // At most 7 a role, so that the rate limit says nothing; the roles share out the rest.
      return Array.from({ length: Math.min(7, all.length) }, (_, index) => ({
        schoolId,
        input: all[(start + index) % all.length],
      }));
    }),
  );
  const before = await matrix.stored();
  const answers = await matrix.send(cells);
  expect(answers.length).toBeGreaterThan(400);
  expect(unexpected(answers, (code) => code === 'invalid-input')).toEqual([]);
  answers.forEach(({ reply }) => expectBareRefusal(reply));
  expect(checks.leaks(answers)).toEqual([]);
  expect((await matrix.stored()) === before).toBe(true);
}, 180_000);

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

/** What must be there before an allowed call can succeed. */
type Preparation = (role: Role) => Promise<{ person: LocalPerson; objects: Partial<Objects> }>;

const staffThread =
  (text?: string): Preparation =>
  async (role) => ({
    person: role === 'counsellor' ? await matrix.onDuty('demo') : matrix.actor('demo', role),
    objects: { threadId: await matrix.newThread(matrix.freshStudent(), text) },
  });

const ownThread: Preparation = async () => {
  const person = matrix.freshStudent();
  return { person, objects: { threadId: await matrix.newThread(person) } };
};

async function leadDoes(contract: typeof closeThread | typeof replyToThread, threadId: string) {
  const lead = await matrix.world.as(matrix.actor('demo', 'lead-counsellor'));
  if (contract === closeThread) await lead.call(closeThread, { threadId });
  else await lead.call(replyToThread, { threadId, text: '我在听。' });
}

let swapDay = 0;
async function swapBy(role: Role) {
  // Whose week it is, whoever an override put on duty for this shift.
  const duty = matrix.actor('demo', 'counsellor');
  const person =
    role === 'counsellor' ? matrix.colleague('demo', duty) : matrix.actor('demo', role);
  swapDay += 1;
  return { duty, person, shiftStartMs: matrix.objects('demo').shiftStartMs + swapDay * dayMs };
}

const preparations: Partial<Record<ActionName, Preparation>> = {
  'messages.post': ownThread,
  'messages.list-own': ownThread,
  'messages.read-own': ownThread,
  'messages.close-own': ownThread,
  'messages.grant-reply-notice': ownThread,
  'messages.rate': async (role) => {
    const prepared = await ownThread(role);
    await leadDoes(replyToThread, prepared.objects.threadId ?? '');
    return prepared;
  },
  'messages.open': staffThread(),
  'messages.reply': staffThread(),
  'messages.acknowledge': staffThread(danger),
  'messages.set-level': staffThread(),
  'messages.no-reply': staffThread(),
  'messages.close': staffThread(),
  'messages.reopen': async (role) => {
    const prepared = await staffThread()(role);
    await leadDoes(closeThread, prepared.objects.threadId ?? '');
    return prepared;
  },
  // Two counsellors for 24 h: the small neighbour's roster is one to sign.
  'duty.accept-thin-roster': (role) =>
    Promise.resolve({ person: matrix.actor('demo2', role), objects: {} }),
  'duty.propose-swap': async (role) => {
    const { duty, shiftStartMs } = await swapBy(role);
    return { person: duty, objects: { shiftStartMs } };
  },
  'duty.answer-swap': async (role) => {
    const { duty, person, shiftStartMs } = await swapBy(role);
    return { person, objects: { swapId: await matrix.offerSwap(duty, person, shiftStartMs) } };
  },
};

test('G1: every role that an action names may call it', async () => {
  const { world } = matrix;
  const refused: string[] = [];
  for (const contract of contracts)
    for (const role of roles.filter((one) => isAllowed(contract, one))) {
      // A lead stands no shift of the rotation to offer.
      if (contract.name === 'duty.propose-swap' && role === 'lead-counsellor') continue;
      const prepare = preparations[contract.name];
      const prepared = prepare
        ? await prepare(role)
        : { person: matrix.actor('demo', role), objects: {} };
      const input = exampleOf(contract, { ...matrix.objects('demo'), ...prepared.objects });
      const reply = await (await world.as(prepared.person)).reply(contract.name, input);
      const schoolId = prepared.person.personId.startsWith('demo2-') ? 'demo2' : 'demo';
      const answer = { cell: { contract, role, schoolId, input }, reply } as const;
      expect(checks.leaks([answer])).toEqual([]);
      refused.push(...unexpected([answer], (code) => code === 'ok'));
    }
  expect(refused).toEqual([]);
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

test('M6: staff read two characters in the place of the author, in the inbox, the thread and every act on it', async () => {
  const { world } = matrix;
  const author = matrix.freshStudent();
  const threadId = await matrix.newThread(author);
  const stored = ((await world.dump())['threads'] ?? []).find(({ _id }) => _id === threadId);
  const lead = await world.as(matrix.actor('demo', 'lead-counsellor'));
  const said = [
    await lead.reply('messages.inbox', { view: 'school' }),
    await lead.reply('messages.open', { threadId }),
    await lead.reply('messages.set-level', { threadId, level: 'yellow', reason: '先记一下' }),
    await lead.reply('messages.reply', { threadId, text: '我在听。' }),
  ].map((reply) => JSON.stringify(reply));
  for (const text of said) {
    expect(text).toContain(`"alias":"${String(stored?.['alias'])}"`);
    for (const mark of [author.personId, author.openid, author.name, String(stored?.['authorKey'])])
      expect(text).not.toContain(mark);
    if (author.className) expect(text).not.toContain(author.className);
  }
  expect(String(stored?.['alias'])).toMatch(/^[\u4e00-\u9fff]{2}$/);
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
