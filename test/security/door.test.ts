/** What stands before and behind every handler: so many calls a minute, and one sentence for whatever went wrong. */
import { roles } from '../../src/shared/action/contract';
import { contracts } from '../../src/shared/contracts';
import { dutyNow } from '../../src/shared/duty/now-contract';
import { openThread } from '../../src/shared/messages/staff-contracts';
import { listOwnThreads } from '../../src/shared/messages/student-contracts';
import { me } from '../../src/shared/people/contracts';
import { minuteMs } from '../../src/shared/time';
import { isLongRun } from '../harness/long-run';
import { at } from '../harness/world';
import { exampleOf, type Contract } from './examples';
import { codeOf, expectBareRefusal } from './expectations';
import { isAllowed, MatrixWorld } from './matrix-world';
import { danger } from './preparations';
import { changesBetween, readStore } from './store-changes';
import { accessPerson } from './test-accounts';

/** The count is kept in an instance's memory: one for the calls, one for the clock. */
const instances = 2;

let matrix: MatrixWorld;

beforeAll(async () => {
  matrix = await MatrixWorld.start(instances);
}, 120_000);

afterAll(() => matrix.world.end());

beforeEach(() => matrix.nextMinutes());

function actorOf(contract: Contract, schoolId: 'demo' | 'demo2' = 'demo') {
  const role = roles.find((one) => isAllowed(contract, one)) ?? 'student';
  return matrix.world.as(matrix.accounts.of(schoolId, role));
}

/** Counts, and is refused later at no cost: the input is looked at after the rate. */
const malformed = { $where: '1' };

async function codesOf(times: number, call: () => Promise<string>): Promise<string[]> {
  const codes: string[] = [];
  for (let time = 0; time < times; time += 1) codes.push(await call());
  return [...new Set(codes)];
}

/** What one account meets that asks too often: the codes up to the limit and after it, and who is not held up. */
async function knockTooOften(contract: Contract) {
  const { name, rateLimit } = contract;
  const actor = await actorOf(contract);
  const knock = async () => codeOf(await actor.reply(name, malformed));
  const answered = await codesOf(rateLimit.perMinute, knock);
  const refused = await actor.reply(name, exampleOf(contract, matrix.objects('demo')));
  expectBareRefusal(refused);
  const neighbour = codeOf(await (await actorOf(contract, 'demo2')).reply(name, malformed));
  // The same account has knocked at `people.me` already, where that is among the feature's own.
  const other = name.startsWith('people.') ? listOwnThreads.name : me.name;
  const isElsewhereToo = codeOf(await actor.reply(other, malformed)) === 'too-fast';
  return { name, answered, beyond: codeOf(refused), neighbour, isElsewhereToo };
}

const features = [...new Set(contracts.map(({ name }) => name.split('.')[0] ?? ''))];

/** A wide limit takes many calls to reach: one such action of a feature is enough for a usual run. */
const wide = 30;

function knockedOf(feature: string): Contract[] {
  const own = contracts.filter(({ name }) => name.startsWith(`${feature}.`));
  if (isLongRun) return own;
  const busy = own.filter(({ rateLimit }) => rateLimit.perMinute > wide);
  return own.filter((one) => !busy.includes(one) || one === busy[0]);
}

test.each(features)(
  'G1: %s answers each action as often as its contract says in a minute, by account, and no more',
  async (feature) => {
    const before = readStore(matrix.world);
    for (const contract of knockedOf(feature))
      expect(await knockTooOften(contract)).toEqual({
        name: contract.name,
        answered: ['invalid-input'],
        beyond: 'too-fast',
        neighbour: 'invalid-input',
        isElsewhereToo: false,
      });
    expect(changesBetween(before, readStore(matrix.world))).toEqual([]);
  },
  60_000,
);

test('G1: the minute ends: then the same account is answered again, not before', async () => {
  const actor = await actorOf(me);
  const startMs = await matrix.world.nowMs();
  const knock = async () => codeOf(await actor.reply(me.name, {}));
  expect(await codesOf(me.rateLimit.perMinute, knock)).toEqual(['ok']);
  await matrix.world.jumpTo(startMs + minuteMs / 2);
  expect(await knock()).toBe('too-fast');
  await matrix.world.jumpTo(startMs + 2 * minuteMs);
  expect(await knock()).toBe('ok');
});

test('Bad input: a failure of the product itself is one sentence to the caller and its kind in the log', async () => {
  const { world } = matrix;
  const threadId = await matrix.newThread(matrix.freshStudent(), danger);
  // Past the product: a thread that no code of it would write.
  await matrix.changeStored('threads', threadId, { levelHistory: danger });
  const lastSeq = (await world.logs()).at(-1)?.seq ?? 0;
  const lead = await world.as(matrix.actor('demo', 'lead-counsellor'));
  const refused = await lead.reply(openThread.name, { threadId });
  expect(codeOf(refused)).toBe('internal');
  expectBareRefusal(refused);
  const lines = (await world.logs(lastSeq)).map(({ text }) => text);
  const [line] = lines.filter((text) => text.includes('"event":"action-failed"'));
  expect(JSON.parse(line ?? '{}')).toEqual({
    event: 'action-failed',
    action: openThread.name,
    requestId: expect.any(String) as string,
    code: 'internal',
    detail: 'TypeError',
  });
  expect(lines.join('\n')).not.toMatch(/is not a function|\bat \S+ \(|\.js:\d+|想/);
});

test('G1: a role holds from its first day to the end of its last, by the school’s calendar', async () => {
  const { world, accounts } = matrix;
  const account = async (name: string, fromDate: string, toDate: string | null) => {
    const person = accessPerson(`demo-${name}`, 'demo', 'leader', { fromDate, toDate });
    const [added] = await accounts.add(`openid-${name}`, [person]);
    const actor = await world.as(added ?? '');
    return async () => codeOf(await actor.reply(dutyNow.name, {}));
  };
  const ended = await account('ended', '2020-01-01', '2026-10-11');
  const lastDay = await account('last-day', '2020-01-01', '2026-10-12');
  const tomorrow = await account('tomorrow', '2026-10-13', null);
  expect([await ended(), await lastDay(), await tomorrow()]).toEqual([
    'forbidden',
    'ok',
    'forbidden',
  ]);
  await world.skipTo(at('2026-10-12', '23:50'));
  expect([await lastDay(), await tomorrow()]).toEqual(['ok', 'forbidden']);
  await world.skipTo(at('2026-10-13', '00:00'));
  expect([await lastDay(), await tomorrow()]).toEqual(['forbidden', 'ok']);
});
