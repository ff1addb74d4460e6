/** B2: four a calendar month, what counts, what never does; five-week months; B3: never two at one time. */
import fc from 'fast-check';
import { takeSlot, type SlotWish } from '../../../src/shared/bookings/guard';
import { emptyDay, isFree } from '../../../src/shared/bookings/day-ledger';
import { addMinutes } from '../../../src/shared/bookings/hours';
import { monthOfDate } from '../../../src/shared/bookings/model';
import {
  countedSessions,
  emptyMonth,
  refusalOf,
  sessionsLeft,
  withoutSession,
  withSession,
  type MonthLedger,
  type Session,
} from '../../../src/shared/bookings/month-ledger';
import { addDays, createSchoolCalendar } from '../../../src/shared/time';

const session = (date: string, start = '12:00', changes: Partial<Session> = {}): Session => ({
  bookingId: `${date} ${start}`,
  date,
  start,
  end: addMinutes(start, 40),
  counts: true,
  ...changes,
});
const monthWith = (...sessions: Session[]): MonthLedger => sessions.reduce(withSession, emptyMonth);

describe('B2: at most four in a calendar month', () => {
  const four = monthWith(
    session('2026-10-12'),
    session('2026-10-13'),
    session('2026-10-14'),
    session('2026-10-15'),
  );

  test('the fifth is over the cap, and one that gives its place up makes room', () => {
    expect(refusalOf(four, session('2026-10-16'), 4)).toBe('over-cap');
    expect(sessionsLeft(four, 4)).toBe(0);
    const three = withoutSession(four, '2026-10-12 12:00');
    expect(sessionsLeft(three, 4)).toBe(1);
    expect(refusalOf(three, session('2026-10-16'), 4)).toBeNull();
  });

  test('a session of a plan never counts, before the four or after them', () => {
    const plan = session('2026-10-16', '12:00', { counts: false });
    expect(refusalOf(four, plan, 4)).toBeNull();
    expect(countedSessions(withSession(four, plan))).toBe(4);
    expect(sessionsLeft(monthWith(plan), 4)).toBe(4);
  });

  test('each approved request is one more, once', () => {
    const granted = { ...four, granted: 1 };
    expect(refusalOf(granted, session('2026-10-16'), 4)).toBeNull();
    const five = withSession(granted, session('2026-10-16'));
    expect(refusalOf(five, session('2026-10-19'), 4)).toBe('over-cap');
    expect(sessionsLeft(five, 4)).toBe(0);
  });

  test('a booking that moves does not stand in its own way', () => {
    const same = session('2026-10-20', '12:00', { bookingId: '2026-10-12 12:00' });
    expect(refusalOf(four, same, 4)).toBeNull();
    expect(countedSessions(withSession(four, same))).toBe(4);
  });

  test('a school that lowers its figure later owes nobody a negative rest', () => {
    expect(sessionsLeft(four, 2)).toBe(0);
  });

  // The calendar month decides, not the week: a month of five weeks has four sessions too.
  test.each([
    ['five Mondays in one month', '2026-11-02', '2026-11-30', true],
    ['five Fridays in one month', '2026-10-02', '2026-10-30', true],
    ['from the last day of a month to the first of the next', '2026-10-30', '2026-11-02', false],
    ['over the end of a year', '2026-12-31', '2027-01-04', false],
    ['28 February and 1 March', '2027-02-26', '2027-03-01', false],
    ['a leap day belongs to February', '2028-02-01', '2028-02-29', true],
    ['one week over two months', '2026-09-30', '2026-10-01', false],
  ])('%s', (_what, one, other, same) => {
    expect(monthOfDate(one) === monthOfDate(other)).toBe(same);
    const calendar = createSchoolCalendar({ overrides: [], terms: [] });
    expect(calendar.periodOf('month', one).id).toBe(`month-${monthOfDate(one)}`);
  });

  test('weekly sessions of a five-week month: the fifth Monday is over the cap, the next month begins anew', () => {
    let month: MonthLedger = emptyMonth;
    const mondays = Array.from({ length: 6 }, (_, week) => addDays('2026-11-02', 7 * week));
    const refusals = mondays.map((date) => {
      if (monthOfDate(date) !== '2026-11') return refusalOf(emptyMonth, session(date), 4);
      const refusal = refusalOf(month, session(date), 4);
      if (refusal === null) month = withSession(month, session(date));
      return refusal;
    });
    expect(refusals).toEqual([null, null, null, null, 'over-cap', null]);
  });
});

