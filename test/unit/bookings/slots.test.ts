/** B1: which sessions there are and which of them are open: school days, holidays, make-up Saturdays, buffer edges. */
import fc from 'fast-check';
import { emptyDay, withEntry, type DayEntry } from '../../../src/shared/bookings/day-ledger';
import {
  addMinutes,
  gridOf,
  isTooClose,
  minutesOf,
  timeOf,
} from '../../../src/shared/bookings/hours';
import {
  bookableDates,
  isDuringLesson,
  openSlots,
  partOf,
  slotsOn,
  weekOpening,
  windowsOn,
  type Availability,
  type TakenDay,
} from '../../../src/shared/bookings/slots';
import { at, everyAfternoon, nothingTaken, rooms, slotFacts } from './booking-fixture';

const facts = slotFacts();
const starts = (slots: readonly { start: string }[]) => slots.map(({ start }) => start);
const afternoon = ['12:00', '12:50', '13:40', '14:30', '15:20', '16:10'];

describe('B1: sessions of 40 min with 10 min between them, inside the opening hours', () => {
  test.each([
    ['the whole afternoon', '12:00', '17:00', afternoon],
    ['the last ends with the room', '12:00', '16:50', afternoon],
    ['a minute short of the last', '12:00', '16:49', afternoon.slice(0, 5)],
    ['exactly one', '12:00', '12:40', ['12:00']],
    ['a minute short of one', '12:00', '12:39', []],
    ['two without a buffer after the second', '12:00', '13:30', ['12:00', '12:50']],
    [
      'from when the counsellor is there',
      '12:30',
      '17:00',
      ['12:30', '13:20', '14:10', '15:00', '15:50'],
    ],
    ['not before the room opens', '08:00', '13:00', ['12:00']],
    ['not after it closes', '16:10', '20:00', ['16:10']],
  ])('%s', (_what, start, end, expected) => {
    const lin = { ...everyAfternoon, weekly: [{ day: 1, start, end }] };
    expect(starts(slotsOn('2026-10-12', lin, facts))).toEqual(expected);
  });

  test('the profile "all day" opens at eight', () => {
    const allDay = slotFacts({ hours: { start: '08:00', end: '17:00' } });
    const lin = { ...everyAfternoon, weekly: [{ day: 1, start: '08:00', end: '17:00' }] };
    expect(starts(slotsOn('2026-10-12', lin, allDay))[0]).toBe('08:00');
    expect(slotsOn('2026-10-12', lin, allDay)).toHaveLength(11);
  });

  test('a slot is never at the wrong length, outside the window or closer than the buffer', () => {
    const minute = fc.integer({ min: 0, max: 23 * 60 });
    const property = fc.property(
      minute,
      minute,
      fc.integer({ min: 30, max: 60 }),
      fc.integer({ min: 0, max: 30 }),
      (one, other, slotMinutes, buffer) => {
        const window = { start: timeOf(Math.min(one, other)), end: timeOf(Math.max(one, other)) };
        const grid = gridOf(window, slotMinutes, buffer);
        return grid.every(
          (slot, index) =>
            minutesOf(slot.end) - minutesOf(slot.start) === slotMinutes &&
            slot.start >= window.start &&
            slot.end <= window.end &&
            grid.slice(index + 1).every((later) => !isTooClose(slot, later, buffer)),
        );
      },
    );
    fc.assert(property, { seed: 11, numRuns: 300 });
  });
});

