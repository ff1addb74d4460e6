/** B3: when the product acts by itself: cut-off, reminders, offers, a grown-up’s proposal. Never at a child’s tap. */
import {
  canStillBeOffered,
  cutOffMs,
  lastBookingMs,
  markAt,
  nextHalfDayMs,
  offerEndMs,
  proposalEndMs,
  reminderMs,
} from '../../../src/shared/bookings/moments';
import { bookingFiguresAt, bookingPolicies } from '../../../src/shared/bookings/policy';
import { at, figures } from './booking-fixture';

const slot = { date: '2026-10-12', start: '12:50', end: '13:30' };

test('B3: the last minute to book and to change, and the two reminders', () => {
  expect(lastBookingMs(slot, figures)).toBe(at('2026-10-12', '11:50'));
  expect(cutOffMs(slot, figures)).toBe(at('2026-10-12', '10:50'));
  expect(reminderMs('day', slot, figures)).toBe(at('2026-10-11', '18:00'));
  expect(reminderMs('hour', slot, figures)).toBe(at('2026-10-12', '11:50'));
  const first = { ...slot, date: '2026-11-01' };
  expect(reminderMs('day', first, figures)).toBe(at('2026-10-31', '18:00'));
  expect(reminderMs('day', { ...slot, date: '2027-01-01' }, figures)).toBe(
    at('2026-12-31', '18:00'),
  );
});

test('B3: whatever a school sets, nobody can book after the reminder of the hour', () => {
  const notice = bookingPolicies.find(({ key }) => key === 'bookings.notice-minutes');
  const reminder = bookingPolicies.find(({ key }) => key === 'bookings.reminder-minutes');
  if (!notice || !reminder || !('range' in notice) || !('range' in reminder))
    throw new Error('gone');
  expect(notice.range[0]).toBeGreaterThanOrEqual(reminder.range[1]);
});

test.each([
  ['just before the first', '07:59', null],
  ['the first of the day', '08:00', '08:00'],
  ['a clock four minutes late', '08:34', '08:30'],
  ['five minutes late is between two', '08:35', null],
  ['just before the next', '08:59', null],
  ['the last that can still run half an hour', '19:30', '19:30'],
  ['the day is over', '20:00', null],
  ['night', '23:30', null],
])('B3: marks of the waiting list: %s (%s)', (_what, time, mark) => {
  expect(markAt(at('2026-10-12', time), figures)).toBe(
    mark === null ? null : at('2026-10-12', mark),
  );
});

test.each([
  ['at the mark', '2026-10-12', '08:30', '09:00'],
  ['a clock a minute late keeps the mark', '2026-10-12', '08:31', '09:00'],
  ['after an outage at least 25 minutes', '2026-10-12', '08:40', '09:30'],
  ['the last before the slot can no longer be booked', '2026-10-12', '11:00', '11:30'],
  ['too late for this slot', '2026-10-12', '11:30', null],
  ['the evening before', '2026-10-11', '19:30', '20:00'],
  ['the evening is over', '2026-10-11', '19:40', null],
  ['before the day begins', '2026-10-12', '07:30', null],
])('B3: how long an offer lasts: %s', (_what, date, time, end) => {
  expect(offerEndMs(at(date, time), slot, figures)).toBe(end === null ? null : at(date, end));
});

test.each([
  ['days before', '2026-10-09', '21:00', true],
  ['the night before: it can be offered in the morning', '2026-10-11', '22:00', true],
  ['the last moment', '2026-10-12', '11:20', true],
  ['a minute later', '2026-10-12', '11:21', false],
])('B3: whether the line can still get it: %s', (_what, date, time, expected) => {
  expect(canStillBeOffered(at(date, time), slot, figures)).toBe(expected);
});

test('B3: a slot of the early morning cannot be offered after the evening before', () => {
  const early = { date: '2026-10-12', start: '09:00', end: '09:40' };
  expect(canStillBeOffered(at('2026-10-11', '19:30'), early, figures)).toBe(true);
  expect(canStillBeOffered(at('2026-10-11', '19:31'), early, figures)).toBe(false);
});

test.each([
  ['2026-10-12', '07:59', '2026-10-12', '08:00'],
  ['2026-10-12', '08:00', '2026-10-12', '17:00'],
  ['2026-10-12', '16:59', '2026-10-12', '17:00'],
  ['2026-10-12', '17:00', '2026-10-13', '08:00'],
  ['2026-10-31', '23:59', '2026-11-01', '08:00'],
])(
  'B2: what a family asks for is told at the next half-day: %s %s',
  (date, time, onDate, onTime) => {
    expect(nextHalfDayMs(at(date, time))).toBe(at(onDate, onTime));
  },
);

test('B1: a proposal waits until the next evening, or until the slot can no longer be booked', () => {
  const far = { ...slot, date: '2026-10-20' };
  expect(proposalEndMs(at('2026-10-12', '10:00'), far, figures)).toBe(at('2026-10-13', '20:00'));
  expect(proposalEndMs(at('2026-10-12', '23:59'), far, figures)).toBe(at('2026-10-13', '20:00'));
  expect(proposalEndMs(at('2026-10-12', '10:00'), slot, figures)).toBe(at('2026-10-12', '11:50'));
});

test('B1: a school’s own figures hold from their start on', () => {
  const values = [
    { key: 'bookings.opening-hours', value: 'all-day', fromMs: 1_000 },
    { key: 'bookings.monthly-sessions', value: 5, fromMs: 1_000 },
    { key: 'bookings.monthly-sessions', value: 99, fromMs: 2_000 },
  ];
  expect(bookingFiguresAt(values, 999)).toEqual(figures);
  expect(bookingFiguresAt(values, 3_000)).toMatchObject({
    hours: { start: '08:00', end: '17:00' },
    monthlySessions: 5,
    slotMinutes: 40,
  });
});
