/**
 * The boundary table of time: [what, got, expected]. Kept apart from the test so that a child
 * process can compute it under another time zone.
 */
import {
  addDays,
  createSchoolCalendar,
  dayOfWeek,
  daysBetween,
  localDateTime,
  startOfWeek,
  toLocalDate,
  toLocalTime,
} from '../../../src/shared/time';

export type Row = readonly [what: string, got: unknown, expected: unknown];

const calendar = createSchoolCalendar({
  overrides: [
    { date: '2026-09-12', kind: 'school', note: '家长开放日' },
    { date: '2026-10-23', kind: 'off', note: '运动会' },
    { date: '2026-10-10', kind: 'school' },
  ],
  terms: [
    { id: 'spring-2026', name: '春季学期', startDate: '2026-03-02', endDate: '2026-07-10' },
    { id: 'autumn-2026', name: '秋季学期', startDate: '2026-09-01', endDate: '2027-01-22' },
  ],
});

const utc = (text: string): number => Date.parse(text);

function instantRows(): Row[] {
  const day = (text: string) => `${toLocalDate(utc(text))} ${toLocalTime(utc(text))}`;
  return [
    ['last ms before midnight', day('2026-09-30T15:59:59.999Z'), '2026-09-30 23:59'],
    ['midnight at UTC+8', day('2026-09-30T16:00:00.000Z'), '2026-10-01 00:00'],
    ['first ms after midnight', day('2026-09-30T16:00:00.001Z'), '2026-10-01 00:00'],
    ['last ms of a year', day('2026-12-31T15:59:59.999Z'), '2026-12-31 23:59'],
    ['first ms of a year', day('2026-12-31T16:00:00.000Z'), '2027-01-01 00:00'],
    ['last ms before a leap day', day('2028-02-28T15:59:59.999Z'), '2028-02-28 23:59'],
    ['leap day', day('2028-02-28T16:00:00.000Z'), '2028-02-29 00:00'],
    ['after a leap day', day('2028-02-29T16:00:00.000Z'), '2028-03-01 00:00'],
    ['no leap day', day('2026-02-28T16:00:00.000Z'), '2026-03-01 00:00'],
    ['summer time elsewhere begins', day('2026-03-08T10:00:00.000Z'), '2026-03-08 18:00'],
    ['summer time elsewhere ends', day('2026-11-01T09:00:00.000Z'), '2026-11-01 17:00'],
    ['summer time of 1988 is not kept', day('1988-07-01T00:00:00.000Z'), '1988-07-01 08:00'],
    ['before 1970', day('1969-12-31T15:59:59.999Z'), '1969-12-31 23:59'],
    ['the epoch', day('1970-01-01T00:00:00.000Z'), '1970-01-01 08:00'],
    ['to an instant', localDateTime('2026-10-01', '00:00'), utc('2026-09-30T16:00:00Z')],
    ['to an instant, late', localDateTime('2026-12-31', '23:59'), utc('2026-12-31T15:59:00Z')],
  ];
}

function dateRows(): Row[] {
  return [
    ['add over a year', addDays('2026-12-31', 1), '2027-01-01'],
    ['add back over a year', addDays('2027-01-01', -1), '2026-12-31'],
    ['add to a leap day', addDays('2028-02-28', 1), '2028-02-29'],
    ['add over 2100, no leap year', addDays('2100-02-28', 1), '2100-03-01'],
    ['add nothing', addDays('2026-03-08', 0), '2026-03-08'],
    ['days between', daysBetween('2026-12-31', '2027-01-02'), 2],
    ['days between, backwards', daysBetween('2028-03-01', '2028-02-28'), -2],
    ['Monday', dayOfWeek('2026-09-28'), 1],
    ['Sunday', dayOfWeek('2026-10-04'), 7],
    ['Thursday, the epoch', dayOfWeek('1970-01-01'), 4],
    ['a day long before 1970', dayOfWeek('1900-01-01'), 1],
    ['week of a Sunday', startOfWeek('2026-10-04'), '2026-09-28'],
    ['week of a Monday', startOfWeek('2026-09-28'), '2026-09-28'],
    ['week over a year end', startOfWeek('2027-01-01'), '2026-12-28'],
  ];
}

/** Make-up workdays of 2026 and the weekday of the day off they make up for (M2, H1). */
function timetableRows(): Row[] {
  const follows = (date: string) => calendar.timetableDay(date);
  return [
    ['a Monday follows itself', follows('2026-09-28'), 1],
    ['4 January, for Friday 2 January', follows('2026-01-04'), 5],
    ['14 February, for Friday 20 February', follows('2026-02-14'), 5],
    ['28 February, for Monday 23 February', follows('2026-02-28'), 1],
    ['9 May, for Tuesday 5 May', follows('2026-05-09'), 2],
    ['20 September, for Tuesday 6 October', follows('2026-09-20'), 2],
    ['10 October, for Wednesday 7 October', follows('2026-10-10'), 3],
    ['of two holidays of 2024 each its own: 7 April', follows('2024-04-07'), 5],
    ['28 April 2024', follows('2024-04-28'), 4],
    ['numbers that differ tell nothing: 11 February 2018', follows('2018-02-11'), null],
    ['a Saturday the school opens without a word', follows('2026-09-12'), null],
    ['no school, no timetable', follows('2026-10-01'), null],
  ];
}

