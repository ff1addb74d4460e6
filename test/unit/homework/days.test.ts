/** H1, H3, H4: when homework is owed; which week and month it belongs to. */
import fc from 'fast-check';
import {
  asksForForms,
  dueAtMsOf,
  isLate,
  isOwed,
  isUnsure,
  lessonsOn,
  mondaysOfMonth,
  monthOfWeek,
  standingOf,
  weekClosesAtMs,
  type PostFacts,
} from '../../../src/shared/homework/days';
import { dayWords } from '../../../src/features/homework/parts/words';
import { homeworkLadder } from '../../../src/shared/homework/ladder';
import {
  homeworkLadderFiguresAt,
  homeworkLimitsAt,
  homeworkPolicies,
} from '../../../src/shared/homework/policy';
import {
  addDays,
  createSchoolCalendar,
  localDateTime,
  startOfWeek,
} from '../../../src/shared/time';

const calendar = createSchoolCalendar({
  overrides: [
    { date: '2026-10-23', kind: 'off', note: '运动会' },
    { date: '2026-11-14', kind: 'school', note: '补周五的课', weekday: 5 },
    { date: '2026-11-21', kind: 'school' },
    { date: '2026-05-09', kind: 'off' },
  ],
  terms: [],
});

describe('H1: lessons of a date', () => {
  const timetable = [
    { subject: 'chinese' as const, teacherId: 'a', weekdays: [1, 2, 3, 4, 5] },
    { subject: 'english' as const, teacherId: 'b', weekdays: [1, 3] },
    { subject: 'science' as const, teacherId: 'c', weekdays: [2, 5] },
  ];
  const on = (date: string) => lessonsOn(calendar, date, timetable).map(({ subject }) => subject);

  test.each([
    ['a Monday', '2026-10-12', ['chinese', 'english']],
    ['a Tuesday', '2026-10-13', ['chinese', 'science']],
    ['a weekend', '2026-10-17', []],
    ['a national holiday', '2026-10-01', []],
    ['a day that the school took off', '2026-10-23', []],
    // The arrangement of 2026; a make-up workday follows the day off in lieu, in their order.
    ['Sunday 4 January, for Friday 2 January', '2026-01-04', ['chinese', 'science']],
    ['Saturday 14 February, for Friday 20 February', '2026-02-14', ['chinese', 'science']],
    ['Saturday 28 February, for Monday 23 February', '2026-02-28', ['chinese', 'english']],
    ['Sunday 20 September, for Tuesday 6 October', '2026-09-20', ['chinese', 'science']],
    ['Saturday 10 October, for Wednesday 7 October', '2026-10-10', ['chinese', 'english']],
    ['Saturday 9 May, which this school takes off', '2026-05-09', []],
    ['a Saturday of which the school said: a Friday', '2026-11-14', ['chinese', 'science']],
    ['a Saturday of which nobody said what it follows', '2026-11-21', []],
  ])('%s', (_what, date, expected) => {
    expect(on(date)).toEqual(expected);
  });

  test('only a school day of which nobody said what it follows is unsure', () => {
    const unsure = (date: string) => isUnsure(calendar, date);
    expect(
      ['2026-11-21', '2026-11-14', '2026-10-10', '2026-10-12', '2026-10-17'].map(unsure),
    ).toEqual([true, false, false, false, false]);
  });
});

