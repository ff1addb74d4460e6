/** B3: the life of a booking as a table, and who stands where in it; the waiting list’s line. */
import {
  moved,
  takesSession,
  takesTime,
  type BookingMove,
} from '../../../src/shared/bookings/booking-state';
import { bookingStates } from '../../../src/shared/bookings/model';
import {
  inLineFor,
  joined,
  left,
  longestWaiting,
  waitedFor,
  withOffer,
  type Offer,
  type WaitEntry,
  type WaitingDay,
} from '../../../src/shared/bookings/waiting';

const moves: BookingMove[] = [
  'accept',
  'refuse',
  'cancel',
  'reschedule',
  'put-off',
  'came',
  'did-not-come',
];

test('B3: every state and every move', () => {
  const table = bookingStates.map((state) => [state, ...moves.map((move) => moved(state, move))]);
  expect(table).toEqual([
    ['proposed', 'confirmed', 'cancelled', 'cancelled', null, 'cancelled', null, null],
    ['confirmed', null, null, 'cancelled', 'confirmed', 'to-adjust', 'done', 'no-show'],
    ['to-adjust', null, null, 'cancelled', 'confirmed', null, null, null],
    ['done', null, null, null, null, null, null, 'no-show'],
    ['no-show', null, null, null, null, null, 'done', null],
    ['cancelled', null, null, null, null, null, null, null],
  ]);
});

test('B2, B3: what takes the counsellor’s time, what takes one of the four', () => {
  expect(bookingStates.filter(takesTime)).toEqual(['proposed', 'confirmed', 'done', 'no-show']);
  expect(bookingStates.filter(takesSession)).toEqual(['confirmed', 'done']);
});

const place = (waitId: string, counsellorId: string | null = null): WaitEntry => ({
  waitId,
  studentId: `student-of-${waitId}`,
  counsellorId,
  offer: null,
});
const offer: Offer = {
  counsellorId: 'lin',
  roomId: 'room-1',
  start: '12:00',
  end: '12:40',
  on: '2026-10-12',
  until: '09:00',
  declined: false,
  instanceId: 'instance-1',
};
const line = (...entries: WaitEntry[]): WaitingDay => ({ entries });
const ids = (entries: readonly WaitEntry[]) => entries.map(({ waitId }) => waitId);

test('B3: first come, first offered; one place a person; the line has an end', () => {
  const day = line(place('a', 'chen'), place('b'), place('c', 'lin'));
  expect(ids(inLineFor(day, 'lin'))).toEqual(['b', 'c']);
  expect(ids(inLineFor(day, 'chen'))).toEqual(['a', 'b']);
  expect(joined(day, place('b'))).toBe(day);
  expect(ids(joined(day, place('d'))?.entries ?? [])).toEqual(['a', 'b', 'c', 'd']);
  const full = line(...Array.from({ length: longestWaiting }, (_, index) => place(String(index))));
  expect(joined(full, place('late'))).toBeNull();
});

test('B3: who has an offer is not asked for the next slot, and is no longer waited for', () => {
  const day = withOffer(line(place('a'), place('b', 'lin')), 'a', offer);
  expect(ids(inLineFor(day, 'lin'))).toEqual(['b']);
  expect([...waitedFor(day)]).toEqual(['lin']);
  expect(ids(left(day, 'a').entries)).toEqual(['b']);
});
