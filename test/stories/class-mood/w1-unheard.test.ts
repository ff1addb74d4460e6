/** W1 on the real SDK: what was reported or suggested reaches somebody, also where the usual way is missing. */
import { people, staff } from '../../../cloudfunctions/features/people/collections';
import { writeNote } from '../../../src/shared/class-mood/member-contracts';
import { reportObservation } from '../../../src/shared/class-mood/observer-contracts';
import { saveDraft } from '../../../src/shared/class-mood/teacher-contracts';
import { changeDocument } from '../../harness/change-document';
import { at, refusal, startWorld, type World } from '../../harness/world';
import {
  carried,
  classIdOf,
  fact,
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
  // And the form that never came can still be handed in from here.
  expect(form.others).toContainEqual(expect.objectContaining({ monday, state: 'missing' }));
  await world.jumpTo(at(monday, '10:00'));
});

const nextMonday = '2026-10-19';
const mondayAfter = '2026-10-26';

test('W1: a mood note that changed after the form was handed in stands on the next form, once', async () => {
  const note = { state: 'written' as const, air: 'calm' as const, sights: [], text: '大家挺好' };
  const member = await world.as(studentId('5-3', '45'));
  await member.call(writeNote, { classId: classIdOf('5-3'), monday, note });
  await submit(world, '5-3');
  const teacher = await world.as(teacherOf('5-3'));
  await world.jumpTo(at(nextMonday, '09:00'));
  expect((await open(teacher, '5-3', nextMonday)).notes).toEqual([]);
  await world.jumpTo(at(monday, '15:00'));
  const changed = { ...note, text: '有人在厕所里哭' };
  await member.call(writeNote, { classId: classIdOf('5-3'), monday, note: changed });
  await world.jumpTo(at(nextMonday, '10:00'));
  const { notes } = await open(teacher, '5-3', nextMonday);
  expect(notes).toEqual([{ ...changed, fromLastWeek: true }]);
  await submit(world, '5-3', written(), nextMonday);
  await world.jumpTo(at(mondayAfter, '10:00'));
  expect((await open(teacher, '5-3', mondayAfter)).notes).toEqual([]);
  await world.jumpTo(at(monday, '10:00'));
});

test('W1: whoever changes class is asked about by the new class’s form, until somebody writes better', async () => {
  const id = studentId('2-3', '07');
  await submit(world, '2-3', written({ concerns: [fresh(id)] }));
  await changeDocument(world, people.name, id, { classId: classIdOf('2-1') });
  await world.jumpTo(at(nextMonday, '09:00'));
  const teacher = await world.as(teacherOf('2-1'));
  const { carried: asked } = await open(teacher, '2-1', nextMonday);
  expect(asked).toEqual([expect.objectContaining({ studentId: id, behaviour: fact, moved: true })]);
  const silent = submit(world, '2-1', written(), nextMonday);
  expect(await refusal(silent)).toBe('mood-word-missing');
  await submit(world, '2-1', written({ concerns: [carried(id)] }), nextMonday);
  await world.jumpTo(at(mondayAfter, '09:00'));
  const [own] = (await open(teacher, '2-1', mondayAfter)).carried;
  expect(own).toMatchObject({ studentId: id, since: monday });
  expect(own).not.toHaveProperty('moved');
  const better = carried(id, { word: 'better' });
  await submit(world, '2-1', written({ concerns: [better] }), mondayAfter);
  await world.jumpTo(at('2026-11-02', '09:00'));
  expect((await open(teacher, '2-1', '2026-11-02')).carried).toEqual([]);
  expect((await open(await world.as(teacherOf('2-3')), '2-3', nextMonday)).carried).toEqual([]);
  await world.jumpTo(at(monday, '10:00'));
});

test('W1: a child that leaves in the middle of the week takes along what was seen, drafted and handed in', async () => {
  const [named, drafted] = [studentId('1-3', '08'), studentId('1-3', '09')];
  const old = await world.as(teacherOf('1-3'));
  await submit(world, '1-3', written({ concerns: [fresh(named)] }));
  const observer = await world.as('demo-en-1');
  const told = { classId: classIdOf('1-3'), studentId: named, kind: 'bullying' as const };
  await observer.call(reportObservation, { ...told, text: '课间被推了一把' });
  await world.jumpTo(at(nextMonday, '09:00'));
  const begun = await open(old, '1-3', nextMonday);
  const draft = written({ concerns: [carried(named), fresh(drafted)] });
  const place = { classId: classIdOf('1-3'), monday: nextMonday, version: begun.version };
  expect(await old.call(saveDraft, { ...place, content: draft })).toMatchObject({ saved: true });
  for (const id of [named, drafted])
    await changeDocument(world, people.name, id, { classId: classIdOf('1-1') });
  // The class of before puts its counts right: whom it named is not forgotten by that.
  const { submitted } = await open(old, '1-3', monday);
  expect(submitted?.content.concerns).toEqual([]);
  await submit(world, '1-3', written({ counts: { low: 5, irritable: 2, tense: 1 } }));
  expect((await Stored.of(world)).concerns('1-3')?.submitted).toHaveLength(1);
  const form = await open(await world.as(teacherOf('1-1')), '1-1', nextMonday);
  expect(form.carried.map(({ studentId: id, moved }) => [id, moved]).sort()).toEqual([
    [named, true],
    [drafted, true],
  ]);
  expect(form.observations).toContainEqual(
    expect.objectContaining({ text: '课间被推了一把', gone: false }),
  );
  expect((await open(old, '1-3', monday)).observations).toContainEqual(
    expect.objectContaining({ student: null, gone: true }),
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
