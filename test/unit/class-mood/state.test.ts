import { figuresOf, formStateOf, heatOf, calmOf } from '../../../src/shared/class-mood/state';

const dueAtMs = 1_000;
const at = (firstAtMs: number) => ({ firstAtMs, dueAtMs });

test.each([
  ['before its time, nothing handed in', null, dueAtMs, dueAtMs - 1, 'open'],
  ['at its time, nothing handed in', null, dueAtMs, dueAtMs, 'missing'],
  ['long after, nothing handed in', null, dueAtMs, 9_999, 'missing'],
  ['handed in at the last instant', at(dueAtMs), dueAtMs, 9_999, 'submitted'],
  ['handed in an instant later', at(dueAtMs + 1), dueAtMs, 9_999, 'late'],
  ['handed in in time, the due day moved afterwards', at(dueAtMs), 500, 9_999, 'submitted'],
  ['a week without school', null, null, 9_999, 'not-owed'],
] as const)('W1: %s', (_what, submitted, due, nowMs, state) => {
  expect(formStateOf(submitted, due, nowMs)).toBe(state);
});

test('W1: missing counts as missing; what owes nothing is in no denominator', () => {
  expect(figuresOf(['submitted', 'late', 'missing', 'missing', 'open', 'not-owed'])).toEqual({
    owed: 5,
    submitted: 1,
    late: 1,
    missing: 2,
    open: 1,
  });
  expect(figuresOf([])).toEqual({ owed: 0, submitted: 0, late: 0, missing: 0, open: 0 });
});

test('W1: the rest row counts itself, and the sum is the class', () => {
  const counts = { low: 4, irritable: 2, tense: 1 };
  expect(calmOf(45, counts)).toBe(38);
  expect(calmOf(5, counts)).toBe(0);
});

test.each([
  [0, 0, null],
  [0, 45, 0],
  [1, 45, 1],
  [9, 180, 1],
  [10, 180, 2],
  [18, 180, 2],
  [19, 180, 3],
  [27, 180, 3],
  [28, 180, 4],
  [45, 45, 4],
] as const)('W1: heat of %d in %d', (unsettled, counted, heat) => {
  expect(heatOf(unsettled, counted)).toBe(heat);
});
