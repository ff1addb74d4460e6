/** W9 on the real SDK: the district's key is practised and made anew like the school's, and who holds it is found. */
import type { SealKey } from '../../../cloudfunctions/features/seal/collections';
import type { Concern } from '../../../src/shared/messages/concern';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { demoPassphrase as passphrase } from '../../../src/shared/seal/demo';
import {
  removeHolder,
  resealThreads,
  sealOverview,
} from '../../../src/shared/seal/holder-contracts';
import {
  approveOpening,
  declineOpening,
  listOpenings,
  requestOpening,
  startDrill,
  viewOpening,
} from '../../../src/shared/seal/opening-contracts';
import { dayMs } from '../../../src/shared/time';
import { changeDocument } from '../../harness/change-document';
import { minuteMs, refusal, startWorld, type World } from '../../harness/world';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';

let world: World;
let nextStudent = 600;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

/** The robot takes 20 messages a minute. */
beforeEach(async () => world.advance(2 * minuteMs));

const receiver = (number = 1) => world.as(`demo-receiver-${number}`);
const leader = () => world.as('demo-leader-1');

async function stored<T>(collection: string, id: string): Promise<T> {
  const found = ((await world.dump(collection))[collection] ?? []).find(({ _id }) => _id === id);
  if (!found) throw new Error('not stored');
  return found as T;
}

async function post(...concerns: Concern[]) {
  const person = world.student(nextStudent);
  nextStudent += 1;
  const student = await world.as(person);
  const { thread } = await student.call(postMessage, { text: danger, concerns });
  return { person, threadId: thread.threadId };
}

test('W9: those of the district drill their own key every month, and the school has no part in it', async () => {
  const [first, second] = [await receiver(1), await receiver(2)];
  const drillOf = async () => (await first.call(sealOverview, {})).districtDrill;
  expect(await drillOf()).toEqual({
    ...{ lastAtMs: null, lastTookMs: null, dueAtMs: null, overdue: true },
  });
  expect((await first.call(listOpenings, {})).drillOverdue).toBe(true);
  const school = (await (await leader()).call(sealOverview, {})).drill;
  const { opening } = await first.call(startDrill, {});
  expect(opening).toMatchObject({
    ...{ kind: 'drill', state: 'asked', seatKeys: { leader: 'district', lead: 'district' } },
  });
  const { openingId } = opening;
  expect(await refusal(first.call(startDrill, {}))).toBe('seal-running');
  const seen = (await (await leader()).call(listOpenings, {})).openings;
  expect(seen.map((one) => one.openingId)).not.toContain(openingId);
  const ended = (await leader()).call(declineOpening, { openingId, reason: '不用了' });
  expect(await refusal(ended)).toBe('not-found');
  await first.call(approveOpening, { openingId, passphrase });
  expect((await first.call(approveOpening, { openingId, passphrase })).opening.state).toBe('half');
  await world.jumpTo((await world.nowMs()) + 3 * minuteMs);
  const done = await second.call(approveOpening, { openingId, passphrase });
  expect(done.opening.state).toBe('closed');
  const nowMs = await world.nowMs();
  const drill = await drillOf();
  expect(drill).toMatchObject({ overdue: false });
  expect(Math.floor((drill?.lastTookMs ?? 0) / minuteMs)).toBe(3);
  expect(drill?.dueAtMs).toBeGreaterThan(nowMs + 27 * dayMs);
  expect((await (await leader()).call(sealOverview, {})).drill).toEqual(school);
  expect((await first.call(listOpenings, {})).drillOverdue).toBe(false);
  // A drill of one alone proves nothing for the other.
  const { shares } = await stored<SealKey>('seal_keys', 'demo.district');
  await changeDocument(world, 'seal_keys', 'demo.district', { shares: shares.slice(0, 1) });
  expect(await refusal(first.call(startDrill, {}))).toBe('seal-not-ready');
  await changeDocument(world, 'seal_keys', 'demo.district', { shares });
});

test('W9: the district’s key made anew is the one for its half in either place, and the thread opens', async () => {
  const ofCounsellors = await post('counsellors');
  const ofLeaders = await post('leaders');
  const old = await stored<SealKey>('seal_keys', 'demo.district');
  const halves = async () => {
    const one = await stored<Sealed>('threads', ofCounsellors.threadId);
    const other = await stored<Sealed>('threads', ofLeaders.threadId);
    return [one.seal.lead.keyId, other.seal.leader.keyId];
  };
  expect(await halves()).toEqual([old.keyId, old.keyId]);
  // Somebody who held it too.
  const shares = [...old.shares, { personId: 'demo-receiver-3', sealed: 'of nobody' }];
  await changeDocument(world, 'seal_keys', 'demo.district', { shares });
  const first = await receiver(1);
  const input = { role: 'district' as const, passphrase };
  await first.call(removeHolder, { ...input, personId: 'demo-receiver-3', reason: '调走了' });
  let left = Number.POSITIVE_INFINITY;
  for (let calls = 0; left > 0 && calls < 20; calls += 1)
    ({ left } = await first.call(resealThreads, input));
  const { keyId } = await stored<SealKey>('seal_keys', 'demo.district');
  expect(keyId).not.toBe(old.keyId);
  expect(await halves()).toEqual([keyId, keyId]);
  await world.jumpTo((await world.nowMs()) + 4 * minuteMs);
  expect(await first.call(resealThreads, input)).toMatchObject({ left: 0, isDone: true });
  const { threadId, person } = ofCounsellors;
  const asked = await first.call(requestOpening, { threadId, reason: '要马上找到人' });
  const { openingId } = asked.opening;
  await (await leader()).call(approveOpening, { openingId, passphrase });
  await (await receiver(2)).call(approveOpening, { openingId, passphrase });
  expect((await first.call(viewOpening, { openingId })).studentName).toBe(person.name);
});

interface Sealed {
  seal: { leader: { keyId: string }; lead: { keyId: string } };
}

test('W9: a receiver whom no channel reaches is looked for by who leads the school and is not concerned', async () => {
  await changeDocument(world, 'staff', 'demo-receiver-1', { mobile: '' });
  const toldOf = async (threadId: string) => {
    const effects = ((await world.dump('outbox'))['outbox'] ?? []) as unknown as Notice[];
    return effects
      .filter(({ subject }) => subject.id === threadId)
      .map(({ text, recipient }) => [text.key, recipient.personId ?? '']);
  };
  const { threadId } = await post('leaders');
  await world.advance(minuteMs);
  const told = await toldOf(threadId);
  expect(told).toContainEqual(['district.unreached', 'demo-lead']);
  expect(told.filter(([, personId]) => personId?.startsWith('demo-leader'))).toEqual([]);
  // About everybody at the school: the other one of the district has it, and nobody there is told to look.
  const whole = await post('school');
  await world.advance(minuteMs);
  expect(await stored('threads', whole.threadId)).toMatchObject({
    ...{ ownerPersonId: 'demo-receiver-2', ownerRole: 'receiver' },
  });
  const heard = new Set((await toldOf(whole.threadId)).map(([, personId]) => personId));
  expect([...heard].sort()).toEqual(['demo-receiver-1', 'demo-receiver-2']);
});

interface Notice {
  text: { key: string };
  subject: { id: string };
  recipient: { personId?: string };
}