describe('H1: where a subject stands', () => {
  const dueAtMs = dueAtMsOf('2026-10-12', 16);
  const at = (time: string) => localDateTime('2026-10-12', time);
  const post = (state: PostFacts['state'], time: string): PostFacts => ({
    state,
    published: null,
    handedAtMs: at(time),
    dueAtMs,
  });

  test.each([
    ['not yet due', null, 'yes', '15:59', 'open', true],
    ['due', null, 'yes', '16:00', 'missing', true],
    ['no lesson', null, 'no', '18:00', 'free', false],
    ['nobody can tell', null, 'unsure', '18:00', 'unsure', false],
    ['posted', post('published', '15:00'), 'yes', '18:00', 'published', false],
    ['posted without a lesson', post('published', '15:00'), 'no', '18:00', 'published', false],
    ['none today', post('none', '15:00'), 'yes', '18:00', 'none', false],
    ['before the grade leader', post('waiting', '15:59'), 'yes', '18:00', 'waiting', false],
    ['sent back', post('returned', '15:59'), 'yes', '18:00', 'returned', true],
  ] as const)('%s', (_what, given, lesson, time, standing, owed) => {
    const found = standingOf(given, { lesson, dueAtMs, nowMs: at(time) });
    expect([found, isOwed(found)]).toEqual([standing, owed]);
  });

  test('what waited until its day was over was never given; what stood before it stands', () => {
    const waiting = post('waiting', '15:59');
    const stands = (given: PostFacts, nowMs: number) =>
      standingOf(given, { lesson: 'yes', dueAtMs, nowMs });
    expect(stands(waiting, at('23:59'))).toBe('waiting');
    const next = localDateTime('2026-10-13', '00:00');
    expect(stands(waiting, next)).toBe('passed');
    expect(isOwed('passed')).toBe(false);
    expect(stands({ ...waiting, published: {} }, next)).toBe('published');
  });

  test('16:00 is in time, a minute later is late, whatever became of it', () => {
    expect(isLate(post('published', '16:00'))).toBe(false);
    expect(isLate(post('waiting', '16:01'))).toBe(true);
  });
});

describe('H3, H4: weeks and months', () => {
  test.each([
    ['whole in a month', '2026-10-12', '2026-10'],
    ['Wednesday is the last of a month', '2026-09-28', '2026-09'],
    ['Wednesday is the first', '2026-06-29', '2026-07'],
    ['over New Year', '2026-12-28', '2026-12'],
    ['most of its days in the new month', '2026-11-30', '2026-12'],
  ])('a week belongs to the month of its Wednesday: %s', (_what, monday, month) => {
    expect(monthOfWeek(monday)).toBe(month);
  });

  test('every week belongs to one month, which has four or five', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (days) => {
        const monday = startOfWeek(addDays('2024-01-01', days));
        const month = monthOfWeek(monday);
        expect(mondaysOfMonth(month)).toContain(monday);
        expect([4, 5]).toContain(mondaysOfMonth(month).length);
      }),
    );
    expect(mondaysOfMonth('2026-09')).toEqual([
      '2026-08-31',
      '2026-09-07',
      '2026-09-14',
      '2026-09-21',
      '2026-09-28',
    ]);
  });

  test('a week without any school day asks for no forms', () => {
    expect(asksForForms(calendar, '2026-10-12')).toBe(true);
    expect(asksForForms(createSchoolCalendar({ overrides: [], terms: [] }), '2026-02-16')).toBe(
      false,
    );
  });

  test('forms are closed on Sunday at 20:00', () => {
    expect(weekClosesAtMs('2026-10-12', 20)).toBe(localDateTime('2026-10-18', '20:00'));
  });
});

describe('H1, H2: policy', () => {
  test('the defaults are the row’s: 15:30, 16:00, 60 · 25 · 25 · 10', () => {
    const { rungs, dueAfterMs } = homeworkLadder(homeworkLadderFiguresAt([], 0));
    const hours = (ms: number) => ms / 3_600_000;
    expect(rungs.map(({ key, afterMs }) => [key, hours(afterMs)])).toEqual([
      ['remind', 15.5],
      ['overdue', 16],
    ]);
    expect(hours(dueAfterMs)).toBe(16);
    expect(homeworkLimitsAt([], 0)).toEqual({
      total: 60,
      chinese: 25,
      mathematics: 25,
      others: 10,
    });
  });

  test('no choice of a school is laxer than H2', () => {
    const ceilings = homeworkPolicies
      .filter(({ row }) => row === 'H2')
      .map(({ range, default: usual }) => range[1] <= usual);
    expect(ceilings).toEqual([true, true, true, true]);
  });
});

test('H2: a day with a question over the limit is not said to be complete', () => {
  const said = (...all: PostFacts['state'][]) => dayWords(all.map((standing) => ({ standing })));
  expect(said('published', 'none')).toBe('都有了');
  expect(said('published', 'waiting', 'waiting')).toBe('有 2 科在等答复');
  expect(said('returned', 'waiting')).toBe('还差 1 科');
  expect(dayWords([{ standing: 'unsure' }, { standing: 'published' }])).toBe('补课日');
});
