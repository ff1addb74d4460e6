/**
 * Every action × every role × own and other school × valid and malformed input, generated from the contracts
 * (G1: least privilege). What a refusal may contain, and what a family may hear, is checked on every reply.
 */
import { roles, type Role } from '../../src/shared/action/contract';
import { contracts } from '../../src/shared/contracts';
import { rounds } from '../harness/long-run';
import { exampleOf, examples, malformedOf, type Contract } from './examples';
import { careNeedsOwn } from './examples/care';
import { sealNeedsOwn } from './examples/seal';
import {
  expectBareRefusal,
  families,
  markedPersons,
  ReplyChecks,
  undeclared,
  unexpected,
} from './expectations';
import { isAllowed, MatrixWorld, type Answer, type Cell } from './matrix-world';
import { Preparations } from './preparations';
import { fieldsOf } from './schema-walk';
import { changesBetween, readStore } from './store-changes';
import { otherSchool, schoolIds, type SchoolId } from './test-accounts';

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
    (contract, role) => {
      const input = exampleOf(contract, matrix.objects('demo'));
      const asDeclared = [
        { schoolId: 'demo' as const, input },
        ...(asksNeighbour(contract, role) ? [{ schoolId: 'demo2' as const, input }] : []),
      ];
      // The role is looked at before the input is: what nobody declared says the same to all of them.
      if (role !== roles.find((one) => !isAllowed(contract, one))) return asDeclared;
      return [
        ...asDeclared,
        { schoolId: 'demo', input: null },
        { schoolId: 'demo', input: { ...input, $where: '1' } },
      ];
    },
  );
  const before = readStore(matrix.world);
  const answers = await matrix.send(cells);
  expect(answers.length).toBeGreaterThan(800);
  expect(unexpected(answers, (code) => code === 'forbidden')).toEqual([]);
  answers.forEach(({ reply }) => expectBareRefusal(reply));
  expect(checks.leaks(answers)).toEqual([]);
  expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
}, 180_000);

/**
 * What a role may not do is looked at before the school is: a usual run asks the neighbour's roles in turn, each of a
 * quarter of the actions, the long run all of all.
 */
function asksNeighbour(contract: Contract, role: Role): boolean {
  const turn = contracts.findIndex(({ name }) => name === contract.name) + roles.indexOf(role);
  return turn % rounds(4, 1) === 0;
}

const fewForms = rounds(1, 100);

/** At most so many calls of one action in a minute, so that the rate limit says nothing. */
const perMinute = 7;