function schoolDayRows(): Row[] {
  const school = (date: string) => calendar.isSchoolDay(date);
  const makeUp2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20'];
  return [
    ...makeUp2026.map((date): Row => [`make-up workday ${date}`, school(date), true]),
    ['an ordinary Saturday', school('2026-09-19'), false],
    ['the last day before National Day', school('2026-09-30'), true],
    ['National Day', school('2026-10-01'), false],
    ['its last day off, a Wednesday', school('2026-10-07'), false],
    ['the day after', school('2026-10-08'), true],
    ['its make-up Saturday', school('2026-10-10'), true],
    ['a Saturday the school opens', school('2026-09-12'), true],
    ['a Friday the school is off', school('2026-10-23'), false],
    ['known year', calendar.isHolidayYearKnown(2026), true],
    ['first known year', calendar.isHolidayYearKnown(2004), true],
    ['year before the records', calendar.isHolidayYearKnown(2003), false],
    ['basis in a known year', calendar.describeDay('2026-10-09').basis, 'published'],
    ['basis of an override', calendar.describeDay('2026-09-12').basis, 'override'],
    ['its note', calendar.describeDay('2026-09-12').note, '家长开放日'],
  ];
}

/** 2003 stands for every unpublished year: unlike 2027 it will never be published later. */
function fallbackRows(): Row[] {
  const day = (date: string) => {
    const { schoolDay, basis } = calendar.describeDay(date);
    return `${basis} ${schoolDay}`;
  };
  return [
    ['New Year, a Wednesday', day('2003-01-01'), 'fallback false'],
    ['the day after', day('2003-01-02'), 'fallback true'],
    ['Labour Day', day('2003-05-01'), 'fallback false'],
    ['2 May', day('2003-05-02'), 'fallback false'],
    ['last of September', day('2003-09-30'), 'fallback true'],
    ['National Day', day('2003-10-01'), 'fallback false'],
    ['3 October', day('2003-10-03'), 'fallback false'],
    ['6 October', day('2003-10-06'), 'fallback true'],
    ['a Saturday', day('2003-10-11'), 'fallback false'],
  ];
}

function countingRows(): Row[] {
  const add = (date: string, count: number) => calendar.addSchoolDays(date, count);
  return [
    ['one over National Day', add('2026-09-30', 1), '2026-10-08'],
    ['two over National Day', add('2026-09-30', 2), '2026-10-09'],
    ['three, the make-up Saturday counts', add('2026-09-30', 3), '2026-10-10'],
    ['four, Sunday does not', add('2026-09-30', 4), '2026-10-12'],
    ['one back', add('2026-10-08', -1), '2026-09-30'],
    ['none on a school day', add('2026-10-08', 0), '2026-10-08'],
    ['none on a holiday: the next', add('2026-10-01', 0), '2026-10-08'],
    ['over an override', add('2026-10-22', 1), '2026-10-26'],
  ];
}

function periodRows(): Row[] {
  const term = (date: string) => calendar.periodOf('term', date)?.id ?? null;
  const month = (date: string) => calendar.periodOf('month', date);
  return [
    [
      'week over a year end',
      calendar.periodOf('week', '2027-01-03'),
      { id: 'week-2026-12-28', startDate: '2026-12-28', endDate: '2027-01-03' },
    ],
    ['its Monday after', calendar.periodOf('week', '2027-01-04').id, 'week-2027-01-04'],
    [
      'leap February',
      month('2028-02-29'),
      { id: 'month-2028-02', startDate: '2028-02-01', endDate: '2028-02-29' },
    ],
    ['February', month('2026-02-01').endDate, '2026-02-28'],
    ['April', month('2026-04-30').endDate, '2026-04-30'],
    ['December', month('2026-12-31').endDate, '2026-12-31'],
    ['January', month('2026-01-31').endDate, '2026-01-31'],
    ['day before a term', term('2026-08-31'), null],
    ['first day of a term', term('2026-09-01'), 'term-autumn-2026'],
    ['last day of a term', term('2027-01-22'), 'term-autumn-2026'],
    ['day after a term', term('2027-01-23'), null],
    ['last day of spring', term('2026-07-10'), 'term-spring-2026'],
  ];
}

export function boundaryTable(): Row[] {
  return [
    ...instantRows(),
    ...dateRows(),
    ...schoolDayRows(),
    ...timetableRows(),
    ...fallbackRows(),
    ...countingRows(),
    ...periodRows(),
  ];
}
