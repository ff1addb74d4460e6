import fc from 'fast-check';
import { classMoodPolicies } from '../../../src/shared/class-mood/policy';
import { dutyPolicies, rosterLimitsAt } from '../../../src/shared/duty/policy';
import { homeworkPolicies } from '../../../src/shared/homework/policy';
import { replyLadder, redLadder } from '../../../src/shared/messages/ladders';
import {
  messagesPolicies,
  quietHoursAt,
  redLadderFiguresAt,
  replyLadderFiguresAt,
} from '../../../src/shared/messages/policy';
import {
  checkPolicyValue,
  createPolicyRegistry,
  definePolicy,
  policyAt,
  type StoredPolicyValue,
} from '../../../src/shared/policy';
import { policyRegistry } from '../../../src/shared/policy/all-policies';

const wait = definePolicy({
  key: 'test.wait-minutes',
  default: 60,
  unit: 'minutes',
  range: [15, 75],
  changedBy: ['lead-counsellor'],
  row: 'M3',
});
const tone = definePolicy({
  key: 'test.tone',
  default: 'warm',
  unit: 'choice',
  choices: ['warm', 'plain'],
  changedBy: ['admin'],
  row: 'M3',
});
const registry = createPolicyRegistry([wait, tone]);

describe('M3: the policy that holds', () => {
  const values: StoredPolicyValue[] = [
    { key: 'test.wait-minutes', value: 30, fromMs: 1000 },
    { key: 'test.wait-minutes', value: 45, fromMs: 2000 },
    { key: 'test.tone', value: 'plain', fromMs: 1500 },
  ];

  test.each([
    ['before any value: the default', 999, 60],
    ['from its first millisecond', 1000, 30],
    ['until the millisecond before the next', 1999, 30],
    ['from the next one on', 2000, 45],
    ['long after', 9e12, 45],
  ])('%s', (_what, atMs, expected) => {
    const minutes: number = policyAt(registry, values, 'test.wait-minutes', atMs);
    expect(minutes).toBe(expected);
    expect(policyAt(registry, [...values].reverse(), 'test.wait-minutes', atMs)).toBe(expected);
  });

  test('a choice keeps its words', () => {
    const before: 'warm' | 'plain' = policyAt(registry, values, 'test.tone', 1499);
    expect([before, policyAt(registry, values, 'test.tone', 1500)]).toEqual(['warm', 'plain']);
  });

  test.each([[14], [76], [30.5], ['30'], [null], [Number.NaN], [{ $gt: 0 }]])(
    'a stored value that is not allowed is passed over: %p',
    (value) => {
      const bad = { key: 'test.wait-minutes', value, fromMs: 1500 };
      expect(policyAt(registry, [bad], 'test.wait-minutes', 1500)).toBe(60);
      expect(policyAt(registry, [...values, bad], 'test.wait-minutes', 1700)).toBe(30);
    },
  );

  test('of two values with one start the later in the list holds', () => {
    const twice = [30, 40].map((value) => ({ key: 'test.wait-minutes', value, fromMs: 5 }));
    expect(policyAt(registry, twice, 'test.wait-minutes', 5)).toBe(40);
  });

  test('the latest start not after the instant wins, whatever the order of the list', () => {
    const value = fc.record({
      key: fc.constant('test.wait-minutes'),
      value: fc.integer({ min: 0, max: 90 }),
      fromMs: fc.integer({ min: 0, max: 50 }),
    });
    const stored = fc.uniqueArray(value, { selector: ({ fromMs }) => fromMs, maxLength: 12 });
    fc.assert(
      fc.property(stored, fc.integer({ min: -5, max: 60 }), (list, atMs) => {
        const expected = list
          .filter((one) => one.fromMs <= atMs && one.value >= 15 && one.value <= 75)
          .sort((one, other) => other.fromMs - one.fromMs)[0];
        const got = policyAt(registry, list, 'test.wait-minutes', atMs);
        expect(got).toBe(expected === undefined ? 60 : expected.value);
      }),
    );
  });
});

