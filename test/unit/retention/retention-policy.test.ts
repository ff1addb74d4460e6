/** When a record is over (G2, M7): by the figures of its own day and of today, never earlier than either. */
import {
  isOver,
  overRanges,
  retentionDaysAt,
  type RetentionKey,
} from '../../../src/shared/retention/policy';
import { added, isNight, portionsOf } from '../../../src/shared/retention/portions';
import { isOpenThread } from '../../../src/shared/messages/open-thread';
import { addDays, dayMs, localDateTime, toLocalDate } from '../../../src/shared/time';
import { createRandom } from '../../simulations/messages/random';

const key: RetentionKey = 'messages.retention-days';
const nowMs = localDateTime('2027-06-01', '02:00');
const from = (date: string, value: number) => ({
  key,
  value,
  fromMs: localDateTime(date, '00:00'),
});

test('M7: a record stays through its last day and is over on the next', () => {
  expect(isOver([], key, addDays('2027-06-01', -180), nowMs)).toBe(false);
  expect(isOver([], key, addDays('2027-06-01', -181), nowMs)).toBe(true);
});

test('M7: a shorter time breaks no word given before, a longer one holds for everything', () => {
  const shorter = [from('2026-01-01', 365), from('2027-03-01', 90)];
  // Written under 365 days.
  expect(isOver(shorter, key, '2026-12-01', nowMs)).toBe(false);
  // Written under 90 days.
  expect(isOver(shorter, key, '2027-03-02', nowMs)).toBe(true);
  const longer = [from('2026-01-01', 90), from('2027-03-01', 365)];
  expect(isOver(longer, key, '2026-12-01', nowMs)).toBe(false);
});

test('M7: a change that is still to come changes nothing yet', () => {
  const ahead = [from('2027-07-01', 1_000)];
  expect(isOver(ahead, key, '2026-06-01', nowMs)).toBe(true);
  expect(overRanges(ahead, key, nowMs)).toEqual(overRanges([], key, nowMs));
});

test('M7, G2: in random histories of the figure, what is looked for in the store is what is over, and nothing else', () => {
  for (let seed = 1; seed <= 25; seed += 1) {
    const { below: draw } = createRandom(seed);
    const values = Array.from({ length: draw(5) }, () => ({
      key,
      value: 90 + draw(900),
      // At any instant of a day, in any order.
      fromMs: nowMs - draw(1_500) * dayMs + draw(dayMs),
    }));
    const ranges = overRanges(values, key, nowMs);
    for (let age = 0; age < 1_600; age += 1 + draw(12)) {
      const date = addDays(toLocalDate(nowMs), -age);
      const isFound = ranges.some(
        (range) => (range.from === null || date >= range.from) && date < range.before,
      );
      expect([seed, date, isFound]).toEqual([seed, date, isOver(values, key, date, nowMs)]);
      const least = Math.min(
        retentionDaysAt(values, key, nowMs),
        retentionDaysAt(values, key, localDateTime(date, '00:00')),
      );
      if (isFound) expect(age).toBeGreaterThan(least);
    }
  }
});

test('G2: portions keep the order, never mix two months and never hold more than one transaction does', () => {
  const records = ['2026-01-03', '2026-01-04', '2026-01-05', '2026-02-01', '2026-01-09'].map(
    (date) => ({ date }),
  );
  const portions = portionsOf(records, 2);
  expect(portions.map(({ month, records: some }) => [month, some.length])).toEqual([
    ['2026-01', 2],
    ['2026-01', 1],
    ['2026-02', 1],
    ['2026-01', 1],
  ]);
  expect(portions.flatMap((one) => one.records)).toEqual(records);
});

test('G2: figures add up by name', () => {
  expect(added({ records: 2, done: 1 }, { records: 1, late: 3 })).toEqual({
    records: 3,
    done: 1,
    late: 3,
  });
});

test('G2: records go between one and five at night', () => {
  expect(['00:59', '01:00', '04:59', '05:00'].map(isNight)).toEqual([false, true, true, false]);
});

test('M7: a thread that waits, runs red or was never lowered is open, whatever else', () => {
  const track = { awaitingSinceMs: null, red: null, level: 'orange' } as never;
  expect(isOpenThread(track)).toBe(false);
  expect(isOpenThread({ ...(track as object), awaitingSinceMs: 0 } as never)).toBe(true);
  expect(isOpenThread({ ...(track as object), level: 'red' } as never)).toBe(true);
  expect(isOpenThread({ ...(track as object), red: {} } as never)).toBe(true);
});
