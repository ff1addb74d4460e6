/** T1: the capacity ledger, in tables and under any order of acts. */
import fc from 'fast-check';
import {
  allTold,
  confirmed,
  entryOf,
  familyEntry,
  ledgerProblems,
  left,
  lineOf,
  longestLine,
  mayChange,
  nextInLine,
  passedOn,
  placeInLine,
  promoted,
  seatsFree,
  seatsTaken,
  signUp,
  toTell,
  withCapacity,
  withdrawn,
  type Asking,
  type Ledger,
  type LedgerEntry,
} from '../../../src/shared/training/ledger';
import {
  letIn,
  notLetIn,
  passesLine,
  seatsAtDoor,
} from '../../../src/shared/training/ledger-at-door';

const empty = (capacity: number): Ledger => ({
  capacity,
  open: true,
  entries: [],
  acts: [],
  takenBack: [],
});
const offer = { on: '2026-10-13', until: '10:30', instanceId: 'training-keep.x' };

const family = (number: number) => ({
  guardianId: `guardian-${number}`,
  childIds: [`child-${number}`],
});

/** As a page that shows the place as it stands. */
const wish = (ledger: Ledger, number: number, persons: number) => ({
  ...family(number),
  entryId: `entry-${number}`,
  persons,
  seenPersons: familyEntry(ledger, family(number))?.persons ?? null,
});

/** The product's own step; refusals leave the ledger as it was. */
function sign(ledger: Ledger, number: number, persons: number): Ledger {
  const result = signUp(ledger, wish(ledger, number, persons));
  return result.ok ? result.ledger : ledger;
}

function codeOf(ledger: Ledger, number: number, persons: number): string {
  const result = signUp(ledger, wish(ledger, number, persons));
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
  // Families were let in over the seats: more seats are always more.
  const [first] = closed.entries;
  if (first === undefined) throw new Error('nobody signed up');
  const over = letIn({ ...closed, capacity: 2 }, { ...first, entryId: 'entry-9', childIds: [] });
  expect(seatsTaken(over)).toBe(4);
  expect([withCapacity(over, 3)?.capacity, withCapacity(over, 1)]).toEqual([3, null]);
});

test('T1: the line ends somewhere, and says so', () => {
  let ledger = sign(empty(1), 0, 1);
  for (let family = 1; family <= longestLine; family += 1) ledger = sign(ledger, family, 1);
  expect(codeOf(ledger, 999, 1)).toBe('training-line-full');
  expect(ledgerProblems(ledger)).toEqual([]);
});