describe('M3: what may be set', () => {
  test.each([
    ['the lower end', 'test.wait-minutes', 15, ['lead-counsellor'], null],
    ['the upper end', 'test.wait-minutes', 75, ['lead-counsellor'], null],
    ['below', 'test.wait-minutes', 14, ['lead-counsellor'], 'invalid-value'],
    ['above', 'test.wait-minutes', 76, ['lead-counsellor'], 'invalid-value'],
    ['a fraction', 'test.wait-minutes', 20.5, ['lead-counsellor'], 'invalid-value'],
    ['text', 'test.wait-minutes', '20', ['lead-counsellor'], 'invalid-value'],
    ['a listed choice', 'test.tone', 'plain', ['counsellor', 'admin'], null],
    ['an unlisted choice', 'test.tone', 'rude', ['admin'], 'invalid-value'],
    ['somebody else', 'test.wait-minutes', 20, ['counsellor', 'student'], 'not-allowed'],
    ['nobody', 'test.wait-minutes', 20, [], 'not-allowed'],
    ['an unknown key', 'test.nothing', 20, ['admin'], 'unknown-key'],
    ['a key of the prototype', 'constructor', 20, ['admin'], 'unknown-key'],
  ] as const)('%s', (_what, key, value, roles, expected) => {
    expect(checkPolicyValue(registry, { key, value, roles })).toBe(expected);
  });

  test('a default outside its own range and a key declared twice are refused at once', () => {
    expect(() => definePolicy({ ...wait, default: 76 })).toThrow(RangeError);
    expect(() => createPolicyRegistry([wait, tone, wait])).toThrow(RangeError);
  });
});

describe('M3, M5: the defaults are the promised ones', () => {
  test('2 h ladder, 10 min ladder, quiet hours, roster limits', () => {
    expect(replyLadderFiguresAt([], 0)).toEqual({
      remindMinutes: 60,
      backupMinutes: 90,
      breachMinutes: 120,
      repeatMinutes: 30,
    });
    expect(redLadderFiguresAt([], 0)).toEqual({
      backupMinutes: 5,
      breachMinutes: 10,
      repeatMinutes: 5,
    });
    expect(quietHoursAt([], 0)).toEqual({ startHour: 22, endHour: 7 });
    expect(rosterLimitsAt([], 0)).toEqual({ minimumPeople: 4, maximumNightsPerWeek: 2 });
    expect(policyAt(policyRegistry, [], 'messages.red-acknowledge-minutes', 0)).toBe(10);
    expect(policyAt(policyRegistry, [], 'messages.retention-days', 0)).toBe(180);
  });

  test('every declared figure names a row, somebody who may change it, and is in the registry', () => {
    for (const definition of policyRegistry.values()) {
      expect(definition.row).toMatch(/^[A-Z]\d$/);
      expect(definition.changedBy.length).toBeGreaterThan(0);
    }
    const some = [...messagesPolicies, ...dutyPolicies, ...classMoodPolicies, ...homeworkPolicies];
    for (const definition of some) expect(policyRegistry.get(definition.key)).toBe(definition);
  });

  test('no allowed choice of values puts the rungs out of order or stretches a promise', () => {
    const chosen = fc.tuple(
      ...messagesPolicies.map(({ key, range: [min, max] }) =>
        fc.integer({ min, max }).map((value) => ({ key, value, fromMs: 0 })),
      ),
    );
    fc.assert(
      fc.property(chosen, (values) => {
        for (const [ladder, promisedMinutes] of [
          [replyLadder(replyLadderFiguresAt(values, 0)), 120],
          [redLadder(redLadderFiguresAt(values, 0)), 10],
        ] as const) {
          const times = ladder.rungs.map((rung) => rung.afterMs);
          expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
          expect(ladder.dueAfterMs).toBeLessThanOrEqual(promisedMinutes * 60_000);
        }
      }),
    );
  });
});
