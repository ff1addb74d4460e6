/** G1: leaving and changing class from the desks; the yearly promotion, once, also when it dies half-way. */
import { listChildren } from '../../../src/shared/people/children-contract';
import { me } from '../../../src/shared/people/contracts';
import {
  classList,
  letGo,
  moveToClass,
  searchPeople,
} from '../../../src/shared/people/desk-contracts';
import {
  promote,
  promotionPreview,
  promotionStep,
} from '../../../src/shared/people/promotion-contracts';
import { refusal, startWorld, type Actor, type World } from '../../harness/world';

let world: World;
let admin: Actor;

beforeAll(async () => {
  world = await startWorld();
  admin = await world.as(world.personOf('demo', 'admin'));
});

afterAll(() => world.end());

/** As a phone asks at its start, whoever it was before. */
async function personsOf(personId: string) {
  const phone = await world.as({ ...world.person(personId), personId: '' });
  return (await phone.call(me, {})).persons;
}

test('G1: a class teacher sees the own class with its families, nobody else’s', async () => {
  const teacher = await world.as('demo-t-6-2');
  const { className, students } = await teacher.call(classList, { classId: 'demo-6-2' });
  expect([className, students.length]).toEqual(['六（2）班', 45]);
  expect(students[10]).toMatchObject({
    studentId: 'demo-s-6-2-11',
    studentNumber: '20210211',
    joined: true,
    hasPasscode: false,
    guardians: [{ name: world.person('demo-g-6-2-11').name, joined: true }],
  });
  expect(await refusal(teacher.call(classList, { classId: 'demo-6-1' }))).toBe('not-found');
});

test('G1: one person is found among a whole school by name, 学号 or mobile', async () => {
  const { name } = world.person('demo-s-6-2-11');
  const whatOf = async (text: string) =>
    (await admin.call(searchPeople, { text })).found.map(({ personId, what }) => [personId, what]);
  expect(await whatOf(name)).toEqual([['demo-s-6-2-11', '六（2）班']]);
  expect(await whatOf('20210211')).toEqual([['demo-s-6-2-11', '六（2）班']]);
  const known = (await world.dump('people'))['people'] ?? [];
  const guardian = known.find(({ _id }) => _id === 'demo-g-6-2-11');
  expect(await whatOf(String(guardian?.['mobile']))).toEqual([['demo-g-6-2-11', `${name}的家长`]]);
  expect((await admin.call(searchPeople, { text: '王' })).found.length).toBeGreaterThan(5);
});

test('G1: a child moves to another class, and is let go; both hold at once', async () => {
  const move = { studentId: 'demo-s-6-2-12', classId: 'demo-6-3' };
  expect(await admin.call(moveToClass, move)).toEqual({ className: '六（3）班' });
  const child = await world.as('demo-s-6-2-12');
  expect((await child.call(me, {})).persons[0]?.className).toBe('六（3）班');
  const before = await world.as('demo-t-6-2');
  expect(await refusal(before.call(letGo, { personId: move.studentId }))).toBe('not-found');
  await (await world.as('demo-t-6-3')).call(letGo, { personId: move.studentId });
  expect(await personsOf('demo-s-6-2-12')).toEqual([]);
  const guardian = await world.as('demo-g-6-2-12');
  expect(await refusal(guardian.call(listChildren, {}))).toBe('not-signed-in');
  const { students } = await before.call(classList, { classId: 'demo-6-2' });
  expect(students).toHaveLength(44);
  expect(await refusal(admin.call(letGo, { personId: admin.person.personId }))).toBe(
    'illegal-move',
  );
});

const classDocs = async () => {
  const found = (await world.dump('classes'))['classes'] ?? [];
  return found.filter(({ schoolId }) => schoolId === 'demo');
};

test('G1: before July nothing is to be promoted, and asking for it changes nothing', async () => {
  const { state, fromDate, classes } = await admin.call(promotionPreview, {});
  expect([state, fromDate, classes]).toEqual(['too-early', '2027-07-01', []]);
  expect(await refusal(admin.call(promote, { year: 2027 }))).toBe('illegal-move');
  expect((await admin.call(promote, { year: 2026 })).state).toBe('too-early');
});

