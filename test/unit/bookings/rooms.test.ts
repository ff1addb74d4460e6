/** B1: which rooms are open when, what kind of a day it is, and what opens on a day off. */
import {
  dayKindOf,
  roomsOn,
  withArranged,
  type ArrangedDay,
} from '../../../src/shared/bookings/rooms';
import { couldStillOpen, openSlots } from '../../../src/shared/bookings/slots';
import { at, everyAfternoon, nothingTaken, rooms, slotFacts } from './booking-fixture';

const tuesday = '2026-10-20';

describe('B1: rooms of a day', () => {
  const closing = (closedFrom: string | null) => ({
    rooms: rooms.rooms.map((room) => (room.roomId === 'room-1' ? { ...room, closedFrom } : room)),
  });

  test.each([
    [null, ['room-1', 'room-2']],
    ['2026-10-21', ['room-1', 'room-2']],
    ['2026-10-20', ['room-2']],
    ['2026-09-01', ['room-2']],
  ])('closed from %s: on 2026-10-20 there is %j', (closedFrom, left) => {
    expect(roomsOn(tuesday, closing(closedFrom)).map(({ roomId }) => roomId)).toEqual(left);
  });

  test('without an open room nothing can be booked, from that very day on', () => {
    const shut = rooms.rooms.map((room) => ({ ...room, closedFrom: tuesday }));
    const facts = slotFacts({}, [], { rooms: shut });
    const query = { nowMs: at('2026-10-12', '10:00') };
    const open = (date: string) => openSlots(date, everyAfternoon, nothingTaken, facts, query);
    expect(open('2026-10-19')).toHaveLength(6);
    expect(open(tuesday)).toEqual([]);
    expect(couldStillOpen('2026-10-19', everyAfternoon, facts, query.nowMs)).toBe(true);
    expect(couldStillOpen(tuesday, everyAfternoon, facts, query.nowMs)).toBe(false);
  });

  test.each([
    ['14:40', true],
    ['14:41', false],
    ['21:00', false],
  ])('at %s somebody who waits for today may still get the last slot: %s', (time, expected) => {
    const nowMs = at(tuesday, time);
    expect(couldStillOpen(tuesday, everyAfternoon, slotFacts(), nowMs)).toBe(expected);
  });
});

test.each([
  ['2026-10-09', 'school'],
  ['2026-10-10', 'made-up'],
  ['2026-10-11', 'weekend'],
  ['2026-10-06', 'holiday'],
  ['2026-10-03', 'weekend'],
])('B1: %s is a day of the kind %s', (date, kind) => {
  expect(dayKindOf(date, slotFacts().calendar)).toBe(kind);
});

test('B1: the school’s own word about a day wins', () => {
  const { calendar } = slotFacts({}, [
    { date: '2026-10-24', kind: 'school' },
    { date: '2026-10-23', kind: 'off' },
  ]);
  expect(dayKindOf('2026-10-24', calendar)).toBe('made-up');
  expect(dayKindOf('2026-10-23', calendar)).toBe('holiday');
});

describe('B1: a day off opens long enough for everybody who comes', () => {
  const known: ArrangedDay[] = [{ date: '2026-10-24', start: '09:00', end: '11:00' }];
  const open = (date: string, ...windows: [string, string][]) =>
    withArranged(
      known,
      date,
      windows.map(([start, end]) => ({ start, end })),
    );

  test('one more day, in the order of days', () => {
    expect(open('2026-10-18', ['14:00', '15:00'], ['09:00', '10:00'])).toEqual([
      { date: '2026-10-18', start: '09:00', end: '15:00' },
      ...known,
    ]);
  });

  test('longer for the second who comes, never shorter', () => {
    expect(open('2026-10-24', ['10:00', '12:00'])).toEqual([
      { date: '2026-10-24', start: '09:00', end: '12:00' },
    ]);
    expect(open('2026-10-24', ['09:30', '10:00'])).toBe(known);
    expect(open('2026-10-25')).toBe(known);
  });
});