describe('B1: on which days', () => {
  const overrides = [
    { date: '2026-10-23', kind: 'off' as const, note: '运动会' },
    { date: '2026-10-24', kind: 'school' as const, note: '开放日' },
  ];
  const withMakeUp = {
    ...everyAfternoon,
    weekly: [...everyAfternoon.weekly, { day: 6, start: '13:00', end: '14:00' }],
  };
  test.each([
    ['a school day', '2026-10-12', everyAfternoon, 6],
    ['a Saturday', '2026-10-17', everyAfternoon, 0],
    ['National Day', '2026-10-01', everyAfternoon, 0],
    ['a make-up Saturday without hours of its own', '2026-10-10', everyAfternoon, 0],
    ['a make-up Saturday with hours of its own', '2026-10-10', withMakeUp, 1],
    ['those hours on a Saturday without school', '2026-10-17', withMakeUp, 0],
    ['a day the school takes off', '2026-10-23', everyAfternoon, 0],
    ['a Saturday the school makes a school day', '2026-10-24', withMakeUp, 1],
    ['the last day before a holiday', '2026-09-30', everyAfternoon, 6],
    ['the first day after it', '2026-10-08', everyAfternoon, 6],
    ['the last day of a month', '2026-10-30', everyAfternoon, 6],
    ['the first weekday of the next', '2026-11-02', everyAfternoon, 6],
  ])('%s: %s', (_what, date, lin, expected) => {
    expect(slotsOn(date, lin, slotFacts({}, overrides))).toHaveLength(expected);
  });

  test('a vacation entered by the school has no slots from its first to its last day', () => {
    const vacation = ['2027-02-01', '2027-02-02', '2027-02-03'].map((date) => ({
      date,
      kind: 'off' as const,
    }));
    const inTerm = slotFacts({}, vacation);
    expect(slotsOn('2027-01-29', everyAfternoon, inTerm)).toHaveLength(6);
    for (const { date } of vacation) expect(slotsOn(date, everyAfternoon, inTerm)).toEqual([]);
    expect(slotsOn('2027-02-04', everyAfternoon, inTerm)).toHaveLength(6);
  });

  test('a holiday by arrangement: only who has said so for that very day', () => {
    const arranged = [{ date: '2026-10-05', start: '09:00', end: '11:00' }];
    const open = slotFacts({}, [], { arranged });
    expect(slotsOn('2026-10-05', everyAfternoon, open)).toEqual([]);
    const comes: Availability = {
      ...everyAfternoon,
      exceptions: [{ date: '2026-10-05', windows: [{ start: '08:00', end: '12:00' }] }],
    };
    expect(starts(slotsOn('2026-10-05', comes, open))).toEqual(['09:00', '09:50']);
  });

  test('an exception is the whole truth of its day, the later of two holds, and other days stay', () => {
    const lin: Availability = {
      ...everyAfternoon,
      exceptions: [
        { date: '2026-10-12', windows: [{ start: '12:00', end: '17:00' }] },
        { date: '2026-10-12', windows: [{ start: '15:00', end: '16:00' }] },
        { date: '2026-10-13', windows: [] },
      ],
    };
    expect(starts(slotsOn('2026-10-12', lin, facts))).toEqual(['15:00']);
    expect(slotsOn('2026-10-13', lin, facts)).toEqual([]);
    expect(slotsOn('2026-10-14', lin, facts)).toHaveLength(6);
    expect(windowsOn('2026-10-12', lin, facts)).toEqual([{ start: '15:00', end: '16:00' }]);
  });

  test.each([
    ['two that overlap are one', ['12:00-14:00', '13:00-15:00'], ['12:00-15:00']],
    ['two that touch are one', ['14:00-15:00', '12:00-14:00'], ['12:00-15:00']],
    ['one inside another says nothing', ['12:00-17:00', '13:00-14:00'], ['12:00-17:00']],
    ['two apart stay two', ['15:00-17:00', '12:00-13:00'], ['12:00-13:00', '15:00-17:00']],
  ])('pieces of a day: %s', (_what, pieces, expected) => {
    const windows = pieces.map((piece) => ({ start: piece.slice(0, 5), end: piece.slice(6) }));
    const there = windowsOn(
      '2026-10-12',
      { ...everyAfternoon, exceptions: [{ date: '2026-10-12', windows }] },
      slotFacts(),
    );
    expect(there.map(({ start, end }) => `${start}-${end}`)).toEqual(expected);
  });

  test('the days to choose from: today and two weeks on, those with school', () => {
    const dates = bookableDates(at('2026-10-12', '10:00'), facts);
    expect(dates[0]).toBe('2026-10-12');
    expect(dates.at(-1)).toBe('2026-10-26');
    expect(dates).toHaveLength(11);
    expect(dates).not.toContain('2026-10-17');
  });
});

describe('B1: during lessons, by policy', () => {
  test('a slot that touches a lesson is called 上课; hidden, it is not there', () => {
    const hidden = slotFacts({ duringLessons: 'hidden' });
    expect(afternoon.map((start) => partOf({ start, end: addMinutes(start, 40) }, rooms))).toEqual([
      '午休',
      '午休',
      '上课',
      '上课',
      '上课',
      '放学后',
    ]);
    expect(isDuringLesson({ start: '13:20', end: '14:00' }, rooms)).toBe(false);
    expect(isDuringLesson({ start: '13:21', end: '14:01' }, rooms)).toBe(true);
    expect(isDuringLesson({ start: '16:00', end: '16:40' }, rooms)).toBe(false);
    expect(starts(slotsOn('2026-10-12', everyAfternoon, hidden))).toEqual([
      '12:00',
      '12:50',
      '16:10',
    ]);
    expect(slotsOn('2026-10-12', everyAfternoon, facts)).toHaveLength(6);
  });
});

const entry = (start: string, end: string, changes: Partial<DayEntry> = {}): DayEntry => ({
  ref: `ref-${start}`,
  kind: 'booking',
  untilMs: null,
  start,
  end,
  ...changes,
});
const dayOf = (...entries: DayEntry[]) => entries.reduce(withEntry, emptyDay);
const taken = (changes: Partial<TakenDay>): TakenDay => ({ ...nothingTaken, ...changes });
const early = at('2026-10-11', '10:00');

function openStarts(changes: Partial<TakenDay>, nowMs = early, more = {}): string[] {
  return starts(openSlots('2026-10-12', everyAfternoon, taken(changes), facts, { nowMs, ...more }));
}

