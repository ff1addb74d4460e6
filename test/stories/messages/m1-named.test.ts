/** M1 on the real SDK: 在线咨询 is the same thread with the name shown by choice, and nothing else becomes known. */
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { nameOwnThread, readName } from '../../../src/shared/messages/named-contracts';
import { handOver, openThread } from '../../../src/shared/messages/staff-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { refusal, startWorld, type Actor, type World } from '../../harness/world';

let world: World;
let duty: Actor;
let lead: Actor;

beforeAll(async () => {
  world = await startWorld();
  duty = await world.as(await world.onDuty());
  lead = await world.as(world.personOf('demo', 'lead-counsellor'));
});

afterAll(() => world.end());

const child = (index: number) => world.as(world.student(index));

async function looks(threadId: string): Promise<unknown[]> {
  const entries = (await world.dump('audit_entries'))['audit_entries'] ?? [];
  return entries
    .filter(({ act, object }) => {
      return act === readName.name && (object as { id: string }).id === threadId;
    })
    .map(({ actorPersonId }) => actorPersonId);
}

test('M1: off by default; told by the author’s own act, read by owner and lead only, each look audited', async () => {
  const author = await child(30);
  const { thread } = await author.call(postMessage, { text: '我想当面和老师聊聊。' });
  const { threadId } = thread;
  expect(thread.named).toBe(false);
  expect(await refusal(duty.call(readName, { threadId }))).toBe('thread-not-named');
  expect((await author.call(nameOwnThread, { threadId, named: true })).thread.named).toBe(true);
  const opened = await duty.call(openThread, { threadId });
  expect(opened.thread.named).toBe(true);
  const { name, className } = author.person;
  expect(JSON.stringify(opened)).not.toContain(name);
  expect(await duty.call(readName, { threadId })).toEqual({ name, className });
  expect(await lead.call(readName, { threadId })).toEqual({ name, className });
  expect(await looks(threadId)).toEqual([duty.person.personId, lead.person.personId]);
  const idle = await world.as('demo-pool-1');
  expect(await refusal(idle.call(readName, { threadId }))).toBe('not-found');
  const stranger = await child(31);
  await stranger.call(postMessage, { text: '我写我的。' });
  expect(await refusal(stranger.call(nameOwnThread, { threadId, named: false }))).toBe('not-found');
});

test('M1: the store holds no name, and what was told can be taken back for whoever comes later', async () => {
  const author = await child(32);
  const { thread } = await author.call(postMessage, { text: '是我写的。', named: true });
  const { threadId } = thread;
  expect(thread.named).toBe(true);
  const stored = ((await world.dump('threads'))['threads'] ?? []).find(
    ({ _id }) => _id === threadId,
  );
  expect(JSON.stringify(stored)).not.toContain(author.person.name);
  const back = await author.call(nameOwnThread, { threadId, named: false }, 'take-it-back-01');
  expect(back.thread.named).toBe(false);
  expect(await refusal(duty.call(readName, { threadId }))).toBe('thread-not-named');
  // The first tap arrives once more: what came since stands.
  await author.call(nameOwnThread, { threadId, named: true });
  await author.call(nameOwnThread, { threadId, named: false }, 'take-it-back-01');
  expect((await duty.call(readName, { threadId })).name).toBe(author.person.name);
});

test('M1: the naming covers one thread: it stands alone under its invented name, and no later thread joins it', async () => {
  const author = await child(33);
  const before = await author.call(postMessage, { text: '以前写的。' });
  const named = await author.call(postMessage, { text: '这条让你知道。', named: true });
  const after = await author.call(postMessage, { text: '以后写的。' });
  const aliases = [before, named, after].map(({ thread }) => thread.alias);
  expect(new Set(aliases).size).toBe(3);
  const again = await author.call(postMessage, { text: '接着用这个名字。' });
  expect(again.thread.alias).toBe(after.thread.alias);
  // Named later on: what comes next begins under another name as well.
  await author.call(nameOwnThread, { threadId: again.thread.threadId, named: true });
  const next = await author.call(postMessage, { text: '又一条。' });
  expect([...aliases, again.thread.alias]).not.toContain(next.thread.alias);
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  expect(JSON.stringify(rows)).not.toContain(author.person.name);
});

test('M1: a colleague who may read the thread and is not its owner does not read the name', async () => {
  const author = await child(34);
  const { thread } = await author.call(postMessage, { text: '请你来找我。', named: true });
  const { threadId } = thread;
  const colleague = await world.as(
    world.people.find(
      ({ role, personId }) =>
        role === 'counsellor' && /^demo-c-/.test(personId) && personId !== duty.person.personId,
    )?.personId ?? '',
  );
  await duty.call(handOver, { toPersonId: colleague.person.personId, note: '请接着聊' });
  expect(await refusal(duty.call(readName, { threadId }))).toBe('thread-name-not-owner');
  expect((await colleague.call(readName, { threadId })).name).toBe(author.person.name);
});
