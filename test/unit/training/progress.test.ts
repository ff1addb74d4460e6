/** T2: progress of online lessons, and participation equal to a recount. */
import fc from 'fast-check';
import {
  meetsTarget,
  notReached,
  percentOf,
  shareOf,
  sumOf,
  tookPart,
  withCame,
  withDone,
  withoutCame,
  type Reached,
} from '../../../src/shared/training/participation';
import {
  answered,
  isDone,
  minutesLeft,
  nothingRead,
  readOn,
} from '../../../src/shared/training/progress';

const needs = { minMinutes: 5, checkpoints: 2 };
const today = '2026-10-12';
const read = (progress: typeof nothingRead, minutes: number) =>
  readOn(progress, needs, { fromMs: 0, nowMs: minutes * 60_000, today });
const answer = (progress: typeof nothingRead, checkpoint: number, right = true) =>
  answered(progress, needs, { checkpoint, right, today });

test('T2: a lesson is finished by its minutes and all its checkpoints, in any order, on that day', () => {
  const asked = answer(answer(nothingRead, 1), 0);
  expect([isDone(asked, needs), minutesLeft(asked, needs)]).toEqual([false, 5]);
  const almost = read(asked, 4.99);
  expect([almost.doneOn, minutesLeft(almost, needs)]).toEqual([null, 1]);
  expect(read(almost, 1).doneOn).toBe(today);
  const timed = read(nothingRead, 30);
  expect(timed.readSeconds).toBe(300);
  expect(answer(timed, 0).doneOn).toBeNull();
  expect(answer(answer(timed, 0), 1)).toMatchObject({ passed: [0, 1], doneOn: today });
});

test('T2: a wrong answer, one answered before and a sitting that lies ahead change nothing', () => {
  const one = answer(nothingRead, 0);
  expect(answer(one, 1, false)).toBe(one);
  expect(answer(one, 0)).toBe(one);
  expect(read(one, -1)).toBe(one);
});

test('T2: a lesson that asks for less than it did is finished by the next sitting', () => {
  const most = answer(read(nothingRead, 5), 0);
  expect(most.doneOn).toBeNull();
  const less = { minMinutes: 5, checkpoints: 1 };
  expect(readOn(most, less, { fromMs: 0, nowMs: 60_000, today }).doneOn).toBe(today);
});

test('T2: one sitting counts for an hour at most', () => {
  const long = { minMinutes: 60, checkpoints: 0 };
  const sat = readOn(nothingRead, long, { fromMs: 0, nowMs: 9 * 3_600_000, today });
  expect(sat.readSeconds).toBe(3_600);
});

const place = fc.record({
  child: fc.integer({ min: 0, max: 5 }),
  what: fc.integer({ min: 0, max: 2 }),
  who: fc.constantFrom('mother', 'father'),
});

test('T2: however often and in whatever order it is entered, the share is that of a recount', () => {
  const acts = fc.array(fc.tuple(fc.constantFrom('came', 'not', 'done'), place), { maxLength: 60 });
  fc.assert(
    fc.property(acts, (entered) => {
      const kept = new Map<string, Reached>();
      const truth = new Set<string>();
      for (const [kind, { child, what, who }] of entered) {
        const id = `child-${child}`;
        const before = kept.get(id) ?? notReached;
        const change = { came: withCame, not: withoutCame, done: withDone }[kind];
        kept.set(id, change(before, `thing-${what}`, who));
        const fact = `${id} ${kind === 'done' ? 'done' : 'came'} thing-${what} ${who}`;
        if (kind === 'not') truth.delete(fact);
        else truth.add(fact);
      }
      const children = Array.from({ length: 8 }, (_, index) => `child-${index}`);
      const of = (test: RegExp) =>
        children.filter((id) => [...truth].some((fact) => fact.startsWith(id) && test.test(fact)))
          .length;
      const share = shareOf(children, (id) => kept.get(id));
      expect(share).toEqual({
        reached: of(/./),
        of: 8,
        onSite: of(/ came /),
        online: of(/ done /),
      });
    }),
  );
});

test('T2: one guardian’s correction does not undo the other’s coming', () => {
  const both = withCame(withCame(notReached, 'one', 'mother'), 'one', 'father');
  expect(tookPart(withoutCame(both, 'one', 'mother'))).toBe(true);
  expect(tookPart(withoutCame(withoutCame(both, 'one', 'mother'), 'one', 'father'))).toBe(false);
});

test.each([
  [38, 45, false, 84.4],
  [39, 45, true, 86.7],
  [17, 20, true, 85],
  [0, 0, false, null],
])('T2: %s of %s against 85%%: %s', (reached, of, meets, percent) => {
  expect([meetsTarget({ reached, of }, 85), percentOf({ reached, of })]).toEqual([meets, percent]);
});

test('T2: a grade is the sum of its classes', () => {
  const one = { reached: 3, of: 5, onSite: 2, online: 1 };
  expect(sumOf([one, one])).toEqual({ reached: 6, of: 10, onSite: 4, online: 2 });
});
