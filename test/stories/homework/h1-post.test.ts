/** H1 on the real SDK: giving homework, correcting it, none today; reminded at 15:30, missing at 16:00. */
import { classDay, remindPost } from '../../../src/shared/homework/class-contracts';
import { decideRequest } from '../../../src/shared/homework/decision-contracts';
import { childToday } from '../../../src/shared/homework/family-contracts';
import { childrenToday } from '../../../src/shared/homework/home-contract';
import {
  homeworkDesk,
  noHomework,
  postHomework,
} from '../../../src/shared/homework/teacher-contracts';
import type { Effect } from '../../../cloudfunctions/platform/outbox';
import type { LadderInstance } from '../../../src/shared/ladder';
import { changeDocument, insertDocument } from '../../harness/change-document';
import { at, minuteMs, refusal, startWorld, type World } from '../../harness/world';
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

const dayOf = async (place: string, date?: string) =>
  (await world.as(teacherOf(place))).call(classDay, date === undefined ? {} : { date });

async function rowOf(place: string, subject: string) {
  return (await dayOf(place)).rows.find((row) => row.subject === subject);
}

async function todayOf(place: string, seat: string) {
  const parent = await world.as(parentId(place, seat));
  return parent.call(childToday, { childId: childId(place, seat) });
}

/** Ids of the notices to teachers who gave nothing on that date. */
const overdueOn = (stored: Stored, date: string) =>
  stored
    .all<{ _id: string }>('outbox')
    .map(({ _id }) => _id)
    .filter((id) => id.startsWith(`homework-overdue.demo.${date}.`));

test('H1: a teacher posts for several classes at once; families read it with the total', async () => {
  const given = { by: gradeLeader(6), subject: 'mathematics' as const, minutes: 20 };
  expect(await give(world, { ...given, places: ['6-2', '6-3'] })).toEqual([
    'published',
    'published',
  ]);
  const { subjects, totalMinutes } = await todayOf('6-3', '01');
  expect(totalMinutes).toBe(20);
  expect(subjects.map(({ subject, state, minutes }) => [subject, state, minutes])).toEqual([
    ['chinese', 'not-yet', 0],
    ['mathematics', 'published', 20],
    ['english', 'not-yet', 0],
  ]);
  expect((await rowOf('6-3', 'mathematics'))?.standing).toBe('published');
});

test('H1: yesterday’s can be copied; the desk says what each class has and what is owed', async () => {
  const { rows, limits, isSchoolDay } = await (await world.as(englishOf(6))).call(homeworkDesk, {});
  expect([isSchoolDay, limits.others]).toEqual([true, 10]);
  expect(rows.map(({ className, standing }) => [className, standing])).toEqual([
    ['六（1）班', 'published'],
    ['六（2）班', 'open'],
    ['六（3）班', 'open'],
  ]);
  const open = rows.find(({ className }) => className === '六（3）班');
  expect(open?.load).toEqual([{ subject: 'mathematics', minutes: 20 }]);
  // Of the make-up Saturday of National Day, which followed a Wednesday.
  expect(open?.last?.date).toBe('2026-10-10');
  expect(open?.last?.sheet.tasks.length).toBeGreaterThan(0);
});

test('H1: a correction replaces what families read and keeps the history; the same tap twice is one step', async () => {
  const given = { by: teacherOf('6-3'), subject: 'chinese' as const, places: ['6-3'] };
  await give(world, { ...given, minutes: 20 }, 'chinese-request-1');
  await give(world, { ...given, minutes: 20 }, 'chinese-request-1');
  await give(world, { ...given, minutes: 15 }, 'chinese-request-2');
  const post = (await Stored.of(world)).post('6-3', 'chinese');
  expect(post?.history.map(({ act, sheet: of }) => [act, of?.tasks[0]?.minutes])).toEqual([
    ['publish', 20],
    ['publish', 15],
  ]);
  expect((await todayOf('6-3', '01')).totalMinutes).toBe(35);
  const other = give(world, { ...given, minutes: 10 }, 'chinese-request-1');
  expect(await refusal(other)).toBe('request-conflict');
});

test('H1: no homework today is one tap and owes nothing more', async () => {
  const english = await world.as(englishOf(6));
  const which = { date: monday, subject: 'english' as const, classIds: [classIdOf('6-3')] };
  expect((await english.call(noHomework, which)).results).toEqual([
    { classId: classIdOf('6-3'), standing: 'none' },
  ]);
  expect((await todayOf('6-3', '01')).subjects.map(({ state }) => state)).toEqual([
    'published',
    'published',
    'none',
  ]);
  // Everything of the class is there: its clock ends in the same act.
  expect((await Stored.of(world)).ladder('6-3')?.state).toBe('stopped');
});

