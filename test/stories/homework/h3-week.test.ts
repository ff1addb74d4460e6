/** H3 and H4 on the real SDK: a family's week, both parents, closing; the month's figures beside it. */
import { submitWeek, weekForm } from '../../../src/shared/homework/family-contracts';
import { childrenToday } from '../../../src/shared/homework/home-contract';
import { monthFigures, type GroupFigures } from '../../../src/shared/homework/month-contract';
import type { Feedback } from '../../../src/shared/homework/model';
import {
  homeworkForms,
  type HomeworkMonth,
} from '../../../cloudfunctions/features/homework/collections';
import { at, refusal, startWorld, type World } from '../../harness/world';
import {
  childId,
  classIdOf,
  gradeLeader,
  parentId,
  said,
  Stored,
  teacherOf,
  monday,
} from './homework-fixture';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.tick('clock');
});

afterAll(() => world.end());

async function weekOf(place: string, seat: string) {
  const parent = await world.as(parentId(place, seat));
  return (await parent.call(weekForm, { childId: childId(place, seat) })).week;
}

async function say(
  place: string,
  seat: string,
  form: Feedback,
  version?: number,
  of = monday,
  earlier: Feedback[] = [],
) {
  const parent = await world.as(parentId(place, seat));
  const known = version ?? (await weekOf(place, seat)).version;
  const input = { childId: childId(place, seat), monday: of, version: known, form, earlier };
  return (await parent.call(submitWeek, input)).version;
}

const figures = async (who: string, input: object = {}) =>
  (await world.as(who)).call(monthFigures, input);

const rollOf = (stored: Stored, place: string) =>
  stored
    .all<HomeworkMonth>('homework_months')
    .find(({ _id }) => _id === `${classIdOf(place)}.2026-10`)?.rolls[monday];

const subject = (of: GroupFigures | undefined, name: string) =>
  of?.subjects.find((one) => one.subject === name);

test('H3: the form shows what teachers reckoned, takes what it really was, and may be changed', async () => {
  const week = await weekOf('6-1', '01');
  expect([week.state, week.form, week.version]).toEqual(['open', null, 0]);
  expect(week.closesAtMs).toBe(at('2026-10-18', '20:00'));
  expect(week.subjects.map((one) => one.subject)).toEqual(['chinese', 'mathematics', 'english']);
  expect(week.subjects[0]?.declaredMinutes).toBeGreaterThan(0);
  expect(await say('6-1', '01', said(20, 35))).toBe(1);
  expect(await say('6-1', '01', said(20, 30))).toBe(2);
  expect((await weekOf('6-1', '01')).form).toEqual(said(20, 30));
  const parent = await world.as(parentId('6-1', '01'));
  expect((await parent.call(childrenToday, {})).children[0]?.week).toBe('done');
});

test('H3: what is stored of a family’s week has no time and not which parent', async () => {
  const form = (await Stored.of(world)).form(childId('6-1', '01'));
  expect(homeworkForms.side).toBe('person');
  expect(Object.keys(form ?? {}).sort()).toEqual(
    ['_id', 'classId', 'form', 'monday', 'schoolId', 'studentId', 'version'].sort(),
  );
  expect(JSON.stringify(form)).not.toContain(parentId('6-1', '01'));
  expect(JSON.stringify(form)).not.toMatch(/1[67]\d{11}/);
});

test('H3: the same said again changes nothing; other words on an old form are told', async () => {
  expect(await say('6-1', '01', said(20, 30), 0)).toBe(2);
  expect(await refusal(say('6-1', '01', said(40, 40), 1))).toBe('homework-form-changed');
  expect((await weekOf('6-1', '01')).form).toEqual(said(20, 30));
  // A phone that never heard of its own form writes over it, and over no other.
  const lost = (earlier: Feedback) =>
    say('6-1', '01', said(25, 30), 0, monday, [said(5, 5), earlier]);
  expect(await refusal(lost(said(20, 35)))).toBe('homework-form-changed');
  expect(await lost(said(20, 30))).toBe(3);
  expect(await say('6-1', '01', said(20, 30))).toBe(4);
});