test('G1: once due, the preview says what will change; killed half-way, page and clock end it, once', async () => {
  // As if nobody had done it last summer; which days are whose year's is a property (unit/people/promotion).
  await change('classes', { schoolId: 'demo' }, { $inc: { entryYear: -1 } });
  await change('classes', { _id: 'demo-5-2' }, { $set: { campus: '东校区' } });
  const preview = await admin.call(promotionPreview, {});
  expect([preview.state, preview.year, preview.classes.length]).toEqual(['possible', 2026, 18]);
  expect(preview.classes[0]).toEqual({ from: '六（1）班', to: null, students: 45 });
  expect(preview.classes.at(-1)).toEqual({ from: '一（3）班', to: '二（3）班', students: 45 });
  // Only three small classes of the demonstration, or the test takes a minute.
  const few = ['demo-6-2', 'demo-5-2', 'demo-1-1'];
  for (const { _id } of await classDocs())
    if (!few.includes(String(_id))) await change('classes', { _id }, { $inc: { entryYear: 1 } });
  for (const [classId, last] of [
    ['demo-6-2', '20210207'],
    ['demo-5-2', '20220207'],
    ['demo-1-1', '20260108'],
  ])
    await change(
      'people',
      { classId, kind: 'student', studentNumber: { $gt: last } },
      { $set: { leftOn: '2026-10-01' } },
    );
  expect((await admin.call(promote, { year: 2026 })).state).toBe('running');
  await world.faults({ kill: { function: 'api', atAdminCall: 30, after: true } });
  await expect(admin.reply(promotionStep.name, {})).rejects.toThrow(/^api failed/);
  await world.faults({ dropAbandonedTransactions: true });
  expect((await admin.call(promotionPreview, {})).classes).toHaveLength(3);
  const half = await admin.call(promotionStep, {});
  expect([half.state, half.graduated, half.classes.length]).toEqual(['running', 7, 2]);
  // The page is gone.
  await world.tick('clock');
  await world.tick('clock');
  const end = await admin.call(promotionPreview, {});
  expect([end.state, end.moved, end.graduated]).toEqual(['done', 15, 7]);
}, 60_000);

async function change(collectionName: string, query: object, data: object): Promise<void> {
  const reply = await world.cloud.admin('database.modifyDocument', {
    collectionName,
    query: JSON.stringify(query),
    data: JSON.stringify(data),
    multi: true,
    merge: true,
    upsert: false,
  });
  if ('code' in reply) throw new Error('not changed');
}

test('G1: everybody is where they belong: the oldest gone, the others a grade up, teachers with their class', async () => {
  const found = await classDocs();
  const of = (id: string) => found.find(({ _id }) => _id === id);
  expect(of('demo-6-2')).toMatchObject({ closedOn: '2026-10-12' });
  expect(of('demo-5-2')).toMatchObject({
    ...{ grade: 6, campus: '东校区', name: '东校区六（2）班', closedOn: null },
  });
  const child = await world.as('demo-s-5-2-05');
  expect((await child.call(me, {})).persons[0]?.className).toBe('东校区六（2）班');
  expect(await personsOf('demo-s-6-2-03')).toEqual([]);
  const [teacher] = (await (await world.as('demo-t-6-2')).call(me, {})).persons;
  expect(teacher?.roles).toEqual([]);
  const [next] = (await (await world.as('demo-t-5-2')).call(me, {})).persons;
  expect([next?.className, next?.roles]).toEqual([
    '东校区六（2）班',
    ['class-teacher', 'subject-teacher'],
  ]);
  expect((await world.dump('access_rebuilds'))['access_rebuilds']).toEqual([]);
});

test('G1: a second promotion of the same year changes nothing', async () => {
  const before = JSON.stringify(await classDocs());
  expect((await admin.call(promote, { year: 2026 })).state).toBe('done');
  await admin.call(promotionStep, {});
  await world.tick('clock');
  expect(JSON.stringify(await classDocs())).toBe(before);
});