describe('a family', () => {
  const mother = { guardianId: 'mother', childIds: ['li'] };
  const father = { guardianId: 'father', childIds: ['li'] };
  const asks = (asking: Asking, persons: number, seenPersons: number | null = null) => ({
    ...asking,
    entryId: `entry-${asking.guardianId}`,
    persons,
    seenPersons,
  });
  const after = (ledger: Ledger, ...wishes: ReturnType<typeof asks>[]) =>
    wishes.reduce((before, one) => {
      const result = signUp(before, one);
      return result.ok ? result.ledger : before;
    }, ledger);

  test('T1: both parents have one place; whoever did not see the other’s act overwrites nothing', () => {
    const signed = after(empty(9), asks(mother, 2));
    expect(signUp(signed, asks(father, 1))).toEqual({ ok: false, code: 'family-changed' });
    expect(familyEntry(signed, father)).toBe(signed.entries[0]);
    const changed = after(signed, asks(father, 3, 2));
    expect(changed.entries).toMatchObject([{ guardianId: 'mother', persons: 3 }]);
    expect(signUp(changed, asks(mother, 1, 2))).toEqual({ ok: false, code: 'family-changed' });
    const gone = left(changed, 'entry-mother', father);
    expect([gone.entries, toTell(gone), toTell(allTold(gone))]).toEqual([[], ['mother'], []]);
    // Who signs up again, or takes back the own sign-up, needs no word.
    const again = after(gone, asks(mother, 1));
    expect([toTell(again), toTell(left(again, 'entry-mother', mother))]).toEqual([[], []]);
    expect(signUp(left(changed, 'entry-mother', father), asks(mother, 2, 3)).ok).toBe(false);
  });

  test('T1: two who share only a former partner do not decide for one another', () => {
    // He has Li with one and Lan with another.
    const he = { guardianId: 'he', childIds: ['li', 'lan'] };
    const lans = { guardianId: 'lans-mother', childIds: ['lan'] };
    const his = after(empty(9), asks(he, 1));
    for (const parent of [mother, lans]) {
      expect(familyEntry(his, parent)?.entryId).toBe('entry-he');
      expect(signUp(his, asks(parent, 3, 1))).toEqual({ ok: false, code: 'other-parent-changes' });
    }
    const apart = after(left(his, 'entry-he', mother), asks(mother, 2));
    expect(apart.entries.map(({ childIds, persons }) => [childIds, persons])).toEqual([
      [['lan'], 1],
      [['li'], 2],
    ]);
    expect(familyEntry(apart, lans)?.entryId).toBe('entry-he');
    // His own sign-up comes before the one for a child of his.
    expect(familyEntry(apart, he)?.entryId).toBe('entry-he');
    expect(left(apart, 'entry-he', he).entries.map(({ entryId }) => entryId)).toEqual([
      'entry-mother',
    ]);
    // What she takes is hers: Lan's mother stands in none of it.
    const hers = after(empty(9), asks({ ...mother, childIds: ['li', 'nan'] }, 2));
    expect([familyEntry(hers, he)?.persons, familyEntry(hers, lans)]).toEqual([2, undefined]);
    expect(after(hers, asks(lans, 1)).entries).toHaveLength(2);
    expect(ledgerProblems(apart)).toEqual([]);
  });

  test('T1: whoever of them signs first, the other takes a place of the own, and takes nobody else’s away', () => {
    const he = { guardianId: 'he', childIds: ['li', 'lan'] };
    const hers = after(empty(9), asks(mother, 1));
    expect(mayChange(hers.entries[0] as LedgerEntry, he)).toBe(false);
    expect(signUp(hers, asks(he, 3))).toEqual({ ok: false, code: 'family-changed' });
    const both = after(hers, asks(he, 3, 1));
    expect(both.entries.map(({ childIds, persons }) => [childIds, persons])).toEqual([
      [['li'], 1],
      [['lan'], 3],
    ]);
    expect(ledgerProblems(both)).toEqual([]);
    expect(familyEntry(left(both, 'entry-he', he), mother)?.persons).toBe(1);
    // Stepping out of hers he leaves her the seat.
    expect(familyEntry(left(hers, 'entry-mother', he), mother)?.persons).toBe(1);
    // Lan is in his place alone: it is not her mother's for that.
    const lans = { guardianId: 'lans-mother', childIds: ['lan'] };
    expect(signUp(both, asks(lans, 1, 3))).toEqual({ ok: false, code: 'other-parent-changes' });
    expect(familyEntry(left(both, 'entry-he', lans), he)?.persons).toBe(3);
  });

  test('T1: a child in two places is seen by the check', () => {
    const twice = { ...after(empty(9), asks(mother, 1)) };
    const other = { ...twice.entries[0], entryId: 'entry-father', guardianId: 'father' };
    const ledger = { ...twice, entries: [...twice.entries, other] } as Ledger;
    expect(ledgerProblems(ledger)).toEqual(['a child’s family twice']);
  });
});

test('T2: at the door a free seat, after the start one on which nobody sits; beyond that the ledger says so', () => {
  const line = sign(sign(sign(empty(4), 1, 2), 2, 2), 3, 2);
  const [first] = line.entries;
  const came = new Set([first?.entryId ?? '']);
  expect(seatsAtDoor(line, { hasBegun: false, came })).toBe(0);
  expect(seatsAtDoor(line, { hasBegun: true, came })).toBe(2);
  const third = entryOf(line, 'entry-3');
  if (third === undefined) throw new Error('nobody waits');
  const inside = letIn(line, third);
  expect(seatsAtDoor(inside, { hasBegun: true, came })).toBe(0);
  expect([seatsTaken(inside), seatsFree(inside), ledgerProblems(inside)]).toEqual([6, 0, []]);
  // Whoever signed up waits again where it waited when it was a mistake; whoever did not is on no list again.
  expect(['entry-3', 'entry-9'].map((id) => passesLine(line, id))).toEqual([false, true]);
  const fourth = sign(inside, 4, 1);
  expect(placeInLine(notLetIn(fourth, 'entry-3'), 'entry-3')).toBe(1);
  const unsigned = letIn(line, { ...third, entryId: 'entry-9', guardianId: null, childIds: ['9'] });
  expect(notLetIn(unsigned, 'entry-9')).toEqual(line);
  expect(notLetIn(inside, 'entry-1')).toBe(inside);
});

type Act =
  | { kind: 'sign'; family: number; persons: number }
  | { kind: 'withdraw' | 'confirm' | 'pass'; family: number }
  | { kind: 'serve'; timed: boolean }
  | { kind: 'seats'; capacity: number };

const anyFamily = fc.integer({ min: 0, max: 11 });
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('sign' as const),
      family: anyFamily,
      persons: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('withdraw' as const, 'confirm' as const, 'pass' as const),
      family: anyFamily,
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
  const placeOf = (number: number): LedgerEntry => ({
    ...family(number),
    household: family(number).childIds,
    entryId: `entry-${number}`,
    persons: 2,
    state: 'signed',
    offer: null,
  });
  const unguarded = (ledger: Ledger, number: number): Ledger => ({
    ...ledger,
    entries: [...ledger.entries, placeOf(number)],
  });
  const ledger = [1, 2, 3].reduce(unguarded, empty(5));
  expect(ledgerProblems(ledger)).toEqual(['more seats taken than there are']);
});
