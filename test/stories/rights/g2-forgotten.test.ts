/** G2, M6 on the real SDK: who left for good is deleted; the threads go at instants that nothing stored joins. */
import { letGo } from '../../../src/shared/people/desk-contracts';
import { forgetPerson, keepPerson, listLeavers } from '../../../src/shared/people/forget-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { allSeen } from '../../harness/all-seen';
import {
  at,
  hourMs,
  minuteMs,
  refusal,
  startWorld,
  type Actor,
  type World,
} from '../../harness/world';

let world: World;
let admin: Actor;
const childId = 'demo-s-6-2-31';
const threadIds: string[] = [];
let openId = '';
let othersId = '';

async function write(personId: string, text: string, newName: boolean): Promise<string> {
  const actor = await world.as(personId);
  return (await actor.call(postMessage, { text, newName })).thread.threadId;
}

const stored = async (name: string) => (await world.dump(name))[name] ?? [];
const nowThere = async () => {
  const ids = (await stored('threads')).map(({ _id }) => String(_id));
  return threadIds.filter((id) => ids.includes(id));
};

/** As if the sixth grade had been deleted in one night: more than a page of them. */
async function forgetAYear(): Promise<void> {
  const gone = Array.from({ length: 110 }, (_, index) => ({
    ...{ _id: `demo-s-0-0-${index}`, schoolId: 'demo', kind: 'student', state: 'gone' },
    ...{ dueOn: '2027-12-01', onDate: '2026-10-30' },
    ...{ epoch: { $numberInt: '0' }, version: { $numberInt: '1' } },
  }));
  const reply = await world.cloud.admin('database.insertDocument', {
    collectionName: 'forgotten',
    data: gone.map((one) => JSON.stringify(one)),
  });
  expect(reply['code']).toBeUndefined();
}

beforeAll(async () => {
  world = await startWorld();
  admin = await world.as(world.personOf('demo', 'admin'));
  const counsellor = await world.as(await world.onDuty());
  for (let index = 0; index < 6; index += 1) {
    const threadId = await write(childId, `第 ${index} 件事。`, index % 2 === 0);
    await counsellor.call(replyToThread, { threadId, text: '我在听。', seenSeq: allSeen });
    threadIds.push(threadId);
  }
  openId = await write(childId, '这一件还没有回。', false);
  othersId = await write('demo-s-6-2-32', '我是别人。', false);
  await counsellor.call(replyToThread, { threadId: othersId, text: '好。', seenSeq: allSeen });
});

afterAll(() => world.end());

test('G2: who is here cannot be deleted; who left can, with a reason, and it can be taken back for a week', async () => {
  const wish = { personId: childId, reason: '转学，家长申请删除' };
  expect(await refusal(admin.call(forgetPerson, wish))).toBe('rights-still-here');
  await admin.call(letGo, { personId: childId });
  const { goesOn } = await admin.call(forgetPerson, wish);
  expect(goesOn).toBe('2026-10-19');
  await admin.call(keepPerson, { personId: childId });
  await world.skipTo(at('2026-10-19', '00:40'));
  const kept = (await admin.call(listLeavers, {})).leavers.find((one) => one.personId === childId);
  expect(kept).toMatchObject({ goesOn: null });
  await admin.call(forgetPerson, wish);
});

test('G2: on its day the name is gone from every document of the person’s side', async () => {
  const [person] = (await stored('people')).filter(({ _id }) => _id === childId);
  const number = String(person?.['studentNumber']);
  await world.skipTo(at('2026-10-26', '00:40'));
  const dump = await world.dump();
  const links = [...(dump['guardian_links'] ?? []), ...(dump['enrolments'] ?? [])];
  expect(links.filter((doc) => doc['studentId'] === childId)).toEqual([]);
  expect((dump['account_persons'] ?? []).filter((doc) => doc['personId'] === childId)).toEqual([]);
  expect(JSON.stringify(dump['people'])).not.toContain(`"${number}"`);
  expect(JSON.stringify(dump['access'])).not.toContain(childId);
  const [shell] = (dump['people'] ?? []).filter(({ _id }) => _id === childId);
  expect(shell).toMatchObject({ name: '', epoch: Number(person?.['epoch']) + 1 });
  expect((await admin.call(listLeavers, {})).leavers.map(({ personId }) => personId)).not.toContain(
    childId,
  );
});

test('M6: the threads go one by one within seven days, and no document tells that they belong together', async () => {
  const start = at('2026-10-26', '00:40');
  const before = Object.keys(await world.dump());
  const left: number[] = [];
  for (const hour of [20, 70, 120, 7 * 24]) {
    await world.jumpTo(start + hour * hourMs);
    await world.tick();
    left.push((await nowThere()).length);
  }
  expect(left.at(-1)).toBe(0);
  // Not all of them at one look.
  expect(new Set(left).size).toBeGreaterThan(1);
  const dump = await world.dump();
  expect(Object.keys(dump)).toEqual(before);
  expect(dump['thread_remains'] ?? []).toEqual([]);
  const text = JSON.stringify({ ...dump, audit_entries: [] });
  expect(threadIds.filter((id) => text.includes(id))).toEqual([]);
}, 60_000);

test('M7: what nobody has answered stays until it is answered, and other children’s threads stay', async () => {
  const ids = (await stored('threads')).map(({ _id }) => _id);
  expect(ids).toEqual(expect.arrayContaining([openId, othersId]));
  const counsellor = await world.as(await world.onDuty());
  await counsellor.call(replyToThread, { threadId: openId, text: '我在听。', seenSeq: allSeen });
  await forgetAYear();
  await world.jumpTo(at('2026-11-04', '03:10'));
  // A whole year of leavers beside it: looked at by portions, and this child is among them.
  for (let minute = 0; minute < 6; minute += 1) {
    await world.jumpTo((await world.nowMs()) + minuteMs);
    await world.tick();
  }
  const later = (await stored('threads')).map(({ _id }) => _id);
  expect(later).toContain(othersId);
  expect(later).not.toContain(openId);
  const names = await stored('author_names');
  const authors = new Set((await stored('threads')).map(({ authorKey }) => authorKey));
  expect(names.filter(({ _id }) => !authors.has(_id))).toEqual([]);
});
