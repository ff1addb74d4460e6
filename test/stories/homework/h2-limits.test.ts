/** H2 on the real SDK: over the limit stops before the grade leader; one decision, with a reason, never about one's own. */
import { classDay } from '../../../src/shared/homework/class-contracts';
import { decideRequest, overLimitRequests } from '../../../src/shared/homework/decision-contracts';
import { childToday } from '../../../src/shared/homework/family-contracts';
import { homeworkDesk, postHomework } from '../../../src/shared/homework/teacher-contracts';
import { at, refusal, startWorld, type World } from '../../harness/world';
import {
  childId,
  classIdOf,
  englishOf,
  give,
  gradeLeader,
  monday,
  parentId,
  sheet,
  Stored,
  teacherOf,
} from './homework-fixture';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.tick('clock');
});

afterAll(() => world.end());

const reason = '单元最后一课，明天不再布置';
const chinese = (place: string, minutes: number, why?: string) =>
  give(world, {
    by: teacherOf(place),
    subject: 'chinese',
    places: [place],
    minutes,
    ...(why === undefined ? {} : { reason: why }),
  });

const requestsOf = async (who: string) =>
  (await (await world.as(who)).call(overLimitRequests, {})).requests;

async function decide(who: string, place: string, agree: boolean, part: object = {}) {
  const [found] = (await requestsOf(who)).filter(({ classId }) => classId === classIdOf(place));
  return (await world.as(who)).call(decideRequest, {
    classId: classIdOf(place),
    date: monday,
    subject: found?.subject ?? 'chinese',
    number: found?.number ?? 1,
    agree,
    dayMinutes: found?.dayMinutes ?? 300,
    reason: '只此一次，周二不留',
    ...part,
  });
}

async function readBy(place: string) {
  const parent = await world.as(parentId(place, '03'));
  const { subjects } = await parent.call(childToday, { childId: childId(place, '03') });
  return subjects.find(({ subject }) => subject === 'chinese');
}

const leader = () => world.personOf('demo', 'leader').personId;

test('H2: a post over the limit is stopped: without a reason nothing is written', async () => {
  expect(await refusal(chinese('6-3', 30))).toBe('homework-over-limit');
  expect((await Stored.of(world)).day('6-3')).toBeUndefined();
  expect(await chinese('6-3', 25)).toEqual(['published']);
});

test('H2: with a reason it waits for the grade leader; families read what stood before', async () => {
  expect(await chinese('6-3', 35, reason)).toEqual(['waiting']);
  expect(await readBy('6-3')).toMatchObject({ state: 'published', minutes: 25 });
  const found = (await requestsOf(gradeLeader(6))).find(
    ({ classId }) => classId === classIdOf('6-3'),
  );
  expect(found).toMatchObject({ reason, minutes: 35, dayMinutes: 35, number: 1 });
  expect((await Stored.of(world)).notices('homework.over-limit')).toEqual([
    `homework.over-limit to ${gradeLeader(6)}`,
  ]);
});

test('H2: agreed with a reason it is published, audited, and the teacher told', async () => {
  expect(await decide(gradeLeader(6), '6-3', true)).toMatchObject({ standing: 'published' });
  expect(await readBy('6-3')).toMatchObject({ state: 'published', minutes: 35 });
  const stored = await Stored.of(world);
  expect(stored.audits('homework.decide')).toEqual([
    `${gradeLeader(6)}: agree: 只此一次，周二不留`,
  ]);
  expect(stored.notices('homework.agreed')).toEqual([`homework.agreed to ${teacherOf('6-3')}`]);
  expect(stored.post('6-3', 'chinese')?.history.map(({ act }) => act)).toEqual([
    'publish',
    'ask',
    'agree',
  ]);
  // A correction of what was agreed, not longer than it, needs nobody.
  expect(await chinese('6-3', 30)).toEqual(['published']);
});

test('H2: sent back it is owed again, and the teacher reads why', async () => {
  expect(await chinese('5-3', 40, reason)).toEqual(['waiting']);
  expect(await readBy('5-3')).toMatchObject({ state: 'not-yet' });
  expect(await decide(gradeLeader(5), '5-3', false)).toMatchObject({ standing: 'returned' });
  const desk = await (await world.as(teacherOf('5-3'))).call(homeworkDesk, {});
  const row = desk.rows.find(({ classId }) => classId === classIdOf('5-3'));
  expect([row?.standing, row?.asked?.answer]).toEqual(['returned', '只此一次，周二不留']);
  expect(await readBy('5-3')).toMatchObject({ state: 'not-yet' });
  expect(await chinese('5-3', 20)).toEqual(['published']);
});

