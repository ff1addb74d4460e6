/** M5: what counts as triage being wrong, and what a month's figures are made of. */
import {
  countsOf,
  directionOf,
  figuresOf,
  judgedRedCounts,
  lengthClassOf,
  monthBefore,
  type Correction,
} from '../../../src/shared/messages/corrections';
import { added } from '../../../src/shared/retention/portions';

const correction = (change: Partial<Correction>): Correction => ({
  said: 'red',
  shown: 'red',
  to: 'none',
  because: null,
  direction: 'lowered',
  month: '2026-10',
  length: 'short',
  version: '1.0.0',
  carriers: [],
  ...change,
});

const carrier = (month: string, ...reasons: string[]) => ({
  seq: 1,
  month,
  kind: 'self' as const,
  version: '1.0.0',
  spans: reasons.map((reason, start) => ({ start, length: 2, reason })),
});

test.each([
  // said, shown, to, because, direction
  ['red', 'red', 'none', null, 'lowered'],
  ['red', 'red', 'yellow', 'misread', 'lowered'],
  ['red', 'red', 'none', 'passed', null],
  ['red', 'red', 'red', 'misread', null],
  ['none', 'none', 'red', null, 'raised'],
  ['yellow', 'yellow', 'orange', 'self', 'raised'],
  ['none', 'none', 'red', 'elsewhere', null],
  // A colleague had raised it before these words: fading is no fault of triage, below it is.
  ['none', 'red', 'none', null, null],
  ['orange', 'red', 'orange', null, null],
  ['orange', 'red', 'none', null, 'lowered'],
] as const)('M5: triage said %s, shown %s, a colleague made it %s (%s): %s', (...row) => {
  const [said, shown, to, because, direction] = row;
  expect(directionOf({ said, shown, to, because })).toBe(direction);
});

test('M5: a message counts once for each reason, in the month in which it was written', () => {
  const bags = countsOf(
    correction({
      month: '2026-11',
      carriers: [
        carrier('2026-10', '说到想死', '说到想死', '说到跳楼'),
        carrier('2026-11', '说到想死'),
      ],
    }),
  );
  const bagOf = (month: string) =>
    bags.filter((bag) => bag.month === month).reduce((sum, bag) => added(sum, bag.counts), {});
  expect(figuresOf('2026-10', bagOf('2026-10'))).toMatchObject({
    lowered: 1,
    redLowered: 1,
    reasons: [
      { reason: '说到想死', times: 1 },
      { reason: '说到跳楼', times: 1 },
    ],
    versions: ['1.0.0'],
  });
  expect(figuresOf('2026-11', bagOf('2026-11')).lowered).toBe(1);
});

test('M5: what was raised counts by the kind that was chosen or unknown, and by how much was written', () => {
  const raised = { direction: 'raised', said: 'none', shown: 'none', to: 'red' } as const;
  const bag = [
    correction({ ...raised, because: 'abuse', length: 'long' }),
    correction({ ...raised, because: null }),
    correction({ ...raised, because: 'elsewhere', direction: null }),
  ]
    .flatMap(countsOf)
    .reduce((sum, { counts }) => added(sum, counts), judgedRedCounts('self'));
  expect(figuresOf('2026-10', bag)).toMatchObject({
    red: 1,
    redLowered: 0,
    raised: 2,
    kinds: [
      { kind: 'self', red: 1, redLowered: 0, raised: 0 },
      { kind: 'abuse', red: 0, redLowered: 0, raised: 1 },
      { kind: 'unknown', red: 0, redLowered: 0, raised: 1 },
    ],
    lengths: [
      { length: 'short', raised: 1 },
      { length: 'long', raised: 1 },
    ],
  });
});

test('M5: no name of a count holds what the store reads as a path', () => {
  const odd = carrier('2026-10', 'a.b$c|d');
  const names = countsOf(correction({ carriers: [odd] })).flatMap(({ counts }) =>
    Object.keys(counts),
  );
  expect(names.filter((name) => /[.$]/.test(name))).toEqual([]);
});

test('M5: lengths and months have their borders', () => {
  expect([0, 1, 20, 21, 100, 101].map(lengthClassOf)).toEqual([
    ...['no-words', 'short', 'short', 'middle', 'middle', 'long'],
  ]);
  expect(['2026-01', '2026-10'].map(monthBefore)).toEqual(['2025-12', '2026-09']);
});
