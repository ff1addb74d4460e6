/** G1: whose child is whose, as the family pages ask. */
import { listChildren } from '../../../src/shared/people/children-contract';
import { refusal, startWorld, type World } from '../../harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

test('G1: a guardian sees their own children with class, and nobody else’s', async () => {
  const guardian = await world.as('demo-g-4-1-01');
  const { children } = await guardian.call(listChildren, {});
  expect(children.map(({ personId, className }) => [personId, className])).toEqual([
    ['demo-s-4-1-01', '四（1）班'],
    ['demo-s-1-1-01', '一（1）班'],
  ]);
});

test('G1: nobody but a guardian has children here', async () => {
  for (const who of [world.student(0), world.personOf('demo', 'class-teacher')])
    expect(await refusal((await world.as(who)).call(listChildren, {}))).toBe('forbidden');
});