test('H1: a teacher posts in the own classes and subject alone, for today alone', async () => {
  const post = (by: string, part: object) => async () =>
    (await world.as(by)).call(postHomework, {
      date: monday,
      subject: 'chinese',
      classIds: [classIdOf('5-3')],
      sheet: sheet(10),
      confirmed: true,
      ...part,
    });
  const own = post(teacherOf('5-3'), {});
  expect((await own()).results[0]?.standing).toBe('published');
  for (const [by, part, code] of [
    [teacherOf('5-3'), { classIds: [classIdOf('5-2')] }, 'not-found'],
    [teacherOf('5-3'), { subject: 'mathematics' }, 'not-found'],
    [teacherOf('5-3'), { classIds: ['demo2-3-1'] }, 'not-found'],
    [teacherOf('5-3'), { date: '2026-10-13' }, 'illegal-move'],
    [teacherOf('5-3'), { date: '2026-10-09' }, 'illegal-move'],
    [teacherOf('5-3'), { confirmed: false }, 'invalid-input'],
  ] as const)
    expect(await refusal(post(by, part)())).toBe(code);
});

test('H1: a parent sees the own children alone', async () => {
  const parent = await world.as(parentId('6-3', '01'));
  const { children } = await parent.call(childrenToday, {});
  expect(children.map((one) => [one.childId, one.minutes, one.notYet, one.week])).toEqual([
    [childId('6-3', '01'), 35, 0, 'open'],
  ]);
  for (const other of [childId('6-3', '02'), 'demo2-s-3-1-01'])
    expect(await refusal(parent.call(childToday, { childId: other }))).toBe('not-found');
});

test('H1: at 15:30 whoever has lessons that day and has not posted is reminded, once however many classes', async () => {
  await world.skipTo(at(monday, '15:29'));
  expect((await Stored.of(world)).notices('homework.remind')).toEqual([]);
  await world.skipTo(at(monday, '15:30'));
  const told = (await Stored.of(world)).notices('homework.remind');
  expect(new Set(told).size).toBe(told.length);
  expect(told).toContain(`homework.remind to ${englishOf(5)}`);
  expect(told).toContain(`homework.remind to ${gradeLeader(4)}`);
  // Each class's rung is taken, though a teacher's three classes speak with one notice.
  const running = (await Stored.of(world))
    .all<LadderInstance>('ladders')
    .filter(({ _id, state }) => _id.startsWith('homework.demo-') && state === 'running');
  expect(running.length).toBeGreaterThan(10);
  for (const { rungs } of running)
    expect(rungs.map(({ key, outcome }) => [key, outcome])).toEqual([['remind', 'fired']]);
  // Everything of the third class of grade 6 is there, and English of grade 1 has no lesson on a Monday.
  expect(told).not.toContain(`homework.remind to ${teacherOf('6-3')}`);
  expect(told).not.toContain(`homework.remind to ${englishOf(1)}`);
  // A question before the grade leader is no debt.
  expect(told).not.toContain(`homework.remind to ${teacherOf('4-2')}`);
});

test('H1: the class teacher asks a colleague, once a day', async () => {
  const teacher = await world.as(teacherOf('4-3'));
  const input = { classId: classIdOf('4-3'), subject: 'english' as const };
  expect(await teacher.call(remindPost, input)).toEqual({ alreadyToday: false });
  expect(await teacher.call(remindPost, input)).toEqual({ alreadyToday: true });
  expect((await Stored.of(world)).notices('homework.nudge')).toEqual([
    `homework.nudge to ${englishOf(4)}`,
  ]);
  const elsewhere = { ...input, classId: classIdOf('4-2') };
  expect(await refusal(teacher.call(remindPost, elsewhere))).toBe('not-found');
});

test('H1: at 16:00 missing posts are told to the class teacher, and shown; later ones are late', async () => {
  await give(world, {
    by: teacherOf('5-2'),
    subject: 'chinese',
    places: ['5-2'],
    minutes: 10,
  });
  await world.skipTo(at(monday, '16:00'));
  const told = (await Stored.of(world)).notices('homework.missing');
  expect(told).toContain(`homework.missing to ${teacherOf('4-3')}`);
  expect(told).not.toContain(`homework.missing to ${teacherOf('6-3')}`);
  expect((await rowOf('4-3', 'english'))?.standing).toBe('missing');
  await world.jumpTo(at(monday, '16:20'));
  await give(world, { by: englishOf(4), subject: 'english', places: ['4-3'], minutes: 5 });
  const row = await rowOf('4-3', 'english');
  expect([row?.standing, row?.late]).toEqual(['published', true]);
  expect((await rowOf('4-1', 'chinese'))?.late).toBe(false);
});

test('H1: three clocks at once tell nothing twice', async () => {
  const before = (await Stored.of(world)).notices();
  await Promise.all(['clock', 'clock', 'clock'].map((name) => world.cloud.call(name)));
  expect((await Stored.of(world)).notices()).toEqual(before);
});