test('H2: a question that was answered, changed or withdrawn takes no answer', async () => {
  expect(await refusal(decide(gradeLeader(6), '6-3', true, { number: 1 }))).toBe('illegal-move');
  await chinese('4-3', 40, reason);
  await chinese('4-3', 45, reason);
  expect(await refusal(decide(gradeLeader(4), '4-3', true, { number: 1 }))).toBe('illegal-move');
  expect(await chinese('4-3', 20)).toEqual(['published']);
  expect(await refusal(decide(gradeLeader(4), '4-3', true, { number: 2 }))).toBe('illegal-move');
});

test('H2: each grade leader sees and decides the own grade alone', async () => {
  const grades = (await requestsOf(gradeLeader(4))).map(({ classId }) => classId);
  expect(grades).toEqual([classIdOf('4-2')]);
  const strange = decide(gradeLeader(4), '6-2', true);
  expect(await refusal(strange)).toBe('not-found');
  const neighbour = world.personOf('demo2', 'grade-leader').personId;
  expect(await refusal(decide(neighbour, '6-2', true))).toBe('not-found');
});

test('H2: nobody decides about their own: the grade leader’s question goes to the school’s leader', async () => {
  const own = { by: gradeLeader(3), subject: 'mathematics' as const, places: ['3-3'], minutes: 40 };
  expect(await give(world, { ...own, reason })).toEqual(['waiting']);
  expect((await Stored.of(world)).notices('homework.over-limit')).toContain(
    `homework.over-limit to ${leader()}`,
  );
  const asked = { subject: 'mathematics', number: 1 };
  expect(await refusal(decide(gradeLeader(3), '3-3', true, asked))).toBe('homework-own-post');
  expect(await requestsOf(gradeLeader(3))).toHaveLength(1);
  // What the grade leader can decide does not come to the school's leader.
  expect(await refusal(decide(leader(), '3-2', true))).toBe('not-found');
  expect(await decide(leader(), '3-3', true, asked)).toMatchObject({ standing: 'published' });
});

test('H2: the others together have one limit; the day has one; of several classes only the full one waits', async () => {
  const english = { by: englishOf(3), subject: 'english' as const };
  expect(await give(world, { ...english, places: ['3-3'], minutes: 10 })).toEqual(['published']);
  expect(await refusal(give(world, { ...english, places: ['3-3'], minutes: 11 }))).toBe(
    'homework-over-limit',
  );
  // Class 3-3 has 40 agreed minutes of mathematics and 10 of English.
  const both = { by: gradeLeader(3), subject: 'mathematics' as const, places: ['3-2', '3-3'] };
  expect(await give(world, { ...both, minutes: 25 })).toEqual(['published', 'published']);
  expect(await give(world, { ...both, minutes: 30, reason })).toEqual(['waiting', 'waiting']);
});

test('H2: grades 1 and 2 get no written homework, whatever the reason; reading and doing is fine', async () => {
  expect(await refusal(chinese('1-3', 5, reason))).toBe('homework-no-writing');
  const teacher = await world.as(teacherOf('2-3'));
  const spoken = sheet(15, { written: false, text: '给家人读一遍儿歌' });
  const given = await teacher.call(postHomework, {
    date: monday,
    subject: 'chinese',
    classIds: [classIdOf('2-3')],
    sheet: spoken,
    confirmed: true,
  });
  expect(given.results[0]?.standing).toBe('published');
});

test('H2: two decide at the same moment: one answer, one audit entry, one notice', async () => {
  for (let round = 0; round < 2; round += 1) {
    await chinese('4-1', 40 + round, reason);
    const [found] = (await requestsOf(gradeLeader(4))).filter(
      ({ classId }) => classId === classIdOf('4-1'),
    );
    const before = (await Stored.of(world)).audits('homework.decide').length;
    const number = found?.number ?? 0;
    const answers = await Promise.all(
      [true, false, true].map((agree) =>
        decide(gradeLeader(4), '4-1', agree, { number }).then(
          ({ standing }) => standing as string,
          () => 'refused',
        ),
      ),
    );
    expect(answers.filter((answer) => answer !== 'refused')).toHaveLength(1);
    const stored = await Stored.of(world);
    expect(stored.audits('homework.decide')).toHaveLength(before + 1);
    const steps = stored.post('4-1', 'chinese')?.history.filter(({ act }) => act !== 'publish');
    expect(steps?.filter(({ act }) => act === 'ask')).toHaveLength(number);
    expect(steps?.filter(({ act }) => act === 'agree' || act === 'return')).toHaveLength(number);
  }
});

