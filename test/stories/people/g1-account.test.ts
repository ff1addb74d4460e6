/** G1 on the real SDK: one WeChat account may be several persons. */
import { me } from '../../../src/shared/people/contracts';
import { startWorld, type World } from '../../harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

test('G1: a parent who lends the phone to a child finds both, the child with faces first', async () => {
  const { persons } = await (await world.as('demo-g-4-1-07')).call(me, {});
  expect(persons).toEqual([
    expect.objectContaining({
      personId: 'demo-g-4-1-07',
      roles: ['guardian'],
      youngChild: false,
      needsPasscode: false,
    }),
    expect.objectContaining({
      personId: 'demo-s-1-1-07',
      roles: ['student'],
      className: '一（1）班',
      youngChild: true,
      needsPasscode: true,
    }),
  ]);
});

test('G1: a class teacher who is a parent at the school is both; others are one person', async () => {
  const { persons } = await (await world.as('demo-t-2-1')).call(me, {});
  expect(persons.map(({ roles }) => roles)).toEqual([
    ['class-teacher', 'subject-teacher'],
    ['guardian'],
  ]);
  const older = await (await world.as('demo-s-6-2-11')).call(me, {});
  expect(older.persons).toEqual([
    expect.objectContaining({
      schoolName: '润心实验学校',
      className: '六（2）班',
      youngChild: false,
    }),
  ]);
});

test('G1: nobody signed in is told so, and nothing else', async () => {
  const event = { action: me.name, input: {}, requestId: 'stranger-0001' };
  expect(await world.raw(event)).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
});