test('H1: after an outage over the whole afternoon teachers and class teachers hear once', async () => {
  await world.skipTo(at('2026-10-13', '09:00'));
  await world.jumpTo(at('2026-10-13', '18:30'));
  await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
  const stored = await Stored.of(world);
  expect(
    stored.ladder('3-3', '2026-10-13')?.rungs.map(({ key, outcome }) => [key, outcome]),
  ).toEqual([
    ['remind', 'skipped'],
    ['overdue', 'fired'],
  ]);
  // Of 18 classes Chinese, of 6 grades mathematics, and on a Tuesday English of grades 1 and 2.
  expect(overdueOn(stored, '2026-10-13')).toHaveLength(18 + 6 + 2);
});

test('H1: wherever the clock is killed while it opens a day, every class has its ladder once', async () => {
  for (const call of [7, 21]) {
    await world.jumpTo(at('2026-10-14', '07:01') + call * minuteMs);
    await world.faults({ kill: { function: 'clock', atAdminCall: call, after: call === 7 } });
    await world.cloud.call('clock');
    await world.faults({ reset: true, dropAbandonedTransactions: true });
  }
  await world.tick();
  const opened = (await Stored.of(world))
    .all<{ _id: string }>('ladders')
    .filter(({ _id }) => _id.startsWith('homework.demo-') && _id.endsWith('2026-10-14'));
  expect(opened).toHaveLength(18);
});

test('H1, H2: what is sent back is owed again: its teacher hears at 16:00, though all else was there', async () => {
  const date = '2026-10-14';
  const teachers = { mathematics: gradeLeader(6), english: englishOf(6) };
  for (const [subject, by] of Object.entries(teachers) as ['mathematics' | 'english', string][])
    await (await world.as(by)).call(noHomework, { date, subject, classIds: [classIdOf('6-1')] });
  const chinese = { by: teacherOf('6-1'), subject: 'chinese' as const, places: ['6-1'], date };
  expect(await give(world, { ...chinese, minutes: 40, reason: '单元最后一课' })).toEqual([
    'waiting',
  ]);
  await world.skipTo(at(date, '15:30'));
  expect((await Stored.of(world)).ladder('6-1', date)?.state).toBe('running');
  await (
    await world.as(gradeLeader(6))
  ).call(decideRequest, {
    classId: classIdOf('6-1'),
    date,
    subject: 'chinese',
    number: 1,
    agree: false,
    dayMinutes: 40,
    reason: '今天太多了',
  });
  await world.skipTo(at(date, '16:00'));
  expect(overdueOn(await Stored.of(world), date)).toContain(
    `homework-overdue.demo.${date}.${teacherOf('6-1')}`,
  );
  // Families had been told that there is none: what comes after all comes late.
  await give(world, { by: englishOf(6), subject: 'english', places: ['6-1'], minutes: 5, date });
  const row = await rowOf('6-1', 'english');
  expect([row?.standing, row?.late]).toEqual(['published', true]);
});

test('H1: of a day gone by, or one that is over when it would be read, nobody is reminded', async () => {
  await world.skipTo(at('2026-10-15', '09:00'));
  await world.jumpTo(at('2026-10-15', '23:10'));
  await world.tick('clock');
  const stored = await Stored.of(world);
  expect(overdueOn(stored, '2026-10-15')).toEqual([]);
  expect(stored.ladder('3-3', '2026-10-15')?.state).toBe('stopped');
});

test('H1: a day without school owes nothing and takes no post', async () => {
  await world.skipTo(at('2026-10-17', '15:30'));
  await world.skipTo(at('2026-10-17', '16:00'));
  const stored = await Stored.of(world);
  expect(stored.ladder('6-1', '2026-10-17')).toBeUndefined();
  const day = await dayOf('6-1');
  expect([day.isSchoolDay, day.rows]).toEqual([false, []]);
  const posting = { by: teacherOf('6-1'), subject: 'chinese' as const, places: ['6-1'] };
  expect(await refusal(give(world, { ...posting, minutes: 5, date: '2026-10-17' }))).toBe(
    'illegal-move',
  );
});

/** What the school says of days of its own. */
async function openSchoolOn(overrides: readonly object[]): Promise<void> {
  const [school] = ((await world.dump('schools'))['schools'] ?? []).filter(
    ({ _id }) => _id === 'demo',
  );
  const calendar = school?.['calendar'] as { overrides: object[] };
  await changeDocument(world, 'schools', 'demo', {
    calendar: { ...calendar, overrides: [...calendar.overrides, ...overrides] },
  });
}

const standings = async (place: string) =>
  (await dayOf(place)).rows.map(({ subject, standing }) => [subject, standing]);

