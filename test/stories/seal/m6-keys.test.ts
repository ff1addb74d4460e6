/** M6 on the real SDK: a school that has nothing yet gets its keys, drills, opens its box, and changes holders. */
import type { SealKey } from '../../../cloudfunctions/features/seal/collections';
import type { StoredSchool } from '../../../cloudfunctions/platform/collections/schools';
import type { Thread } from '../../../cloudfunctions/features/messages/collections';
import { listOwnThreads, postMessage } from '../../../src/shared/messages/student-contracts';
import {
  admitHolder,
  confirmOwnKey,
  makeOwnKey,
  recoverOwnKey,
  removeHolder,
  resealThreads,
  sealOverview,
} from '../../../src/shared/seal/holder-contracts';
import {
  approveOpening,
  listOpenings,
  requestOpening,
  startDrill,
  viewOpening,
} from '../../../src/shared/seal/opening-contracts';
import { passphraseWordCount } from '../../../src/shared/seal/passphrase';
import { dayMs } from '../../../src/shared/time';
import { changeDocument, removeDocument } from '../../harness/change-document';
import { minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';

let world: World;
const passphrases = new Map<string, string>();
const codes = new Map<string, string>();

beforeAll(async () => {
  world = await startWorld();
  const none = {
    leader: null,
    lead: null,
    openSinceMs: null,
    drilledAtMs: null,
    drillTookMs: null,
  };
  await changeDocument(world, 'schools', 'demo', { seal: none });
  const dump = await world.dump('seal_keys', 'seal_holders');
  for (const [name, documents] of Object.entries(dump))
    for (const { _id } of documents) await removeDocument(world, name, String(_id));
  // Whatever an instance knows of the school is older than its memory of it.
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
});

afterAll(() => world.end());

const phraseOf = (personId: string) => passphrases.get(personId) ?? '';

async function stored<T>(collection: string, id: string): Promise<T> {
  const found = ((await world.dump(collection))[collection] ?? []).find(({ _id }) => _id === id);
  if (!found) throw new Error(`no ${id}`);
  return found as unknown as T;
}

async function makeKey(personId: string): Promise<Actor> {
  const actor = await world.as(personId);
  const { passphrase, recoveryCode } = await actor.call(makeOwnKey, {});
  expect(passphrase.split(' ')).toHaveLength(passphraseWordCount);
  passphrases.set(personId, passphrase);
  codes.set(personId, recoveryCode);
  return actor;
}

async function admit(by: string, role: 'leader' | 'lead', personId: string) {
  return (await world.as(by)).call(admitHolder, { role, personId, passphrase: phraseOf(by) });
}

async function approve(personId: string, openingId: string) {
  const actor = await world.as(personId);
  return (await actor.call(approveOpening, { openingId, passphrase: phraseOf(personId) })).opening;
}

test('M6: channel refused before the drill: nothing is stored until both keys have two holders and a drill succeeded', async () => {
  const student = await world.as(world.student(400));
  const threadsBefore = ((await world.dump('threads'))['threads'] ?? []).length;
  const posts = () => student.call(postMessage, { text: '老师，我想说说话。' });
  expect(await refusal(posts())).toBe('channel-closed');

  for (const personId of ['demo-leader-1', 'demo-leader-2', 'demo-lead', 'demo-c-1', 'demo-c-2']) {
    const actor = await makeKey(personId);
    // Nobody takes part who has not typed what was written down.
    const early = { role: 'lead' as const, personId, passphrase: phraseOf(personId) };
    expect(await refusal(actor.call(admitHolder, early))).toMatch(/^seal-(candidate|not-holder)$/);
    expect(await refusal(actor.call(confirmOwnKey, { passphrase: '苹果 西瓜' }))).toBe(
      'seal-wrong',
    );
    const typed = phraseOf(personId).replaceAll(' ', '　');
    expect(await actor.call(confirmOwnKey, { passphrase: typed })).toEqual({ ready: true });
  }
  const colleague = { role: 'lead' as const, personId: 'demo-c-1' };
  const byNobody = (await world.as('demo-c-1')).call(admitHolder, {
    ...colleague,
    passphrase: phraseOf('demo-c-1'),
  });
  expect(await refusal(byNobody)).toBe('seal-not-holder');
  await admit('demo-leader-1', 'leader', 'demo-leader-1');
  await admit('demo-lead', 'lead', 'demo-lead');
  await admit('demo-lead', 'lead', 'demo-c-1');
  const leader = await world.as('demo-leader-1');
  expect(await refusal(leader.call(startDrill, {}))).toBe('seal-not-ready');
  expect(await leader.call(sealOverview, {})).toMatchObject({
    isOpen: false,
    lacks: ['holders-leader', 'drill'],
  });
  await admit('demo-leader-1', 'leader', 'demo-leader-2');
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
  expect(await refusal(posts())).toBe('channel-closed');

  const { opening } = await leader.call(startDrill, {});
  await approve('demo-c-1', opening.openingId);
  await world.jumpTo((await world.nowMs()) + 3 * minuteMs);
  expect(await refusal(posts())).toBe('channel-closed');
  expect(await approve('demo-leader-2', opening.openingId)).toMatchObject({ state: 'closed' });
  expect(await leader.call(sealOverview, {})).toMatchObject({
    isOpen: true,
    lacks: [],
    drill: { overdue: false },
  });
  const { drillTookMs } = (await stored<StoredSchool>('schools', 'demo')).seal ?? {};
  expect(Math.floor((drillTookMs ?? 0) / minuteMs)).toBe(3);
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
  const { thread } = await posts();
  expect((await stored<Thread>('threads', thread.threadId)).seal).not.toBeNull();
  expect((await world.dump('threads'))['threads']).toHaveLength(threadsBefore + 1);
});

test('M6: two keys are never in one hand, and who holds one keeps their own key', async () => {
  expect(await refusal(admit('demo-lead', 'lead', 'demo-leader-1'))).toBe('seal-other-key');
  expect(await refusal(admit('demo-lead', 'lead', 'demo-c-3'))).toBe('seal-candidate');
  const removes = (await world.as('demo-leader-1')).call(removeHolder, {
    role: 'leader',
    personId: 'demo-leader-2',
    reason: '换了岗位',
    passphrase: phraseOf('demo-leader-1'),
  });
  expect(await refusal(removes)).toBe('seal-few-holders');
  expect(await refusal((await world.as('demo-lead')).call(makeOwnKey, {}))).toBe('seal-key-in-use');
});

test('M6: a holder who goes opens nothing any more; old threads follow to the new key batch by batch, and open', async () => {
  const student = world.student(401);
  const actor = await world.as(student);
  const { thread } = await actor.call(postMessage, { text: danger });
  for (let more = 0; more < 24; more += 1)
    await actor.call(postMessage, { text: `还想说一件事 ${more}` });
  await admit('demo-c-1', 'lead', 'demo-c-2');
  const lead = await world.as('demo-lead');
  const input = { role: 'lead' as const, passphrase: phraseOf('demo-lead') };
  await lead.call(removeHolder, { ...input, personId: 'demo-c-1', reason: '调走了' });
  const { openingId } = (
    await lead.call(requestOpening, { threadId: thread.threadId, reason: '马上要找到人' })
  ).opening;
  expect(await refusal(approve('demo-c-1', openingId))).toBe('not-found');

  const first = await lead.call(resealThreads, input);
  expect(first).toMatchObject({ isDone: false, againAtMs: null });
  expect(first.left).toBeGreaterThan(0);
  // Opened half-way through: either key of the two opens what it closed.
  await approve('demo-c-2', openingId);
  await approve('demo-leader-1', openingId);
  expect(await lead.call(viewOpening, { openingId })).toMatchObject({ studentName: student.name });

  const other = await world.as('demo-c-2');
  const rest = { role: 'lead' as const, passphrase: phraseOf('demo-c-2') };
  expect((await other.call(resealThreads, rest)).left).toBe(0);
  await world.jumpTo((await world.nowMs()) + 4 * minuteMs);
  expect(await other.call(resealThreads, rest)).toMatchObject({ left: 0, isDone: true });
  const key = await stored<SealKey>('seal_keys', 'demo.lead');
  expect(key).toMatchObject({ number: 2, previous: null });
  const threads = ((await world.dump('threads'))['threads'] ?? []) as unknown as Thread[];
  const ofDemo = threads.filter(({ seal, schoolId }) => seal && schoolId === 'demo');
  expect(new Set(ofDemo.map(({ seal }) => seal?.lead.keyId))).toEqual(new Set([key.keyId]));
});

test('M6: a month after the last drill it is said to be overdue, and the box stays open', async () => {
  const lead = await world.as('demo-lead');
  expect((await lead.call(listOpenings, {})).drillOverdue).toBe(false);
  await world.jumpTo((await world.nowMs()) + 31 * dayMs);
  expect((await lead.call(listOpenings, {})).drillOverdue).toBe(true);
  expect(await lead.call(sealOverview, {})).toMatchObject({
    isOpen: true,
    drill: { overdue: true },
  });
});

test('M6: lost words come back by the code on paper; the old words open nothing', async () => {
  const actor = await world.as('demo-c-2');
  const { passphrase } = await actor.call(recoverOwnKey, {
    recoveryCode: (codes.get('demo-c-2') ?? '').replaceAll(' ', ''),
  });
  expect(await refusal(actor.call(confirmOwnKey, { passphrase: phraseOf('demo-c-2') }))).toBe(
    'seal-wrong',
  );
  expect(await actor.call(confirmOwnKey, { passphrase })).toEqual({ ready: true });
});

test('M6: threads from before are sealed at the author’s visits, one name on a day, or with the next word', async () => {
  const student = await world.as(world.student(402));
  const ids: string[] = [];
  for (const newName of [false, true]) {
    const { thread } = await student.call(postMessage, { text: '从前写的', newName });
    await changeDocument(world, 'threads', thread.threadId, { seal: null });
    ids.push(thread.threadId);
  }
  const sealOf = async (id: string) => (await stored<Thread>('threads', id)).seal;
  const sealedOnDay: number[] = [];
  for (let day = 0; sealedOnDay.length < ids.length && day < 200; day += 1) {
    await world.jumpTo((await world.nowMs()) + dayMs);
    await student.call(listOwnThreads, {});
    const now = await Promise.all(ids.map(sealOf));
    for (let fresh = now.filter(Boolean).length - sealedOnDay.length; fresh > 0; fresh -= 1)
      sealedOnDay.push(day);
  }
  expect(new Set(sealedOnDay).size).toBe(2);
  await changeDocument(world, 'threads', ids[0] ?? '', { seal: null });
  await student.call(postMessage, { threadId: ids[0], text: '又想起来了' });
  expect(await sealOf(ids[0] ?? '')).not.toBeNull();
});