describe('B3: one student, one time', () => {
  test.each([
    ['at the same time', '12:00', true],
    ['a minute of overlap', '12:39', true],
    ['right after', '12:40', false],
    ['right before', '11:20', false],
    ['a minute into it from before', '11:21', true],
  ])('%s', (_what, start, refused) => {
    const month = monthWith(session('2026-10-12', '12:00'));
    const other = session('2026-10-12', start, { bookingId: 'other' });
    expect(refusalOf(month, other, 4)).toBe(refused ? 'student-busy' : null);
    expect(refusalOf(month, { ...other, date: '2026-10-13' }, 4)).toBeNull();
  });

  test('a plan session overlaps like any other', () => {
    const month = monthWith(session('2026-10-12', '12:00', { counts: false }));
    const plan = session('2026-10-12', '12:20', { bookingId: 'other', counts: false });
    expect(refusalOf(month, plan, 4)).toBe('student-busy');
  });
});

describe('B3: counsellor, room and student are taken together or not at all', () => {
  const wish = (changes: Partial<SlotWish> = {}): SlotWish => ({
    slot: { date: '2026-10-12', start: '12:00', end: '12:40' },
    ref: 'booking-1',
    bookingId: 'booking-1',
    kind: 'booking',
    untilMs: null,
    insteadOf: [],
    counts: true,
    bufferMinutes: 10,
    monthlySessions: 4,
    nowMs: 0,
    ...changes,
  });
  const fresh = {
    counsellorDay: emptyDay,
    roomDays: ['room-1', 'room-2'].map((roomId) => ({ roomId, day: emptyDay })),
    month: emptyMonth,
  };

  test('the first free room is taken, then the second, then none is left', () => {
    const first = takeSlot(fresh, wish());
    if (!first.ok) throw new Error(first.code);
    expect(first.roomId).toBe('room-1');
    expect(first.month.sessions).toHaveLength(1);
    const rooms = [{ roomId: 'room-1', day: first.roomDay }, fresh.roomDays[1]].flatMap(
      (one) => one ?? [],
    );
    const second = takeSlot({ ...fresh, roomDays: rooms }, wish({ ref: 'booking-2' }));
    expect(second).toMatchObject({ ok: true, roomId: 'room-2' });
    const full = rooms.map(({ roomId }) => ({ roomId, day: first.roomDay }));
    expect(takeSlot({ ...fresh, roomDays: full }, wish({ ref: 'booking-3' }))).toEqual({
      ok: false,
      code: 'slot-taken',
    });
  });

  test('a hold measures the month and writes nothing into it; the booking takes its place', () => {
    const hold = takeSlot(fresh, wish({ ref: 'hold-1', kind: 'hold', untilMs: 180_000 }));
    if (!hold.ok) throw new Error(hold.code);
    expect(hold.month).toEqual(emptyMonth);
    const held = {
      ...fresh,
      counsellorDay: hold.counsellorDay,
      roomDays: [{ roomId: 'room-1', day: hold.roomDay }],
    };
    expect(takeSlot(held, wish())).toEqual({ ok: false, code: 'slot-taken' });
    const booked = takeSlot(held, wish({ insteadOf: ['hold-1'] }));
    if (!booked.ok) throw new Error(booked.code);
    expect(booked.counsellorDay.entries).toEqual([
      { ref: 'booking-1', kind: 'booking', start: '12:00', end: '12:40', untilMs: null },
    ]);
    expect(isFree(booked.roomDay, wish().slot, { bufferMinutes: 0, nowMs: 0 })).toBe(false);
  });

  test('whatever is asked in whatever order, no month holds more than cap and grants, no day two at one time', () => {
    const asked = fc.record({
      day: fc.integer({ min: 12, max: 16 }),
      start: fc.integer({ min: 0, max: 8 }),
      counts: fc.boolean(),
      drop: fc.boolean(),
    });
    const property = fc.property(
      fc.array(asked, { maxLength: 25 }),
      fc.integer({ min: 0, max: 2 }),
      (asks, granted) => {
        let month: MonthLedger = { ...emptyMonth, granted };
        for (const [index, { day, start, counts, drop }] of asks.entries()) {
          const dropped = month.sessions[0];
          if (drop && dropped) month = withoutSession(month, dropped.bookingId);
          const slot = addMinutes('12:00', start * 20);
          const result = takeSlot(
            { ...fresh, month },
            wish({
              slot: { date: `2026-10-${day}`, start: slot, end: addMinutes(slot, 40) },
              ref: String(index),
              bookingId: String(index),
              counts,
            }),
          );
          if (result.ok) month = result.month;
          expect(countedSessions(month)).toBeLessThanOrEqual(4 + granted);
          for (const one of month.sessions)
            for (const other of month.sessions)
              if (one !== other && one.date === other.date)
                expect(one.end <= other.start || other.end <= one.start).toBe(true);
        }
      },
    );
    fc.assert(property, { seed: 13, numRuns: 300 });
  });
});
