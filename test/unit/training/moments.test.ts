/** T1: marks of the day, kept places, reminders, doors and terms, at their borders. */
import { policyRegistry } from '../../../src/shared/policy/all-policies';
import { isFor } from '../../../src/shared/training/model';
import {
  areDoorsOpen,
  countsFrom,
  halfYearOf,
  keptUntilMs,
  markAt,
  mayStillCancel,
  mayStillSignUp,
  reminderMs,
  termOf,
} from '../../../src/shared/training/moments';
import { trainingFiguresAt, trainingPolicies } from '../../../src/shared/training/policy';
import {
  createSchoolCalendar,
  localDateTime,
  toLocalDate,
  toLocalTime,
} from '../../../src/shared/time';

const figures = trainingFiguresAt([], 0);
const session = { date: '2026-10-17', start: '09:30', end: '11:00' };
const at = (date: string, time: string) => localDateTime(date, time);

test.each([
  ['07:59', null],
  ['08:00', '08:00'],
  ['08:29', '08:00'],
  ['08:30', '08:30'],
  ['10:07', '10:00'],
  ['19:59', '19:30'],
  ['20:00', null],
])('T1: at %s the newest mark of the day is %s', (time, mark) => {
  const markMs = markAt(at('2026-10-12', time) + 40_000, figures);
  expect(markMs && toLocalTime(markMs)).toBe(mark);
  // A whole moment of the calendar: nothing of the clock's seconds is in it.
  expect((markMs ?? 0) % 60_000).toBe(0);
});

test.each([
  ['a day, far ahead', '2026-10-12', '10:30', '2026-10-13', '10:30'],
  ['until an hour before, the day before', '2026-10-16', '18:00', '2026-10-17', '08:30'],
  ['two hours of the day are enough to ask', '2026-10-16', '18:30', '2026-10-17', '08:30'],
])('T1: a place is kept for %s', (_name, date, time, onDate, until) => {
  expect(keptUntilMs(at(date, time), session, figures)).toBe(at(onDate, until));
});

test.each([
  ['an hour, by day', 60, '10:30', '2026-10-12', '11:30'],
  [
    'an hour, half of it in the evening and half in the morning',
    60,
    '19:30',
    '2026-10-13',
    '08:30',
  ],
  ['four hours that would end in the night', 240, '18:00', '2026-10-13', '08:00'],
  ['twelve hours of the night, and two of the morning', 720, '20:00', '2026-10-13', '10:00'],
  ['until the evening', 600, '10:00', '2026-10-12', '20:00'],
  ['a day', 1_440, '19:30', '2026-10-13', '19:30'],
])('T1: no kept place ends while nobody reads: %s', (_name, keepMinutes, time, date, until) => {
  const kept = keptUntilMs(at('2026-10-12', time), session, { keepMinutes });
  expect(kept && `${toLocalDate(kept)} ${toLocalTime(kept)}`).toBe(`${date} ${until}`);
});

test('T1: a session of the early morning is decided the evening before', () => {
  const early = { ...session, start: '08:30' };
  expect(keptUntilMs(at('2026-10-16', '17:00'), early, figures)).toBe(at('2026-10-16', '20:00'));
  expect(keptUntilMs(at('2026-10-16', '18:30'), early, figures)).toBeNull();
});

test('T1: with less than two hours nobody is asked', () => {
  expect(keptUntilMs(at('2026-10-17', '07:00'), session, figures)).toBeNull();
});

test('T1: reminders come the evening before and an hour before, across a month’s end too', () => {
  expect(reminderMs('day', session, figures)).toBe(at('2026-10-16', '18:00'));
  expect(reminderMs('hour', session, figures)).toBe(at('2026-10-17', '08:30'));
  const first = { ...session, date: '2026-11-01' };
  expect(reminderMs('day', first, figures)).toBe(at('2026-10-31', '18:00'));
});

test('T1: one may sign up until the end and cancel until the start; T2: doors open two hours around', () => {
  const begin = at(session.date, session.start);
  const end = at(session.date, session.end);
  expect([mayStillCancel(session, begin - 1), mayStillCancel(session, begin)]).toEqual([
    true,
    false,
  ]);
  expect([mayStillSignUp(session, end - 1), mayStillSignUp(session, end)]).toEqual([true, false]);
  const hours = 3_600_000;
  expect(
    [begin - 2 * hours - 1, begin - 2 * hours, end + 2 * hours, end + 2 * hours + 1].map((nowMs) =>
      areDoorsOpen(session, nowMs),
    ),
  ).toEqual([false, true, true, false]);
});

test.each([
  ['2026-01-31', 'half-2025-autumn'],
  ['2026-02-01', 'half-2026-spring'],
  ['2026-07-31', 'half-2026-spring'],
  ['2026-08-01', 'half-2026-autumn'],
])('T1: outside of every term %s counts into %s', (date, id) => {
  const term = halfYearOf(date);
  expect(term.id).toBe(id);
  expect(term.startDate <= date && date <= term.endDate).toBe(true);
});

const calendar = createSchoolCalendar({
  overrides: [],
  terms: [
    { id: 'autumn', name: '', startDate: '2026-09-01', endDate: '2027-01-29' },
    { id: 'spring', name: '', startDate: '2027-02-22', endDate: '2027-07-09' },
  ],
});

test.each([
  ['2026-08-20', 'term-autumn'],
  ['2026-09-01', 'term-autumn'],
  ['2027-01-29', 'term-autumn'],
  ['2027-01-31', 'term-autumn'],
  ['2027-02-01', 'term-spring'],
  ['2027-02-22', 'term-spring'],
  ['2027-07-31', 'term-spring'],
  ['2027-08-01', 'half-2027-autumn'],
])('T1: %s counts into %s, a vacation into the term of its half of the year', (date, id) => {
  const term = termOf(calendar, date);
  expect(term.id).toBe(id);
  expect(countsFrom(term) <= date && term.startDate <= date && date <= term.endDate).toBe(true);
});

test('T1: no grades means everybody; otherwise one child of the grade is enough', () => {
  expect([isFor([], []), isFor([6], [3, 6]), isFor([6], [3])]).toEqual([true, true, false]);
});

test('T1, T2: the defaults are the row’s, and every figure is in the registry', () => {
  expect(figures).toMatchObject({ offlinePerTerm: 2, onlinePerTerm: 6, participationPercent: 85 });
  expect(figures.offlineMinutes).toBe(120);
  for (const definition of trainingPolicies)
    expect(policyRegistry.get(definition.key)).toBe(definition);
});
