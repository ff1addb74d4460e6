import fc from 'fast-check';
import { withDays, withTerm } from '../../../src/shared/settings/terms';
import { addDays, createSchoolCalendar, type SchoolTerm } from '../../../src/shared/time';

const today = '2026-10-12';
const autumn: SchoolTerm = {
  id: '2026-autumn',
  name: '第一学期',
  startDate: '2026-09-01',
  endDate: '2027-01-29',
};
const everywhere = createSchoolCalendar({ overrides: [], terms: [] });
const isSchoolDay = (date: string) => everywhere.isSchoolDay(date);

describe('G1: terms of the school', () => {
  const save = (termId: string | null, startDate: string, endDate: string) =>
    withTerm([autumn], { termId, name: '学期', startDate, endDate }, today);

  test.each([
    ['another first day of a term that has begun', autumn.id, '2026-09-02', '2027-01-29'],
    ['an end before today', autumn.id, '2026-09-01', '2026-10-11'],
    ['a new term that is over', null, '2026-02-20', '2026-07-01'],
  ])('%s is refused: the past stays', (_what, termId, startDate, endDate) => {
    expect(save(termId, startDate, endDate)).toBe('setting-past');
  });

  test('overlap, order and strangers are refused', () => {
    expect(save(null, '2027-01-29', '2027-07-01')).toBe('term-overlaps');
    expect(save(null, '2027-03-01', '2027-03-01')).toBe('term-order');
    expect(save('other-term', '2027-03-01', '2027-07-01')).toBe('not-found');
  });

  test('a new term stands in order and keeps its id when its days move', () => {
    const two = save(null, '2027-02-22', '2027-07-09') as SchoolTerm[];
    const id = two[1]?.id ?? '';
    const moved = withTerm(
      two,
      { termId: id, name: '第二学期', startDate: '2027-02-23', endDate: '2027-07-08' },
      today,
    ) as SchoolTerm[];
    expect(moved.map((term) => term.id)).toEqual([autumn.id, id]);
    expect(moved[1]?.startDate).toBe('2027-02-23');
  });
});

test('M2: a word about days holds on those days, nowhere else, and can be taken back whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 99 }),
      fc.constantFrom('school' as const, 'off' as const),
      (ahead, length, kind) => {
        const fromDate = addDays(today, ahead);
        const toDate = addDays(fromDate, length);
        const word = { fromDate, toDate, kind, weekday: null, note: '安排' };
        const overrides = withDays([], word, today, isSchoolDay);
        if (typeof overrides === 'string') throw new Error(overrides);
        const calendar = createSchoolCalendar({ overrides, terms: [] });
        for (const date of [fromDate, toDate, addDays(fromDate, Math.floor(length / 2))])
          expect(calendar.isSchoolDay(date)).toBe(kind === 'school');
        for (const date of [addDays(fromDate, -1), addDays(toDate, 1)])
          expect(calendar.isSchoolDay(date)).toBe(isSchoolDay(date));
        expect(withDays(overrides, { ...word, kind: 'as-everywhere' }, today, isSchoolDay)).toEqual(
          [],
        );
      },
    ),
  );
});

test('M2: days that are over, endless stretches and a wrong order are refused', () => {
  const word = { kind: 'off' as const, weekday: null, note: '' };
  const set = (fromDate: string, toDate: string) =>
    withDays([], { ...word, fromDate, toDate }, today, isSchoolDay);
  expect(set('2026-10-11', '2026-10-12')).toBe('setting-past');
  expect(set('2026-10-12', '2027-10-12')).toBe('setting-too-far');
  expect(set('2028-10-12', '2028-10-12')).toBe('setting-too-far');
  expect(set('2026-10-13', '2026-10-12')).toBe('term-order');
});