test('H3: both parents at the same moment leave one form per child and week, and one share of the month', async () => {
  for (let round = 2; round < 4; round += 1) {
    const seat = `0${round}`;
    const outcomes = await Promise.all(
      [said(20, 20), said(25, 40), said(20, 20), said(30, 5)].map((form) =>
        say('6-1', seat, form, 0).then(
          (version) => version,
          () => 'changed',
        ),
      ),
    );
    const forms = (await Stored.of(world))
      .all<{ studentId: string; monday: string }>('homework_forms')
      .filter((one) => one.studentId === childId('6-1', seat) && one.monday === monday);
    expect(forms).toHaveLength(1);
    expect(outcomes.filter((one) => one === 1).length).toBeGreaterThan(0);
  }
  expect((await Stored.of(world)).wrongMonths()).toEqual([]);
  expect(rollOf(await Stored.of(world), '6-1')).toBe(45);
});

test('H3: a parent writes for the own child alone', async () => {
  const parent = await world.as(parentId('6-1', '01'));
  for (const other of [childId('6-1', '02'), 'demo2-s-3-1-01']) {
    const input = { childId: other, monday, version: 0, form: said(5, 5) };
    expect(await refusal(parent.call(submitWeek, input))).toBe('not-found');
    expect(await refusal(parent.call(weekForm, { childId: other }))).toBe('not-found');
  }
});

test('H4: declared against real minutes, share over the limit, response with numerator and denominator', async () => {
  const { month, whole, groups, remarks } = await figures(teacherOf('6-1'));
  expect([month, groups]).toEqual(['2026-10', []]);
  // The closed weeks of October so far: that of the holiday and the one after it, 45 children.
  expect([whole.asked % 45, whole.children]).toEqual([0, 45]);
  expect(whole.answered).toBeLessThanOrEqual(whole.asked);
  expect(whole.thisWeek).toBe(3);
  const chinese = subject(whole, 'chinese');
  expect(chinese?.declared).toBeGreaterThan(0);
  expect(chinese?.real?.forms).toBeGreaterThan(20);
  expect(chinese?.real?.over).toBeGreaterThan(0);
  expect(chinese?.real?.low).toBeLessThanOrEqual(chinese?.real?.median ?? 0);
  expect(remarks.length).toBeGreaterThan(0);
});

test('H4, S5: a class under 5 forms is hidden, and its forms are in no whole: nothing is left to subtract', async () => {
  const leader = world.personOf('demo', 'leader').personId;
  const { whole, groups } = await figures(gradeLeader(4));
  expect(groups.map(({ name, all }) => [name, all.hidden, all.real === null])).toEqual([
    ['四（1）班', false, false],
    ['四（2）班', true, true],
    ['四（3）班', false, false],
  ]);
  const shown = groups.reduce((sum, { all }) => sum + (all.real?.forms ?? 0), 0);
  expect(whole.all.real?.forms).toBe(shown);
  const school = await figures(leader);
  expect(school.groups.find(({ key }) => key === '4')?.all).toEqual(whole.all);
  // The class teacher of the small one reads nothing of it either.
  const own = await figures(teacherOf('4-2'));
  expect([own.whole.all.hidden, own.whole.all.real, own.remarks]).toEqual([true, null, []]);
});

test('H4, S5: what one family says or changes moves no figure that anybody reads, only how many answered', async () => {
  const leader = world.personOf('demo', 'leader').personId;
  const look = () =>
    Promise.all([teacherOf('6-1'), gradeLeader(6), leader].map((who) => figures(who)));
  const unmoved = (looks: Awaited<ReturnType<typeof look>>) =>
    JSON.stringify(looks, (key, value: unknown) => (key === 'thisWeek' ? null : value));
  const before = await look();
  await say('6-1', '04', said(120, 120, { mood: 'upset', remark: '写到很晚' }));
  await say('6-1', '04', said(5, 5, { remark: '写到很晚' }));
  const after = await look();
  expect(unmoved(after)).toBe(unmoved(before));
  expect(after.map(({ whole }, at) => whole.thisWeek - (before[at]?.whole.thisWeek ?? 0))).toEqual([
    1, 1, 1,
  ]);
  expect((await Stored.of(world)).wrongMonths()).toEqual([]);
});

