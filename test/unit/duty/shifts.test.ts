import { nextChangeAfter, shiftAt, shiftsBetween, type DutyInput } from '../../../src/shared/duty';
import { dayMs } from '../../../src/shared/time';
import { at, dutyInput, override, roster, swap } from './roster-fixture';

function standing(input: DutyInput, atMs: number): string {
  const { kind, personId, source } = shiftAt(input, atMs);
  return `${kind} ${personId ?? '–'} ${source}`;
}

describe('M2: the rotation, to the millisecond', () => {
  const input = dutyInput();

  test.each([
    ['Tuesday 06:59:59.999: still the night of Monday', at('2026-09-01', '07:00') - 1, 'night li'],
    ['07:00:00.000: the day begins', at('2026-09-01', '07:00'), 'day li'],
    ['07:00:00.001', at('2026-09-01', '07:00') + 1, 'day li'],
    ['21:59:59.999: still the day', at('2026-09-01', '22:00') - 1, 'day li'],
    ['22:00:00.000: the night begins, the next in turn', at('2026-09-01', '22:00'), 'night wang'],
    ['23:59:59.999', at('2026-09-02', '00:00') - 1, 'night wang'],
    ['midnight does not change it', at('2026-09-02', '00:00'), 'night wang'],
    ['the next night', at('2026-09-02', '22:00'), 'night zhao'],
    ['the fourth night', at('2026-09-03', '22:00'), 'night sun'],
    ['the fifth night: from the top', at('2026-09-04', '22:00'), 'night li'],
    ['Friday: the last day of week 0', at('2026-09-04', '21:59'), 'day li'],
    ['Monday of week 1', at('2026-09-07', '07:00'), 'day wang'],
    ['Monday of week 2', at('2026-09-14', '07:00'), 'day zhao'],
    ['Monday of week 3: from the top', at('2026-09-21', '07:00'), 'day li'],
  ])('%s', (_what, atMs, expected) => {
    expect(standing(input, atMs)).toBe(`${expected} rotation`);
  });

  test.each([
    ['Saturday', '2026-09-05', '09:00', 'day – nobody'],
    [
      'the night that begins on Friday goes on into Saturday',
      '2026-09-05',
      '06:59',
      'night li rotation',
    ],
    ['the night that begins on Saturday', '2026-09-06', '02:00', 'night – nobody'],
    ['the night from Sunday to Monday', '2026-09-07', '06:59', 'night – nobody'],
    ['National Day', '2026-10-01', '09:00', 'day – nobody'],
    [
      'the evening before a holiday is stood until morning',
      '2026-10-01',
      '06:59',
      'night zhao rotation',
    ],
    ['the first school day after', '2026-10-08', '07:00', 'day zhao rotation'],
    ['the make-up Saturday', '2026-10-10', '09:00', 'day zhao rotation'],
    ['the make-up Sunday of September', '2026-09-20', '09:00', 'day zhao rotation'],
    ['the week before the rotation starts', '2026-08-28', '09:00', 'day – nobody'],
  ])('holidays and make-up days: %s', (_what, date, time, expected) => {
    expect(standing(input, at(date, time))).toBe(expected);
  });

  test('a roster for every day stands on holidays too', () => {
    const everyDay = dutyInput({ roster: { ...roster, schoolDaysOnly: false } });
    expect(standing(everyDay, at('2026-10-01', '09:00'))).toBe('day wang rotation');
    expect(standing(everyDay, at('2026-09-05', '09:00'))).toBe('day li rotation');
  });

  test('without a night rotation the person of the week stands the nights, Sunday to Monday too', () => {
    const rotation = { ...roster.rotation, nightPersonIds: [] };
    const input = dutyInput({ roster: { ...roster, rotation, schoolDaysOnly: false } });
    expect(standing(input, at('2026-09-01', '23:00'))).toBe('night li rotation');
    expect(standing(input, at('2026-09-07', '07:00') - 1)).toBe('night li rotation');
    expect(standing(input, at('2026-09-07', '07:00'))).toBe('day wang rotation');
  });

  test('without a night shift the nights are recorded as stood by nobody', () => {
    const daysOnly = dutyInput({ roster: { ...roster, nightShift: false } });
    expect(shiftAt(daysOnly, at('2026-09-01', '22:00'))).toEqual({
      kind: 'night',
      startMs: at('2026-09-01', '22:00'),
      endMs: at('2026-09-02', '07:00'),
      personId: null,
      source: 'nobody',
      awayId: null,
    });
  });
});

