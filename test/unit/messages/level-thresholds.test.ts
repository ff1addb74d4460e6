import fc from 'fast-check';
import { levelThresholdsAt, messagesPolicies } from '../../../src/shared/messages/policy';
import { checkPolicyValue, type StoredPolicyValue } from '../../../src/shared/policy';
import { policyRegistry } from '../../../src/shared/policy/all-policies';
import { triageThresholds } from '../../../src/shared/triage/thresholds';

type Colour = 'red' | 'orange' | 'yellow';

const keyOf = (colour: Colour) => `messages.${colour}-from-points`;
const set = (colour: Colour, value: unknown, fromMs = 0): StoredPolicyValue => ({
  key: keyOf(colour),
  value,
  fromMs,
});
const rangeOf = (colour: Colour) => {
  const definition = messagesPolicies.find(({ key }) => key === keyOf(colour));
  if (!definition) throw new Error(`no figure for ${colour}`);
  return definition.range;
};

/** Any choice that the settings page takes, the product's own figure among them. */
const choice = (colour: Colour) => {
  const [min, max] = rangeOf(colour);
  return fc.option(fc.integer({ min, max }), { nil: null });
};
const choices = fc.record({
  red: choice('red'),
  orange: choice('orange'),
  yellow: choice('yellow'),
});

const stored = (chosen: Record<Colour, number | null>): StoredPolicyValue[] =>
  (['red', 'orange', 'yellow'] as const).flatMap((colour) =>
    chosen[colour] === null ? [] : [set(colour, chosen[colour])],
  );

describe('M5: from which score a message has a level', () => {
  test('a school that set nothing has the figures of the product', () => {
    const { red, orange, yellow } = triageThresholds;
    expect(levelThresholdsAt([], 0)).toEqual({ red, orange, yellow });
    expect({ red, orange, yellow }).toEqual({ red: 60, orange: 35, yellow: 15 });
  });

  test.each([
    ['red', 40, 70],
    ['orange', 20, 50],
    ['yellow', 5, 30],
  ] as const)('%s may be from %i to %i: no school can switch the alarm off', (colour, min, max) => {
    const refusal = (value: unknown) =>
      checkPolicyValue(policyRegistry, { key: keyOf(colour), value, roles: ['lead-counsellor'] });
    expect([min, max].map(refusal)).toEqual([null, null]);
    expect([min - 1, max + 1, 0, 100, 101, min + 0.5, null].map(refusal)).toEqual(
      Array.from({ length: 7 }, () => 'invalid-value'),
    );
    // Stored by whatever hand, it counts as never set.
    expect(levelThresholdsAt([set(colour, 101)], 0)).toEqual(levelThresholdsAt([], 0));
  });

  test('who leads the counsellors and the administrator set them, nobody else', () => {
    for (const colour of ['red', 'orange', 'yellow'] as const)
      expect(policyRegistry.get(keyOf(colour) as never)).toMatchObject({
        changedBy: ['lead-counsellor', 'admin'],
        row: 'M5',
      });
  });

  test('whatever is chosen, red > orange > yellow, red is as chosen and nothing waits for a higher score than chosen', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const { red, orange, yellow } = levelThresholdsAt(stored(chosen), 0);
        expect(red > orange && orange > yellow).toBe(true);
        expect(red).toBe(chosen.red ?? triageThresholds.red);
        expect(orange).toBeLessThanOrEqual(chosen.orange ?? triageThresholds.orange);
        expect(yellow).toBeLessThanOrEqual(chosen.yellow ?? triageThresholds.yellow);
        for (const [value, [min, max]] of [
          [orange, rangeOf('orange')],
          [yellow, rangeOf('yellow')],
        ] as const)
          expect(min <= value && value <= max).toBe(true);
      }),
    );
  });

  test('a choice in order holds exactly as it is', () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const { red, orange, yellow } = { ...triageThresholds, ...withoutNull(chosen) };
        fc.pre(red > orange && orange > yellow);
        expect(levelThresholdsAt(stored(chosen), 0)).toEqual({ red, orange, yellow });
      }),
    );
  });

  test.each([
    ['two that meet', { red: 50, orange: 50, yellow: 15 }, { red: 50, orange: 49, yellow: 15 }],
    ['two that crossed', { red: 40, orange: 50, yellow: 15 }, { red: 40, orange: 39, yellow: 15 }],
    ['the milder two', { red: 60, orange: 20, yellow: 30 }, { red: 60, orange: 20, yellow: 19 }],
  ])('%s: the milder one gives way downwards', (_what, chosen, expected) => {
    expect(levelThresholdsAt(stored(chosen), 0)).toEqual(expected);
  });

  test('they hold from their first millisecond, those before until then', () => {
    const values = [set('red', 40, 1000), set('orange', 30, 2000)];
    expect([999, 1000, 2000].map((atMs) => levelThresholdsAt(values, atMs))).toEqual([
      { red: 60, orange: 35, yellow: 15 },
      { red: 40, orange: 35, yellow: 15 },
      { red: 40, orange: 30, yellow: 15 },
    ]);
  });
});

function withoutNull(chosen: Record<Colour, number | null>): Partial<Record<Colour, number>> {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null));
}