test('H2, H4: two subjects posted at the same moment never pass a limit together', async () => {
  const post = async (
    by: string,
    subject: 'chinese' | 'mathematics' | 'english',
    minutes: number,
  ) =>
    give(world, { by, subject, places: ['6-2'], minutes }).then(
      ([standing]) => standing,
      () => 'refused',
    );
  const outcomes = await Promise.all([
    post(teacherOf('6-2'), 'chinese', 25),
    post(gradeLeader(6), 'mathematics', 25),
    post(englishOf(6), 'english', 10),
    post(englishOf(6), 'english', 10),
  ]);
  expect(outcomes).toEqual(['published', 'published', 'published', 'published']);
  const stored = await Stored.of(world);
  expect(stored.day('6-2')?.posts).toHaveLength(3);
  expect(stored.wrongMonths()).toEqual([]);
});

test('H2: who agrees has seen what the day comes to: posts of others since then are shown first', async () => {
  expect(await chinese('3-1', 40, reason)).toEqual(['waiting']);
  const asked = async () =>
    (await requestsOf(gradeLeader(3))).find(({ classId }) => classId === classIdOf('3-1'));
  const seen = (await asked())?.dayMinutes ?? 0;
  const english = { by: englishOf(3), subject: 'english' as const, places: ['3-1'] };
  const before = (await Stored.of(world)).post('3-1', 'english');
  await give(world, { ...english, minutes: before?.published ? 10 : 5 });
  expect((await asked())?.dayMinutes).toBeGreaterThan(seen);
  const late = { dayMinutes: seen };
  expect(await refusal(decide(gradeLeader(3), '3-1', true, late))).toBe('homework-day-grew');
  expect((await Stored.of(world)).post('3-1', 'chinese')?.state).toBe('waiting');
  const now = (await asked())?.dayMinutes;
  expect(await decide(gradeLeader(3), '3-1', true)).toEqual({
    standing: 'published',
    dayMinutes: now,
  });
});

test('H2: asked so late that nobody looks in its day, the teacher hears so, and nobody is told', async () => {
  const before = (await Stored.of(world)).notices('homework.over-limit');
  const teacher = await world.as(teacherOf('4-2'));
  const ask = () =>
    teacher.call(postHomework, {
      date: monday,
      subject: 'chinese',
      classIds: [classIdOf('4-2')],
      sheet: sheet(45),
      reason,
      confirmed: true,
    });
  const rowOf = async () =>
    (await teacher.call(homeworkDesk, {})).rows.find(({ classId }) => classId === classIdOf('4-2'));
  expect([(await ask()).heard, (await rowOf())?.asked?.heard]).toEqual([true, true]);
  const told = (await Stored.of(world)).notices('homework.over-limit');
  expect(told).toHaveLength(before.length + 1);
  await world.jumpTo(at(monday, '22:00'));
  expect([(await ask()).heard, (await rowOf())?.asked?.heard]).toEqual([false, false]);
  expect((await Stored.of(world)).notices('homework.over-limit')).toEqual(told);
});

test('H2: a question whose day is over is closed: said as such, and nobody agrees to it any more', async () => {
  expect(await chinese('4-3', 40, reason)).toEqual(['waiting']);
  await world.jumpTo(at('2026-10-13', '00:00'));
  const { requests, passed } = await (await world.as(gradeLeader(4))).call(overLimitRequests, {});
  expect(requests).toEqual([]);
  expect(passed).toContainEqual({
    classId: classIdOf('4-3'),
    className: '四（3）班',
    date: monday,
    subject: 'chinese',
    teacherName: expect.any(String) as string,
    stands: true,
  });
  const { number } = (await Stored.of(world)).post('4-3', 'chinese')?.asked ?? { number: 0 };
  for (const agree of [true, false])
    expect(await refusal(decide(gradeLeader(4), '4-3', agree, { number }))).toBe(
      'homework-day-passed',
    );
  // What stood before the question stands, and the class teacher reads it so.
  const day = await (await world.as(teacherOf('4-3'))).call(classDay, { date: monday });
  expect(day.rows.find(({ subject }) => subject === 'chinese')).toMatchObject({
    standing: 'published',
    minutes: 20,
  });
  // Who asked and the class teacher read it the next day; a colleague of another subject does not.
  const question = { classId: classIdOf('4-3'), className: '四（3）班', date: monday };
  const said = { ...question, subject: 'chinese', stands: true };
  const deskOf = async (who: string) => (await (await world.as(who)).call(homeworkDesk, {})).passed;
  expect(await deskOf(teacherOf('4-3'))).toEqual([said]);
  expect(await deskOf(englishOf(4))).toEqual([]);
  const classes = async () => (await (await world.as(teacherOf('4-3'))).call(classDay, {})).passed;
  expect(await classes()).toEqual([{ ...said, teacherName: expect.any(String) as string }]);
  await world.jumpTo(at('2026-10-14', '00:00'));
  expect([await deskOf(teacherOf('4-3')), await classes()]).toEqual([[], []]);
});