describe('M2: one-off overrides, to the millisecond', () => {
  const startMs = at('2026-09-01', '10:00');
  const endMs = at('2026-09-01', '12:00');
  const input = dutyInput({ overrides: [override('zhao', startMs, endMs)] });

  test.each([
    ['a millisecond before', startMs - 1, 'day li rotation'],
    ['its first millisecond', startMs, 'day zhao override'],
    ['its last millisecond', endMs - 1, 'day zhao override'],
    ['its end is no longer its own', endMs, 'day li rotation'],
  ])('%s', (_what, atMs, expected) => {
    expect(standing(input, atMs)).toBe(expected);
  });

  test('it cuts the shift in three, and the next change is known at every instant', () => {
    const pieces = shiftsBetween(input, at('2026-09-01', '07:00'), at('2026-09-01', '22:00'));
    expect(pieces.map(({ personId }) => personId)).toEqual(['li', 'zhao', 'li']);
    expect(nextChangeAfter(input, at('2026-09-01', '07:00'))).toBe(startMs);
    expect(nextChangeAfter(input, startMs)).toBe(endMs);
    expect(nextChangeAfter(input, endMs)).toBe(at('2026-09-01', '22:00'));
  });

  test('of two at once the latest created holds, whatever their order in the list', () => {
    const older = override('wang', startMs, endMs, 100);
    const newer = override('zhao', startMs, endMs, 200);
    for (const overrides of [
      [older, newer],
      [newer, older],
    ]) {
      expect(standing(dutyInput({ overrides }), startMs)).toBe('day zhao override');
    }
  });

  test('two created in the same millisecond are decided the same way by every reader', () => {
    const one = override('wang', startMs, endMs, 100, 'a');
    const other = override('zhao', startMs, endMs, 100, 'b');
    expect(standing(dutyInput({ overrides: [one, other] }), startMs)).toBe('day zhao override');
    expect(standing(dutyInput({ overrides: [other, one] }), startMs)).toBe('day zhao override');
  });

  test('it fills a holiday and beats an accepted swap', () => {
    const holiday = override('zhao', at('2026-10-01', '08:00'), at('2026-10-01', '18:00'));
    expect(standing(dutyInput({ overrides: [holiday] }), at('2026-10-01', '09:00'))).toBe(
      'day zhao override',
    );
    const over = override('sun', at('2026-09-02', '08:00'), at('2026-09-02', '09:00'));
    const both = dutyInput({ overrides: [over], swaps: [swap()] });
    expect(standing(both, at('2026-09-02', '08:30'))).toBe('day sun override');
    expect(standing(both, at('2026-09-02', '09:00'))).toBe('day wang swap');
  });

  test('one that ends before it starts, or names a leader, puts nobody on duty', () => {
    const backwards = dutyInput({ overrides: [override('zhao', endMs, startMs)] });
    expect(standing(backwards, startMs)).toBe('day li rotation');
    const leader = dutyInput({ overrides: [override('leader-one', startMs, endMs)] });
    expect(standing(leader, startMs)).toBe('day – nobody');
  });

  test('two that touch and say the same are one stretch', () => {
    const midMs = at('2026-09-01', '11:00');
    const touching = dutyInput({
      overrides: [override('zhao', startMs, midMs), override('zhao', midMs, endMs, 1)],
    });
    expect(shiftAt(touching, midMs)).toMatchObject({ startMs, endMs, personId: 'zhao' });
  });
});