test('H4: the school’s leader reads grades, who leads a grade its classes, a class teacher the own class', async () => {
  const leader = world.personOf('demo', 'leader').personId;
  const school = await figures(leader);
  expect([school.level, school.groups.map(({ key }) => key)]).toEqual([
    'school',
    ['1', '2', '3', '4', '5', '6'],
  ]);
  expect(school.whole.children).toBe(18 * 45);
  expect((await figures(leader, { level: 'grade', key: '6' })).groups).toHaveLength(3);
  for (const [who, input] of [
    [gradeLeader(6), { level: 'grade', key: '5' }],
    [gradeLeader(6), { level: 'school' }],
    [gradeLeader(6), { level: 'class', key: classIdOf('5-1') }],
    [teacherOf('6-1'), { level: 'class', key: classIdOf('6-2') }],
    [teacherOf('6-1'), { level: 'grade', key: '6' }],
    [leader, { level: 'class', key: 'demo2-3-1' }],
  ] as const)
    expect(await refusal(figures(who, input))).toBe('not-found');
});

test('H3: editable until Sunday 20:00, then closed; the next week is another form', async () => {
  await world.jumpTo(at('2026-10-18', '19:59'));
  expect(await say('6-1', '01', said(25, 30))).toBe(5);
  const { version } = await weekOf('6-1', '01');
  await world.jumpTo(at('2026-10-18', '20:00'));
  expect((await weekOf('6-1', '01')).state).toBe('closed');
  expect(await refusal(say('6-1', '01', said(5, 5), version))).toBe('homework-week-closed');
  await world.jumpTo(at('2026-10-19', '08:00'));
  expect(await refusal(say('6-1', '01', said(5, 5), version))).toBe('homework-week-closed');
  expect(await refusal(say('6-1', '01', said(5, 5), 0, '2026-10-26'))).toBe('illegal-move');
  const next = await weekOf('6-1', '01');
  expect([next.monday, next.form, next.version]).toEqual(['2026-10-19', null, 0]);
  expect((await Stored.of(world)).wrongMonths()).toEqual([]);
});

test('H4: a week that was closed counts in the response rate from then on', async () => {
  const { whole } = await figures(teacherOf('6-1'));
  expect(whole.thisWeek).toBe(0);
  expect(whole.asked % 45).toBe(0);
  const before = whole.answered;
  await say('6-1', '07', said(10, 10), undefined, '2026-10-19');
  const after = (await figures(teacherOf('6-1'))).whole;
  expect([after.answered, after.thisWeek]).toEqual([before, 1]);
});

test('H4, S5: fewer than five forms of a week wait for the next one and are shown with it, their words too', async () => {
  const waiting = await figures(teacherOf('6-1'));
  const forms = waiting.whole.all.real?.forms ?? 0;
  const week = (await Stored.of(world))
    .all<{ classId: string; monday: string }>('homework_forms')
    .filter(({ classId, monday: of }) => classId === classIdOf('6-1') && of === monday);
  expect(week).toHaveLength(4);
  expect(waiting.remarks).not.toContain('写到很晚');
  // An hour after the forms were closed the week is not over yet.
  await world.jumpTo(at('2026-10-25', '21:00'));
  expect((await figures(teacherOf('6-1'))).whole.all.real?.forms).toBe(forms);
  await world.jumpTo(at('2026-10-26', '00:00'));
  const { whole, remarks } = await figures(teacherOf('6-1'));
  expect(whole.all.real?.forms).toBe(forms + 5);
  expect(remarks).toContain('写到很晚');
  expect(whole.answered).toBeLessThanOrEqual(whole.asked);
});