test('H1: a make-up Saturday owes homework by the timetable it follows: reminded at 15:30, missing at 16:00', async () => {
  const date = '2026-10-24';
  await openSchoolOn([{ date, kind: 'school', weekday: 4 }]);
  await world.jumpTo(at(date, '09:00'));
  await world.tick('clock');
  const lessons = (await dayOf('6-1')).rows.map(({ subject }) => subject);
  const thursday = '2026-10-15';
  const usual = (await dayOf('6-1', thursday)).rows.map(({ subject }) => subject);
  expect(lessons).toEqual(usual);
  const chinese = { by: teacherOf('6-1'), subject: 'chinese' as const, places: ['6-1'], date };
  expect(await give(world, { ...chinese, minutes: 20 })).toEqual(['published']);
  expect((await todayOf('6-1', '01')).totalMinutes).toBe(20);
  await world.skipTo(at(date, '15:30'));
  const reminded = (stored: Stored, of: string) =>
    stored
      .all<Effect>('outbox')
      .filter(({ _id }) => _id.startsWith(`homework-remind.demo.${of}.`))
      .map(({ _id, text }) => `${text.key} ${_id.split('.').at(-1)}`);
  const told = reminded(await Stored.of(world), date);
  expect(told).toContain(`homework.remind ${teacherOf('6-2')}`);
  expect(told).not.toContain(`homework.remind ${teacherOf('6-1')}`);
  await world.jumpTo(at(date, '16:00'));
  expect(await standings('6-2')).toContainEqual(['chinese', 'missing']);
});

test('H1: of a school day whose timetable nobody said, teachers are asked gently and nobody is missing', async () => {
  const date = '2026-10-25';
  await openSchoolOn([{ date, kind: 'school' }]);
  await world.jumpTo(at(date, '09:00'));
  await world.tick('clock');
  const chinese = { by: teacherOf('6-1'), subject: 'chinese' as const, places: ['6-1'], date };
  expect(await give(world, { ...chinese, minutes: 20 })).toEqual(['published']);
  await world.skipTo(at(date, '15:30'));
  const asked = (await Stored.of(world)).notices('homework.ask');
  expect(asked).toContain(`homework.ask to ${teacherOf('6-2')}`);
  expect(asked).toContain(`homework.ask to ${englishOf(6)}`);
  expect(asked).not.toContain(`homework.ask to ${teacherOf('6-1')}`);
  await world.skipTo(at(date, '16:00'));
  const stored = await Stored.of(world);
  expect(overdueOn(stored, date)).toEqual([]);
  expect(stored.ladder('6-2', date)?.state).toBe('stopped');
  expect(await standings('6-1')).toEqual([
    ['chinese', 'published'],
    ['mathematics', 'unsure'],
    ['english', 'unsure'],
  ]);
});

test('H1: two teachers of one subject share a class’s post: neither writes over what the other gave unseen', async () => {
  const date = '2026-10-25';
  const [first, second] = [teacherOf('6-2'), englishOf(6)];
  const lesson = { schoolId: 'demo', classId: classIdOf('6-2'), subject: 'chinese', weekdays: [1] };
  await insertDocument(world, 'teaching', { _id: 'second', ...lesson, teacherId: second });
  const posting = { subject: 'chinese' as const, places: ['6-2'], date };
  expect(await give(world, { ...posting, by: first, minutes: 15 })).toEqual(['published']);
  const which = { date, subject: 'chinese' as const, classIds: [classIdOf('6-2')] };
  const colleague = await world.as(second);
  // From a page on which nothing was given yet: a post, a "none", and a step that is gone.
  const unseen = [
    give(world, { ...posting, by: second, minutes: 10 }),
    colleague.call(noHomework, which),
    colleague.call(noHomework, { ...which, over: { classId: classIdOf('6-2'), step: 2 } }),
  ];
  for (const act of unseen) expect(await refusal(act)).toBe('homework-colleague-gave');
  const rowAs = async (who: string) => {
    const { rows } = await (await world.as(who)).call(homeworkDesk, {});
    return rows.find(
      ({ classId, subject }) => classId === classIdOf('6-2') && subject === 'chinese',
    );
  };
  const seen = await rowAs(second);
  expect([seen?.published?.tasks[0]?.minutes, seen?.step]).toEqual([15, 1]);
  expect(seen?.colleague).not.toBeNull();
  const both = sheet(25, { text: '练习册第 12 页；朗读课文' });
  const over = { classId: classIdOf('6-2'), step: seen?.step ?? 0 };
  await colleague.call(postHomework, { ...which, sheet: both, over, confirmed: true });
  expect((await todayOf('6-2', '01')).totalMinutes).toBe(25);
  // Now it is the first one who has to look.
  const blind = give(world, { ...posting, by: first, minutes: 15 });
  expect(await refusal(blind)).toBe('homework-colleague-gave');
  expect((await rowAs(first))?.step).toBe(2);
});
