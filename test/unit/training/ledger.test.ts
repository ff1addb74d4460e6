/** T1: the capacity ledger, in tables and under any order of acts. */
import fc from 'fast-check';
import {
  confirmed,
  entryOf,
  ledgerProblems,
  lineOf,
  longestLine,
  nextInLine,
  passedOn,
  placeInLine,
  promoted,
  seatsFree,
  seatsTaken,
  signUp,
  withCapacity,
  withdrawn,
  type Ledger,
} from '../../../src/shared/training/ledger';

const empty = (capacity: number): Ledger => ({ capacity, open: true, entries: [] });
const offer = { on: '2026-10-13', until: '10:30', instanceId: 'training-keep.x' };

const wish = (family: number, persons: number) => ({
  entryId: `entry-${family}`,
  guardianId: `guardian-${family}`,
  persons,
  ref: `ref-${family}-${persons}`,
});

/** The product's own step; refusals leave the ledger as it was. */
function sign(ledger: Ledger, family: number, persons: number): Ledger {
  const result = signUp(ledger, wish(family, persons));
  return result.ok ? result.ledger : ledger;
}

function codeOf(ledger: Ledger, family: number, persons: number): string {
  const result = signUp(ledger, wish(family, persons));
  return result.ok ? result.entry.state : result.code;
}

test('T1: seats go to families by persons; whoever finds too few waits, and later ones wait behind', () => {
  let ledger = sign(sign(empty(5), 1, 2), 2, 2);
  expect([seatsTaken(ledger), seatsFree(ledger)]).toEqual([4, 1]);
  ledger = sign(ledger, 3, 2);
  expect(entryOf(ledger, 'entry-3')?.state).toBe('waiting');
  // One seat is free, but somebody waits.
  ledger = sign(ledger, 4, 1);
  expect(lineOf(ledger).map(({ guardianId }) => guardianId)).toEqual(['guardian-3', 'guardian-4']);
  expect([placeInLine(ledger, 'entry-4'), placeInLine(ledger, 'entry-1')]).toEqual([2, null]);
});

test('T1: a family changes its number while there are seats; fewer always, more never over those who wait', () => {
  const ledger = sign(sign(empty(5), 1, 2), 2, 2);
  expect(codeOf(ledger, 1, 3)).toBe('signed');
  expect(codeOf(ledger, 1, 4)).toBe('training-full');
  const waited = sign(ledger, 3, 3);
  expect(codeOf(waited, 1, 3)).toBe('training-full');
  expect(codeOf(waited, 1, 1)).toBe('signed');
  expect(placeInLine(sign(waited, 3, 2), 'entry-3')).toBe(1);
});

test('T1: the first in line whom the seats are enough for is promoted; the rest keep their order', () => {
  const full = [3, 4, 5].reduce((ledger, family) => sign(ledger, family, 2), sign(empty(4), 1, 4));
  expect(nextInLine(full)).toBeNull();
  const freed = sign(full, 1, 3);
  expect(nextInLine(freed)).toBeNull();
  const smaller = sign(freed, 4, 1);
  expect(nextInLine(smaller)?.entryId).toBe('entry-4');
  const after = promoted(smaller, 'entry-4', offer);
  expect(entryOf(after, 'entry-4')).toMatchObject({ state: 'offered', offer });
  expect(seatsFree(after)).toBe(0);
  expect(() => promoted(after, 'entry-3', offer)).toThrow(RangeError);
  expect(entryOf(confirmed(after, 'entry-4'), 'entry-4')).toMatchObject({
    state: 'signed',
    offer: null,
  });
});

test('T1: an offer without an answer passes on to who waits, and stays where nobody does', () => {
  const line = sign(sign(sign(empty(2), 1, 2), 2, 2), 3, 1);
  const offered = promoted(withdrawn(line, 'entry-1'), 'entry-2', offer);
  const passed = passedOn(offered, 'entry-2');
  expect(lineOf(passed).map(({ entryId }) => entryId)).toEqual(['entry-3', 'entry-2']);
  const alone = passedOn(withdrawn(offered, 'entry-3'), 'entry-2');
  expect(entryOf(alone, 'entry-2')).toMatchObject({ state: 'signed', offer: null });
});

test('T1: a cancelled session takes nobody; fewer seats than taken is refused', () => {
  const closed = { ...sign(empty(4), 1, 2), open: false };
  expect(codeOf(closed, 2, 1)).toBe('training-closed');
  expect(nextInLine(closed)).toBeNull();
  expect(withCapacity(closed, 1)).toBeNull();
  expect(withCapacity(closed, 2)?.capacity).toBe(2);
});

test('T1: the line ends somewhere, and says so', () => {
  let ledger = sign(empty(1), 0, 1);
  for (let family = 1; family <= longestLine; family += 1) ledger = sign(ledger, family, 1);
  expect(codeOf(ledger, 999, 1)).toBe('training-line-full');
  expect(ledgerProblems(ledger)).toEqual([]);
});

type Act =
  | { kind: 'sign'; family: number; persons: number }
  | { kind: 'withdraw' | 'confirm' | 'pass'; family: number }
  | { kind: 'serve'; timed: boolean }
  | { kind: 'seats'; capacity: number };

const family = fc.integer({ min: 0, max: 11 });
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('sign' as const),
      family,
      persons: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('withdraw' as const, 'confirm' as const, 'pass' as const),
      family,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('serve' as const), timed: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('seats' as const),
      capacity: fc.integer({ min: 0, max: 14 }),
    }),
  },
);

function done(ledger: Ledger, act: Act): Ledger {
  if (act.kind === 'sign') return sign(ledger, act.family, act.persons);
  if (act.kind === 'seats') return withCapacity(ledger, act.capacity) ?? ledger;
  if (act.kind === 'serve') {
    const next = nextInLine(ledger);
    return next === null ? ledger : promoted(ledger, next.entryId, act.timed ? offer : null);
  }
  const steps = { withdraw: withdrawn, confirm: confirmed, pass: passedOn };
  return steps[act.kind](ledger, `entry-${act.family}`);
}

test('T1: no order of acts takes more seats than there are, loses a family or puts one in twice', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 60 }), (acts) => {
      let ledger = empty(8);
      for (const act of acts) {
        const before = ledger;
        ledger = done(ledger, act);
        expect(ledgerProblems(ledger)).toEqual([]);
        // Only their own withdrawal takes a family out.
        const gone = before.entries.filter(({ entryId }) => !entryOf(ledger, entryId));
        expect(gone.length).toBe(act.kind === 'withdraw' && before !== ledger ? 1 : 0);
      }
    }),
    { numRuns: 300 },
  );
});

test('T1: the same line without its guard takes too many seats, and the check sees it', () => {
  const unguarded = (ledger: Ledger, number: number): Ledger => ({
    ...ledger,
    entries: [...ledger.entries, { ...wish(number, 2), state: 'signed', offer: null }],
  });
  const ledger = [1, 2, 3].reduce(unguarded, empty(5));
  expect(ledgerProblems(ledger)).toEqual(['more seats taken than there are']);
});