describe('M2: leave, to the millisecond', () => {
  const startMs = at('2026-09-01', '13:00');
  const endMs = at('2026-09-01', '15:00');
  const leaves = [{ personId: 'li', startMs, endMs }];

  test.each([
    ['a millisecond before', startMs - 1, 'day li rotation'],
    ['its first millisecond', startMs, 'day – nobody'],
    ['its last millisecond', endMs - 1, 'day – nobody'],
    ['its end', endMs, 'day li rotation'],
  ])('%s', (_what, atMs, expected) => {
    expect(standing(dutyInput({ leaves }), atMs)).toBe(expected);
  });

  test('who is away is kept for showing', () => {
    expect(shiftAt(dutyInput({ leaves }), startMs).awayId).toBe('li');
  });

  test('it wins over an override, created before it or after', () => {
    const overrides = [override('li', startMs, endMs, 9e12)];
    expect(standing(dutyInput({ leaves, overrides }), startMs)).toBe('day – nobody');
  });

  test('the leave of whoever took the shift over does not bring back who gave it away', () => {
    const away = [
      { personId: 'wang', startMs: at('2026-09-02', '07:00'), endMs: at('2026-09-02', '22:00') },
    ];
    const input = dutyInput({ leaves: away, swaps: [swap()] });
    expect(shiftAt(input, at('2026-09-02', '09:00'))).toMatchObject({
      personId: null,
      awayId: 'wang',
    });
  });

  test('somebody else’s leave changes nothing, and an override fills a leave', () => {
    const other = [{ personId: 'sun', startMs, endMs }];
    expect(standing(dutyInput({ leaves: other }), startMs)).toBe('day li rotation');
    const overrides = [override('zhao', startMs, endMs)];
    expect(standing(dutyInput({ leaves, overrides }), startMs)).toBe('day zhao override');
  });
});

describe('M2: swaps count only when both sides agreed', () => {
  const startMs = at('2026-09-02', '07:00');

  test.each(['proposed', 'declined', 'expired'] as const)('%s: the rotation holds', (state) => {
    expect(standing(dutyInput({ swaps: [swap({ state })] }), startMs)).toBe('day li rotation');
  });

  test.each([
    ['a millisecond before', startMs - 1, 'night wang rotation'],
    ['its first millisecond', startMs, 'day wang swap'],
    ['its last millisecond', at('2026-09-02', '22:00') - 1, 'day wang swap'],
    ['the next shift', at('2026-09-02', '22:00'), 'night zhao rotation'],
    ['the same shift a day later', startMs + dayMs, 'day li rotation'],
  ])('accepted: %s', (_what, atMs, expected) => {
    expect(standing(dutyInput({ swaps: [swap()] }), atMs)).toBe(expected);
  });

  test('a shift handed on, and handed back, is followed in the order it was agreed', () => {
    const answeredAtMs = at('2026-09-01', '10:00');
    const onward = swap({
      swapId: 'swap-2',
      fromPersonId: 'wang',
      toPersonId: 'sun',
      answeredAtMs,
    });
    const back = swap({ swapId: 'swap-0', fromPersonId: 'wang', toPersonId: 'li', answeredAtMs });
    expect(standing(dutyInput({ swaps: [onward, swap()] }), startMs)).toBe('day sun swap');
    expect(standing(dutyInput({ swaps: [back, swap()] }), startMs)).toBe('day li swap');
  });

  test('a swap of a shift that its proposer no longer stands hands over nothing', () => {
    const stale = swap({ fromPersonId: 'zhao', toPersonId: 'sun' });
    expect(standing(dutyInput({ swaps: [stale] }), startMs)).toBe('day li rotation');
  });
});

describe('M2: a range of shifts', () => {
  test('a school week without holes, those stood by nobody included, with their true ends', () => {
    const shifts = shiftsBetween(dutyInput(), at('2026-09-04', '09:00'), at('2026-09-07', '08:00'));
    expect(shifts.map(({ kind, personId }) => `${kind} ${personId ?? '–'}`)).toEqual([
      'day li',
      'night li',
      'day –',
      'night –',
      'day –',
      'night –',
      'day wang',
    ]);
    expect(shifts[0]?.startMs).toBe(at('2026-09-04', '07:00'));
    expect(shifts.at(-1)?.endMs).toBe(at('2026-09-07', '22:00'));
  });

  test('an empty range has no shifts, a range of one millisecond has one', () => {
    const startMs = at('2026-09-04', '07:00');
    expect(shiftsBetween(dutyInput(), startMs, startMs)).toEqual([]);
    expect(shiftsBetween(dutyInput(), startMs, startMs + 1)).toHaveLength(1);
    expect(shiftsBetween(dutyInput(), startMs - 1, startMs + 1)).toHaveLength(2);
  });
});