test('G1: malformed input is refused to every role that may call, at both schools, and nothing is written', async () => {
  const waiting = cellsWhere(isAllowed, (contract, role) =>
    schoolIds.flatMap((schoolId) =>
      malformedOf(contract, exampleOf(contract, matrix.objects(schoolId)))
        // One role hears every form of nonsense, the others and the neighbour's first role a few.
        .slice(0, role === firstRole(contract) && schoolId === 'demo' ? undefined : fewForms)
        .map((input) => ({ schoolId, input })),
    ),
  ).filter(({ contract, role, schoolId }) => schoolId === 'demo' || role === firstRole(contract));
  expect(waiting.length).toBeGreaterThan(1_000);
  while (waiting.length > 0) {
    await matrix.nextMinutes();
    const before = readStore(matrix.world);
    const answers = await matrix.send(takeRound(waiting));
    expect(unexpected(answers, (code) => code === 'invalid-input')).toEqual([]);
    answers.forEach(({ reply }) => expectBareRefusal(reply));
    expect(checks.leaks(answers)).toEqual([]);
    expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
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
  // A code is for whoever holds it, at whatever school they are known already (test/stories/people/g1-join).
  const pointing = contracts.filter(
    (contract) =>
      contract.scope !== 'newcomer' &&
      // A wrong code is counted, whoever's it is (test/stories/letter-box).
      contract.name !== 'letters.collect' &&
      matrix.pointsAtObjects(contract),
  );
  expect(pointing.length).toBeGreaterThan(14);
  const cells = cellsWhere(
    (contract, role) => pointing.includes(contract) && isAllowed(contract, role),
    (contract) =>
      schoolIds.map((schoolId) => ({
        schoolId,
        input: exampleOf(contract, matrix.objects(otherSchool(schoolId))),
      })),
  );
  const before = readStore(matrix.world);
  const answers = await matrix.send(cells);
  expect(unexpected(answers, (code) => code === 'not-found')).toEqual([]);
  answers.forEach(({ reply }) => expectBareRefusal(reply));
  expect(checks.leaks(answers)).toEqual([]);
  expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
});

/** Acts on one document of the school: each must have seen what the one before wrote. */
const oneAfterTheOther: readonly string[] = [
  'duty.accept-thin-roster',
  'duty.save-plan',
  'settings.change',
  'settings.withdraw',
  'settings.apply-profile',
  'settings.save-term',
  'settings.set-days',
];
/** Acts on something that not everybody of the role has. */
const needsOwn: readonly string[] = [
  ...oneAfterTheOther,
  ...sealNeedsOwn,
  ...careNeedsOwn,
  'people.unlock',
];

test('G1: lists and overviews name nothing of the other school', async () => {
  const cells = cellsWhere(
    (contract, role) => !matrix.pointsAtObjects(contract) && isAllowed(contract, role),
    (contract) =>
      schoolIds.map((schoolId) => ({
        schoolId,
        input: exampleOf(contract, matrix.objects(schoolId)),
      })),
  );
  const answers = await matrix.send(
    cells.filter(({ contract: { name } }) => !needsOwn.includes(name)),
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
  const before = readStore(matrix.world);
  for (const contract of contracts)
    for (const session of [undefined, 'no-such-session', ended, unbound])
      for (const input of [exampleOf(contract, matrix.objects('demo')), { $where: '1' }]) {
        const event = { action: contract.name, input, requestId: 'no-session-0001' };
        // Whoever is signed in and known to nobody may ask who they are, and join (g1-join).
        if (session === unbound && contract.scope === 'newcomer') continue;
        const reply = await world.raw(event, session);
        expect(reply).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
        expectBareRefusal(reply);
      }
  expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
});

test('G1: every role that an action names may call it', async () => {
  const { world } = matrix;
  const answers: Answer[] = [];
  for (const contract of contracts)
    for (const role of roles.filter((one) => isAllowed(contract, one))) {
      // A lead stands no shift of the rotation to offer.
      if (contract.name === 'duty.propose-swap' && role === 'lead-counsellor') continue;
      // However many instances answer: what is prepared counts for the minute's limits too.
      if (answers.length % 10 === 9) await matrix.passMinutes();
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
    (named as readonly Role[]).some((role) => [...families, 'terminal'].includes(role)),
  );
  expect(forFamilies.length).toBeGreaterThan(5);
  // Where names are the point (their own children, whom they booked) no level is.
  const ofMessages = /level|triage|author|owner|staff|person|name|mobile|preview/i;
  const ofOthers = /level|triage|author|mobile|preview/i;
  for (const { name: action, output } of forFamilies) {
    const names = new Set(fieldsOf(output).map(({ path }) => path.split('.').at(-1) ?? ''));
    // Whether it is the name in use, whether the child told its own: neither says whose.
    names.delete('currentName');
    names.delete('named');
    const forbidden = /^(messages|notices|letters)\./.test(action) ? ofMessages : ofOthers;
    expect([action, [...names].filter((name) => forbidden.test(name))]).toEqual([action, []]);
  }
});

test('M6: no reply has room for an author but the one look that two approved', () => {
  const paths = contracts.flatMap(({ name, output }) =>
    fieldsOf(output).map(({ path }) => `${name} → ${path}`),
  );
  expect(paths.filter((path) => /author|openid|account|identity|→ .*seal/i.test(path))).toEqual([]);
  const persons = paths.filter(
    (path) => /person|student(Id|Name)/i.test(path) && !/owner|acknowledgedBy/.test(path),
  );
  expect(persons.filter((path) => /^(messages|notices)\./.test(path))).toEqual([]);
  // What a child chose to tell has one way out, audited at each look (M1).
  const told = paths.filter((path) => /^messages\..*→ (name|className)$/.test(path));
  expect([...new Set(told)]).toEqual([
    'messages.read-name → name',
    'messages.read-name → className',
  ]);
  const ofSeal = persons.filter((path) => path.startsWith('seal.'));
  expect(
    ofSeal.filter((path) => !/^seal\.overview → keys\.(holders|candidates)\./.test(path)),
  ).toEqual(['seal.view → studentName']);
});
