import { execFileSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import path from 'node:path';
import {
  addDays,
  createSchoolCalendar,
  dayMs,
  dayOfWeek,
  daysBetween,
  isLocalDate,
  isLocalTime,
  localDateTime,
  minuteMs,
  startOfWeek,
  toLocalDate,
  toLocalTime,
} from '../../../src/shared/time';
import { boundaryTable } from './boundary-table';

describe('M2: dates and times at UTC+8', () => {
  test.each(boundaryTable())('%s', (_what, got, expected) => {
    expect(got).toEqual(expected);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '', 'tomorrow'])(
    'a day that does not exist is refused: "%s"',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow(RangeError);
      expect(() => localDateTime(text, '08:00')).toThrow(RangeError);
    },
  );

  test.each(['24:00', '7:00', '07:60', '0700', '07:00:00', ''])(
    'a time that does not exist is refused: "%s"',
    (text) => {
      expect(isLocalTime(text)).toBe(false);
      expect(() => localDateTime('2026-10-01', text)).toThrow(RangeError);
    },
  );

  test('half days and instants without a date are refused, not rounded', () => {
    expect(() => addDays('2026-10-01', 0.5)).toThrow(RangeError);
    expect(() => toLocalDate(Number.NaN)).toThrow(RangeError);
    expect(() =>
      createSchoolCalendar({ overrides: [], terms: [] }).addSchoolDays('2026-10-01', 1.5),
    ).toThrow(RangeError);
  });
});

describe('M2: the answers do not depend on where the process runs', () => {
  const bundle = buildSync({
    stdin: {
      contents: `import { boundaryTable } from './boundary-table';
        const offsetMinutes = new Date(0).getTimezoneOffset();
        console.log(JSON.stringify({ offsetMinutes, table: boundaryTable() }));`,
      resolveDir: __dirname,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    absWorkingDir: path.resolve(__dirname, '../../..'),
  }).outputFiles[0]?.text;

  test.each([
    ['America/Los_Angeles', 480],
    ['Asia/Shanghai', -480],
    ['Pacific/Kiritimati', 640],
  ])('the whole table holds in a process in %s', (zone, expectedOffsetMinutes) => {
    const output = execFileSync(process.execPath, ['-'], {
      input: bundle,
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    const { offsetMinutes, table } = JSON.parse(output);
    expect(offsetMinutes).toBe(expectedOffsetMinutes);
    expect(table.length).toBe(boundaryTable().length);
    for (const [what, got, expected] of table) expect([what, got]).toEqual([what, expected]);
  });
});

describe('M2: properties of dates', () => {
  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });

  test('an instant lies in its own day, and its date and time lead back to its minute', () => {
    fc.assert(
      fc.property(instants, (atMs) => {
        const date = toLocalDate(atMs);
        const startMs = localDateTime(date, '00:00');
        expect(atMs - startMs).toBeGreaterThanOrEqual(0);
        expect(atMs - startMs).toBeLessThan(dayMs);
        const minuteStartMs = Math.floor(atMs / minuteMs) * minuteMs;
        expect(localDateTime(date, toLocalTime(atMs))).toBe(minuteStartMs);
      }),
    );
  });

  test('adding and counting days agree, and weeks begin on a Monday at most six days back', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -5000, max: 5000 }), (atMs, days) => {
        const date = toLocalDate(atMs);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        const monday = startOfWeek(date);
        expect(dayOfWeek(monday)).toBe(1);
        expect(daysBetween(monday, date)).toBe(dayOfWeek(date) - 1);
      }),
    );
  });

  test('addSchoolDays passes exactly that many school days, in either direction', () => {
    const calendar = createSchoolCalendar({ overrides: [], terms: [] });
    const counts = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(instants, counts, fc.boolean(), (atMs, count, backwards) => {
        const date = toLocalDate(atMs);
        const step = backwards ? -1 : 1;
        const end = calendar.addSchoolDays(date, step * count);
        let passed = 0;
        for (let day = date; day !== end;) {
          day = addDays(day, step);
          if (calendar.isSchoolDay(day)) passed += 1;
        }
        expect(passed).toBe(count);
        expect(calendar.isSchoolDay(end)).toBe(true);
      }),
    );
  });
});

describe('M2: every published year is read as published', () => {
  test('each year 2004–2026 has National Day off and rests on the published arrangement', () => {
    const calendar = createSchoolCalendar({ overrides: [], terms: [] });
    for (let year = 2004; year <= 2026; year += 1) {
      expect(calendar.isHolidayYearKnown(year)).toBe(true);
      expect(calendar.describeDay(`${year}-10-01`)).toEqual({
        schoolDay: false,
        basis: 'published',
        note: null,
      });
    }
  });

  test('of two overrides of one day the later holds, and the day returns when it is gone', () => {
    const date = '2026-10-08';
    const both = [
      { date, kind: 'off' as const },
      { date, kind: 'school' as const, note: '照常上课' },
    ];
    const off = createSchoolCalendar({ overrides: both.slice(0, 1), terms: [] });
    const again = createSchoolCalendar({ overrides: both, terms: [] });
    expect(off.isSchoolDay(date)).toBe(false);
    expect(again.describeDay(date)).toEqual({
      schoolDay: true,
      basis: 'override',
      note: '照常上课',
    });
  });
});
