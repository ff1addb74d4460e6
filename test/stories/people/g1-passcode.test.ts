/** G1, M1: a shared phone. The student side opens with the child's own passcode; a reset never opens old threads. */
import { me } from '../../../src/shared/people/contracts';
import { resetPasscode, unbind } from '../../../src/shared/people/desk-contracts';
import { listOwnThreads, postMessage } from '../../../src/shared/messages/student-contracts';
import { passcodeState, setPasscode, unlock } from '../../../src/shared/people/passcode-contracts';
import { dayMs, minuteMs } from '../../../src/shared/time';
import { refusal, startWorld, type Actor, type World } from '../../harness/world';

let world: World;
let child: Actor;

const passcode = '246810';
const shared = 'demo-s-1-1-07';

beforeAll(async () => {
  world = await startWorld();
  child = await world.as(shared);
});

afterAll(() => world.end());

test('G1: without the passcode nothing of the child is answered, and the grown-up is not asked for one', async () => {
  expect(await refusal(child.call(listOwnThreads, {}))).toBe('passcode-needed');
  expect(await refusal(child.call(postMessage, { text: '我是妈妈。' }))).toBe('passcode-needed');
  expect(await child.call(passcodeState, {})).toEqual({ shared: true, isSet: true, closed: null });
  const other = await world.as('demo-s-6-2-11');
  expect((await other.call(listOwnThreads, {})).threads).toEqual([]);
});

test('G1: the right one opens this phone for a while; another phone and another person stay closed', async () => {
  const { unlock: token } = await child.call(unlock, { passcode });
  await child.call(postMessage, { text: '老师，我想说说话。' });
  const elsewhere = await world.as(shared);
  expect(await refusal(elsewhere.call(listOwnThreads, {}))).toBe('passcode-needed');
  const other = await world.as('demo-g-4-1-07');
  const asChild = await other.reply(
    listOwnThreads.name,
    {},
    { asPerson: shared, unlock: `${token}x` },
  );
  expect(asChild).toMatchObject({ ok: false, error: { code: 'passcode-needed' } });
  await world.jumpTo((await world.nowMs()) + 119 * minuteMs);
  expect((await child.call(listOwnThreads, {})).threads).toHaveLength(1);
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
  expect(await refusal(child.call(listOwnThreads, {}))).toBe('passcode-needed');
});

test('G1: five wrong ones end the day, also when they come at once; the next day helps', async () => {
  const tries = await Promise.all(
    Array.from({ length: 8 }, () => refusal(child.call(unlock, { passcode: '135790' }))),
  );
  expect(tries.filter((one) => one === 'passcode-wrong')).toHaveLength(5);
  expect(await refusal(child.call(unlock, { passcode }))).toBe('passcode-closed-today');
  expect((await child.call(passcodeState, {})).closed).toBe('today');
  await world.jumpTo((await world.nowMs()) + dayMs);
  await child.call(unlock, { passcode });
});

test('G1: the store keeps no passcode, no time, and the log names nobody', async () => {
  const stored = (await world.dump('passcodes'))['passcodes'] ?? [];
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toMatch(/246810|135790/);
  const logs = JSON.stringify(await world.logs());
  expect(logs).not.toMatch(/246810|135790|demo-s-1-1-07/);
});

test('G1: the child chooses another one; the old one is asked for', async () => {
  expect(await refusal(child.call(setPasscode, { passcode: '111111' }))).toBe('invalid-input');
  const wrong = { passcode: '975310', old: '999998' };
  expect(await refusal(child.call(setPasscode, wrong))).toBe('passcode-wrong');
  await child.call(setPasscode, { passcode: '975310', old: passcode });
  expect(await refusal((await world.as(shared)).call(unlock, { passcode }))).toBe('passcode-wrong');
});

test('G1: the grown-up unbound, the child alone on the account is asked all the same', async () => {
  const admin = await world.as(world.personOf('demo', 'admin'));
  await admin.call(unbind, { personId: 'demo-g-4-1-07' });
  const alone = await world.as(shared);
  expect(await refusal(alone.call(listOwnThreads, {}))).toBe('passcode-needed');
  const [person] = (await alone.call(me, {})).persons;
  expect([person?.personId, person?.needsPasscode]).toEqual([shared, true]);
});

test('G1: a reset closes at once, and what was written before is opened to nobody again', async () => {
  expect((await child.call(listOwnThreads, {})).threads).toHaveLength(1);
  const teacher = await world.as('demo-t-1-1');
  expect(
    await refusal((await world.as('demo-t-1-2')).call(resetPasscode, { studentId: shared })),
  ).toBe('not-found');
  await teacher.call(resetPasscode, { studentId: shared });
  expect(await refusal(child.call(unlock, { passcode: '975310' }))).toBe('passcode-none');
  // Alone on the account by now, the child needs none any more.
  expect((await child.call(listOwnThreads, {})).threads).toEqual([]);
  // The thread itself is still there, and answered.
  expect((await world.dump('threads'))['threads']).toHaveLength(1);
  expect(await refusal(teacher.call(resetPasscode, { studentId: 'demo-s-1-1-08' }))).toBe(
    'illegal-move',
  );
});
