import fc from 'fast-check';
import {
  dueDateOf,
  dueDaysToOpen,
  firstMonday,
  isMonday,
  isWritable,
  mondaysBetween,
  mondaysOfTerm,
  moodWeekOf,
  weekNumberOf,
} from '../../../src/shared/class-mood/weeks';
import {
  addDays,
  createSchoolCalendar,
  dayOfWeek,
  localDateTime,
  startOfWeek,
  type CalendarOverride,
} from '../../../src/shared/time';

const terms = [
  { id: 'autumn', name: '第一学期', startDate: '2026-09-01', endDate: '2027-01-29' },
  { id: 'spring', name: '第二学期', startDate: '2027-02-22', endDate: '2027-07-09' },
];
const withOverrides = (...overrides: CalendarOverride[]) =>
  createSchoolCalendar({ overrides, terms });
const calendar = withOverrides();
const off = (date: string): CalendarOverride => ({ date, kind: 'off' });
const school = (date: string): CalendarOverride => ({ date, kind: 'school' });

/** [what, Monday, the last school day of that week, overrides] */
const boundaries: [string, string, string | null, CalendarOverride[]][] = [
  ['an ordinary week ends on Friday', '2026-10-12', '2026-10-16', []],
  ['a week in which a month ends', '2026-11-30', '2026-12-04', []],
  ['the week in which the term begins on a Tuesday', '2026-08-31', '2026-09-04', []],
  ['Friday is a holiday (Mid-autumn)', '2026-09-21', '2026-09-24', []],
  ['only Monday to Wednesday before National Day', '2026-09-28', '2026-09-30', []],
  ['after the holiday, with a make-up Saturday', '2026-10-05', '2026-10-10', []],
  ['with a make-up Sunday', '2026-09-14', '2026-09-20', []],
  ['the week over the year’s end', '2026-12-28', '2026-12-31', []],
  ['Friday taken off by the school', '2026-10-19', '2026-10-22', [off('2026-10-23')]],
  ['a Saturday that the school adds', '2026-10-19', '2026-10-24', [school('2026-10-24')]],
  ['a single school day', '2026-10-19', '2026-10-21', fullWeekOff('2026-10-19', '2026-10-21')],
  ['no school day at all', '2026-10-19', null, fullWeekOff('2026-10-19')],
  ['a make-up Saturday alone', '2026-10-19', '2026-10-24', onlySaturday('2026-10-19')],
  ['the week of the Spring Festival', '2026-02-16', null, []],
  ['its make-up Saturday belongs to the week after', '2026-02-23', '2026-02-28', []],
];

function fullWeekOff(monday: string, but = ''): CalendarOverride[] {
  return [0, 1, 2, 3, 4]
    .map((day) => addDays(monday, day))
    .filter((date) => date !== but)
    .map(off);
}

function onlySaturday(monday: string): CalendarOverride[] {
  return [...fullWeekOff(monday), school(addDays(monday, 5))];
}

test.each(boundaries)('W1: %s: due on its last school day', (_what, monday, dueDate, overrides) => {
  expect(isMonday(monday)).toBe(true);
  expect(dueDateOf(withOverrides(...overrides), monday)).toBe(dueDate);
});

test('W1: due at 17:00 of that day; the hour of the policy that holds when the day begins', () => {
  const friday = localDateTime('2026-10-16', '00:00');
  expect(moodWeekOf(calendar, () => 17, '2026-10-12')).toEqual({
    monday: '2026-10-12',
    dueDate: '2026-10-16',
    startMs: friday,
    dueAtMs: localDateTime('2026-10-16', '17:00'),
  });
  const changed = (atMs: number) => (atMs < friday + 1 ? 18 : 20);
  expect(moodWeekOf(calendar, changed, '2026-10-12')?.dueAtMs).toBe(friday + 18 * 3_600_000);
  expect(
    moodWeekOf(withOverrides(...fullWeekOff('2026-10-19')), () => 17, '2026-10-19'),
  ).toBeNull();
});

test.each([
  ['the week in which the term begins', '2026-08-31', 1],
  ['the week before', '2026-08-24', null],
  ['the 13th', '2026-11-23', 13],
  ['the last of the term', '2027-01-25', 22],
  ['the first of the vacation', '2027-02-01', null],
  ['the first of the next term', '2027-02-22', 1],
  ['of a holiday in the term', '2026-10-05', 6],
] as const)('W1: the number of %s', (_what, monday, number) => {
  expect(weekNumberOf(calendar, monday)).toBe(number);
});

