import fc from 'fast-check';
import { parseCron } from '../../../local-cloud/timers/cron';

const at = (text: string) => Date.parse(`${text}+08:00`);

/** Due instants after a start, written in UTC+8. */
const TABLE: [guarantee: string, expression: string, from: string, due: string[]][] = [
  [
    'every minute, the start itself excluded',
    '0 * * * * * *',
    '2026-09-01T08:00:00',
    ['2026-09-01T08:01:00', '2026-09-01T08:02:00'],
  ],
  [
    'the first field is the second',
    '*/20 * * * * * *',
    '2026-09-01T08:00:00',
    ['2026-09-01T08:00:20', '2026-09-01T08:00:40', '2026-09-01T08:01:00'],
  ],
  [
    'hours are those of UTC+8',
    '0 0 2 * * * *',
    '2026-09-01T02:00:00',
    ['2026-09-02T02:00:00', '2026-09-03T02:00:00'],
  ],
  [
    'days of the week by name and list',
    '0 30 16 * * MON,FRI *',
    '2026-09-01T00:00:00',
    ['2026-09-04T16:30:00', '2026-09-07T16:30:00'],
  ],
  [
    'Sunday is 0',
    '0 0 8 * * 0 *',
    '2026-09-01T00:00:00',
    ['2026-09-06T08:00:00', '2026-09-13T08:00:00'],
  ],
  [
    'day of the month, over the end of a year',
    '0 0 0 1 * * *',
    '2026-12-01T00:00:00',
    ['2027-01-01T00:00:00', '2027-02-01T00:00:00'],
  ],
  [
    'a leap day',
    '0 0 12 29 2 * *',
    '2026-01-01T00:00:00',
    ['2028-02-29T12:00:00', '2032-02-29T12:00:00'],
  ],
  [
    'the seventh field is the year, in UTC+8',
    '0 0 0 1 1 * 2028,2030-2031',
    '2026-09-01T00:00:00',
    ['2028-01-01T00:00:00', '2030-01-01T00:00:00', '2031-01-01T00:00:00'],
  ],
  [
    'a step of years',
    '0 0 6 1 9 * 2026/2',
    '2026-09-01T06:00:00',
    ['2028-09-01T06:00:00', '2030-09-01T06:00:00'],
  ],
];

test.each(TABLE)('%s: %s', (_guarantee, expression, from, due) => {
  const schedule = parseCron(expression);
  let afterMs = at(from);
  for (const expected of due) {
    const foundMs = schedule.nextAfter(afterMs);
    expect(foundMs).toBe(at(expected));
    afterMs = foundMs ?? Infinity;
  }
});

const instant = fc.integer({
  min: at('2026-01-01T00:00:00'),
  max: at('2028-12-31T23:59:59'),
});

test.each([
  ['0', '0'],
  ['30', '30'],
  ['*/20', '0,20,40'],
  ['59,5', '5,59'],
])('certain seconds (%s) of every minute are those the calendar finds', (seconds, list) => {
  const quick = parseCron(`${seconds} * * * * * *`);
  const byCalendar = parseCron(`${list} */1 * * * * *`);
  fc.assert(
    fc.property(instant, (afterMs) => {
      expect(quick.nextAfter(afterMs)).toBe(byCalendar.nextAfter(afterMs));
    }),
  );
});

test('an answer does not depend on what was asked before', () => {
  const asked = parseCron('0 */7 8-17 * * MON,FRI *');
  fc.assert(
    fc.property(fc.array(instant, { minLength: 2, maxLength: 4 }), (instants) => {
      const near = instants.flatMap((ms) => [ms, asked.nextAfter(ms) ?? ms, ms + 1, ms - 1]);
      for (const ms of near) {
        expect(asked.nextAfter(ms)).toBe(parseCron(asked.expression).nextAfter(ms));
      }
    }),
  );
});

test('years that are over leave nothing', () => {
  expect(parseCron('0 0 0 1 1 * 2025').nextAfter(at('2026-01-01T00:00:00'))).toBeUndefined();
  const last = parseCron('0 59 23 31 12 * 2026');
  expect(last.nextAfter(at('2026-12-31T23:59:00'))).toBeUndefined();
});

test.each(['* * * * *', '0 * * * * *', '0 * * * * * * *', '0 60 * * * * *', '0 * * * * * soon'])(
  'refuses "%s"',
  (expression) => {
    expect(() => parseCron(expression)).toThrow();
  },
);