describe('B1, B3: what is open', () => {
  test.each([
    ['nothing before', '11:10', '11:50', afternoon],
    ['one that ends a buffer before', '12:00', '12:40', afternoon.slice(1)],
    ['one that ends a minute into the buffer', '12:01', '12:41', afternoon.slice(2)],
    ['one between two slots takes both', '12:20', '13:00', afternoon.slice(2)],
    [
      'one that begins a buffer after',
      '13:40',
      '14:20',
      ['12:00', '12:50', '14:30', '15:20', '16:10'],
    ],
    [
      'one that begins a minute into the buffer',
      '13:39',
      '14:19',
      ['12:00', '14:30', '15:20', '16:10'],
    ],
  ])('buffer edges: %s', (_what, start, end, expected) => {
    expect(openStarts({ ofCounsellor: new Map([['lin', dayOf(entry(start, end))]]) })).toEqual(
      expected,
    );
  });

  test('one free room is enough, none is not', () => {
    const full = dayOf(entry('12:00', '12:40'));
    expect(openStarts({ ofRoom: new Map([['room-1', full]]) })).toEqual(afternoon);
    const both = new Map([
      ['room-1', full],
      ['room-2', full],
    ]);
    expect(openStarts({ ofRoom: both })).toEqual(afternoon.slice(1));
  });

  test('a hold counts until its very end, for everybody but its holder', () => {
    const hold = entry('12:00', '12:40', { kind: 'hold', ref: 'mine', untilMs: early + 180_000 });
    const day = { ofCounsellor: new Map([['lin', dayOf(hold)]]) };
    expect(openStarts(day)).toEqual(afternoon.slice(1));
    expect(openStarts(day, early, { but: ['mine'] })).toEqual(afternoon);
    expect(openStarts(day, early + 179_999)).toEqual(afternoon.slice(1));
    expect(openStarts(day, early + 180_000)).toEqual(afternoon);
  });

  test('a closed day has nothing, whatever the pattern says', () => {
    expect(openStarts({ ofCounsellor: new Map([['lin', { entries: [], closed: true }]]) })).toEqual(
      [],
    );
  });

  test.each([
    ['an hour before', '11:00', afternoon],
    ['a minute later', '11:01', afternoon.slice(1)],
    ['at the end of the day', '16:10', []],
  ])('until an hour before: %s', (_what, time, expected) => {
    expect(openStarts({}, at('2026-10-12', time))).toEqual(expected);
  });

  test('while somebody waits for the day, its slots are kept for the line as long as they can be offered', () => {
    const morning = at('2026-10-12', '10:00');
    expect(openStarts({ waitedFor: new Set([null]) }, morning)).toEqual([]);
    expect(openStarts({ waitedFor: new Set(['lin']) }, morning)).toEqual([]);
    expect(openStarts({ waitedFor: new Set(['chen']) }, morning)).toEqual(afternoon);
    expect(openStarts({ waitedFor: new Set([null]) }, morning, { forWaiting: true })).toEqual(
      afternoon,
    );
    // 12:00 can no longer be offered for half an hour: whoever looks may have it.
    expect(openStarts({ waitedFor: new Set([null]) }, at('2026-10-12', '10:45'))).toEqual([
      '12:00',
    ]);
  });

  test('an open slot never lies in the buffer of anything that is taken', () => {
    const anyEntry = fc.tuple(fc.integer({ min: 660, max: 1020 }), fc.integer({ min: 5, max: 90 }));
    const property = fc.property(fc.array(anyEntry, { maxLength: 5 }), (stretches) => {
      const day = dayOf(
        ...stretches.map(([start, minutes], index) =>
          entry(timeOf(start), timeOf(start + minutes), { ref: String(index) }),
        ),
      );
      const open = openSlots(
        '2026-10-12',
        everyAfternoon,
        taken({ ofCounsellor: new Map([['lin', day]]) }),
        facts,
        { nowMs: early },
      );
      for (const slot of open)
        for (const other of day.entries) expect(isTooClose(slot, other, 10)).toBe(false);
    });
    fc.assert(property, { seed: 12, numRuns: 300 });
  });
});

describe('B1: open at least 8 h a week and on every school day', () => {
  const never = () => false;
  test('two at the same time count once; a day without anybody is named', () => {
    const chen = {
      ...everyAfternoon,
      counsellorId: 'chen',
      weekly: [{ day: 1, start: '12:00', end: '14:00' }],
    };
    const lin = { ...everyAfternoon, weekly: [{ day: 1, start: '13:00', end: '15:00' }] };
    expect(weekOpening('2026-10-12', [lin, chen], never, facts)).toEqual({
      minutes: 180,
      without: ['2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'],
    });
    expect(weekOpening('2026-10-12', [everyAfternoon], never, facts)).toEqual({
      minutes: 5 * 300,
      without: [],
    });
  });

  test('the week of a make-up Saturday asks for that Saturday too, the holiday week for nothing', () => {
    expect(weekOpening('2026-10-05', [everyAfternoon], never, facts)).toEqual({
      minutes: 2 * 300,
      without: ['2026-10-10'],
    });
    const closed = (_id: string, date: string) => date === '2026-10-08';
    expect(weekOpening('2026-10-05', [everyAfternoon], closed, facts).without).toEqual([
      '2026-10-08',
      '2026-10-10',
    ]);
  });
});