test('W1: weeks of a term from its first to the one of today; some weeks back in the vacation', () => {
  expect(mondaysOfTerm(calendar, '2026-09-06')).toEqual(['2026-08-31']);
  expect(mondaysOfTerm(calendar, '2026-09-07')).toEqual(['2026-08-31', '2026-09-07']);
  expect(mondaysOfTerm(calendar, '2027-01-29')).toHaveLength(22);
  expect(mondaysOfTerm(calendar, '2027-02-10')).toHaveLength(8);
  expect(mondaysBetween('2026-12-31', '2027-01-04')).toEqual(['2026-12-28', '2027-01-04']);
});

describe('W1: which due days are opened', () => {
  const days = (openedThrough: string, today: string, ...overrides: CalendarOverride[]) =>
    dueDaysToOpen(withOverrides(...overrides), openedThrough, today).map(({ dueDate }) => dueDate);

  test.each([
    ['nothing before the due day', '2026-10-10', '2026-10-15', []],
    ['the due day itself', '2026-10-10', '2026-10-16', ['2026-10-16']],
    ['nothing twice', '2026-10-16', '2026-10-16', []],
    ['the day after, when no clock ran', '2026-10-10', '2026-10-17', ['2026-10-16']],
    ['two after an outage of ten days', '2026-10-10', '2026-10-24', ['2026-10-16', '2026-10-23']],
    ['the two latest after a whole term', '2026-09-04', '2027-01-10', ['2026-12-31', '2027-01-08']],
    ['nothing in the vacation', '2027-01-29', '2027-01-29', []],
  ])('%s', (_what, openedThrough, today, expected) => {
    expect(days(openedThrough, today)).toEqual(expected);
  });

  test('a due day that moves to Saturday is opened again, one that moves to Thursday at once', () => {
    expect(days('2026-10-16', '2026-10-17', school('2026-10-17'))).toEqual(['2026-10-17']);
    expect(days('2026-10-10', '2026-10-16', off('2026-10-16'))).toEqual(['2026-10-15']);
  });

  test('however the clock stumbles on, every due day is opened once, in order', () => {
    const start = '2026-09-01';
    const steps = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(steps, (pauses) => {
        let today = start;
        let openedThrough = start;
        const opened: string[] = [];
        for (const pause of pauses) {
          today = addDays(today, pause);
          for (const { dueDate } of dueDaysToOpen(calendar, openedThrough, today)) {
            opened.push(dueDate);
            openedThrough = dueDate;
          }
        }
        const owed = mondaysBetween(start, today)
          .map((monday) => dueDateOf(calendar, monday))
          .filter((date) => date !== null && start < date && date <= today);
        expect(opened).toEqual(owed);
      }),
    );
  });
});

describe('W1: which weeks may be written', () => {
  const facts = { today: '2026-11-18', fromMonday: '2026-10-19', editDays: 28 };

  test.each([
    ['this week', '2026-11-16', true],
    ['last week', '2026-11-09', true],
    ['the oldest that is allowed', '2026-10-19', true],
    ['next week', '2026-11-23', false],
    ['a day that is no Monday', '2026-11-17', false],
    ['a week before the school began', '2026-10-12', false],
  ])('%s', (_what, monday, expected) => {
    expect(isWritable(calendar, monday, facts)).toBe(expected);
  });

  test('not older than the policy allows, and none without a school day', () => {
    const old = { ...facts, fromMonday: '2026-09-07' };
    expect(isWritable(calendar, '2026-10-12', old)).toBe(false);
    const free = withOverrides(...fullWeekOff('2026-11-09'));
    expect(isWritable(free, '2026-11-09', facts)).toBe(false);
  });
});

test('W1: the due day of any week of any year is a school day, and none of that week follows it', () => {
  const anyWeek = fc.integer({ min: 0, max: 1_500 }).map((week) => addDays('2024-01-01', 7 * week));
  fc.assert(
    fc.property(anyWeek, (monday) => {
      expect(dayOfWeek(monday)).toBe(1);
      const dueDate = dueDateOf(calendar, monday);
      const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day));
      const schoolDays = days.filter((date) => calendar.isSchoolDay(date));
      expect(dueDate).toBe(schoolDays.at(-1) ?? null);
      if (dueDate !== null) expect(startOfWeek(dueDate)).toBe(monday);
    }),
  );
});

test.each([
  ['2026-10-12', '00:00', '2026-10-12'],
  ['2026-10-16', '16:59', '2026-10-12'],
  ['2026-10-16', '17:00', '2026-10-19'],
  ['2026-10-18', '23:59', '2026-10-19'],
  // A make-up Saturday: its week is not over on Friday.
  ['2026-10-09', '20:00', '2026-10-05'],
  ['2026-10-10', '17:00', '2026-10-12'],
  // The holidays owe nothing and miss nothing.
  ['2026-07-22', '09:00', '2026-07-20'],
])('W1: a school that begins on %s at %s owes from the week of %s on', (date, time, expected) => {
  const week = moodWeekOf(calendar, () => 17, startOfWeek(date));
  expect(firstMonday(week, localDateTime(date, time))).toBe(expected);
});
