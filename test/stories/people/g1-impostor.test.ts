/** G1, M6: whoever hands out codes and confirms cannot make themselves a child and read what the child wrote. */
import { me } from '../../../src/shared/people/contracts';
import { unbind } from '../../../src/shared/people/desk-contracts';
import {
  decideApplication,
  inviteClass,
  listApplications,
} from '../../../src/shared/people/invite-contracts';
import { join } from '../../../src/shared/people/join-contracts';
import { listOwnThreads, postMessage } from '../../../src/shared/messages/student-contracts';
import { refusal, startWorld, type Actor, type World } from '../../harness/world';
import { newcomers } from './newcomer';

let world: World;
let teacher: Actor;
let admin: Actor;
let impostors: Actor[];

const studentId = 'demo-s-6-2-12';
const child = { name: '', number: '20210212' };

beforeAll(async () => {
  world = await startWorld();
  teacher = await world.as('demo-t-6-2');
  admin = await world.as(world.personOf('demo', 'admin'));
  impostors = await newcomers(world, 3);
  child.name = world.person(studentId).name;
  await (await world.as(studentId)).call(postMessage, { text: '老师，我有话说。' });
  const { code } = await teacher.call(inviteClass, { classId: 'demo-6-2', role: 'student' });
  for (const impostor of impostors)
    await impostor.call(join, { code, ...child, ownName: '', relation: 'other' });
});

afterAll(() => world.end());

async function applicationIds(): Promise<string[]> {
  const { applications } = await teacher.call(listApplications, {});
  return applications
    .filter(({ state }) => state === 'waiting')
    .map(({ applicationId }) => applicationId);
}

const confirm = (applicationId: string) =>
  teacher.call(decideApplication, { applicationId, decision: 'confirm' });

const bound = async () =>
  ((await world.dump('account_persons'))['account_persons'] ?? []).filter(
    ({ personId }) => personId === studentId,
  );

test('M6: a child who has a phone and no passcode gets no second one, and keeps what was written', async () => {
  const [first = ''] = await applicationIds();
  expect(await refusal(confirm(first))).toBe('join-child-bound');
  expect(await bound()).toHaveLength(1);
  const own = await (await world.as(studentId)).call(listOwnThreads, {});
  expect(own.threads).toHaveLength(1);
});

test('M6: unbound and bound anew, by two confirmations at once, one account opens an empty box', async () => {
  await admin.call(unbind, { personId: studentId });
  expect(await bound()).toHaveLength(0);
  const ids = await applicationIds();
  const replies = await Promise.all(
    ids.map((applicationId) =>
      teacher.reply(decideApplication.name, { applicationId, decision: 'confirm' }),
    ),
  );
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await bound()).toHaveLength(1);
  const states = await Promise.all(
    impostors.map(async (one) => ((await one.call(me, {})).persons.length > 0 ? one : null)),
  );
  const [inside] = states.filter((one) => one !== null);
  expect((await inside?.call(listOwnThreads, {}))?.threads).toEqual([]);
  expect((await world.dump('threads'))['threads']).toHaveLength(1);
});
