/** W1 on the real SDK: what was reported or suggested reaches somebody, also where the usual way is missing. */
import { staff } from '../../../cloudfunctions/features/people/collections';
import { reportObservation } from '../../../src/shared/class-mood/observer-contracts';
import { at, startWorld, type World } from '../../harness/world';
import {
  classIdOf,
  fresh,
  monday,
  open,
  Stored,
  studentId,
  submit,
  teacherOf,
  written,
} from './mood-fixture';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

test('W1: an observation of a week whose form never came stands on the next form', async () => {
  const observer = await world.as('demo-en-5');
  const told = { classId: classIdOf('5-2'), kind: 'absence' as const, text: '三天没有来上学' };
  await observer.call(reportObservation, told);
  await world.jumpTo(at('2026-10-19', '09:00'));
  const form = await open(await world.as(teacherOf('5-2')), '5-2', '2026-10-19');
  expect(form.observations).toContainEqual(
    expect.objectContaining({ text: told.text, fromLastWeek: true }),
  );
  await world.jumpTo(at(monday, '10:00'));
});

test('W1: a suggested red is told the centre where it has no head today', async () => {
  const reply = await world.cloud.admin('database.modifyDocument', {
    collectionName: staff.name,
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    query: JSON.stringify({ _id: 'demo-lead' }),
    data: JSON.stringify({ $set: { assignments: [] } }),
  });
  expect(reply).not.toHaveProperty('code');
  const before = (await Stored.of(world)).notices('mood.look-now');
  const red = written({ concerns: [fresh(studentId('1-2', '07'), { level: 'red' })] });
  await submit(world, '1-2', red);
  const after = (await Stored.of(world)).notices('mood.look-now');
  expect(after.length).toBeGreaterThan(before.length);
});
