import fc from 'fast-check';
import { policyAt, type StoredPolicyValue } from '../../../src/shared/policy';
import { policyRegistry } from '../../../src/shared/policy/all-policies';
import { settingProfiles } from '../../../src/shared/settings/profiles';
import { timelineOf, withoutComing, withValue } from '../../../src/shared/settings/timeline';
import { settingGroups, settingWords } from '../../../src/shared/settings/words';
import { addDays, dayMs, localDateTime, toLocalDate } from '../../../src/shared/time';
import { isPolicyValue } from '../../../src/shared/policy';

const key = 'bookings.monthly-sessions';
const definition = policyRegistry.get(key as never);
if (!definition) throw new Error('no such figure');
const start = localDateTime('2026-09-01', '00:00');

/** What holds at that instant, by the one reader that features use. */
const at = (values: readonly StoredPolicyValue[], atMs: number) =>
  policyAt(policyRegistry, values, key as never, atMs) as unknown as number;

/** Changes as a school makes them over two years: on a day, for that day or a later one. */
const changes = fc
  .array(
    fc.record({
      afterDays: fc.integer({ min: 0, max: 30 }),
      aheadDays: fc.integer({ min: 0, max: 200 }),
      value: fc.integer({ min: 1, max: 8 }),
      isTakenBack: fc.boolean(),
    }),
    { maxLength: 25 },
  )
  .map((list) => {
    let nowMs = start;
    return list.map(({ afterDays, aheadDays, value, isTakenBack }) => {
      nowMs += afterDays * dayMs + 3_600_000;
      return { nowMs, fromDate: addDays(toLocalDate(nowMs), aheadDays), value, isTakenBack };
    });
  });

describe('G1: a figure of the school over time', () => {
  test('what has held is never another afterwards, whatever is changed or taken back later', () => {
    fc.assert(
      fc.property(changes, (list) => {
        let values: StoredPolicyValue[] = [];
        const seen: { atMs: number; value: number }[] = [];
        for (const { nowMs, fromDate, value, isTakenBack } of list) {
          seen.push({ atMs: nowMs - 1, value: at(values, nowMs - 1) });
          const next = isTakenBack
            ? withoutComing(values, { key, fromDate }, nowMs)
            : withValue(values, { key, value, fromDate }, nowMs);
          if (typeof next === 'string') throw new Error(next);
          values = next;
          expect(seen.filter((one) => at(values, one.atMs) !== one.value)).toEqual([]);
          if (!isTakenBack)
            expect(at(values, Math.max(nowMs, localDateTime(fromDate, '00:00')))).toBe(value);
        }
      }),
    );
  });

  test('the page shows what the features read: now, and at the start of all that is to come', () => {
    fc.assert(
      fc.property(changes, (list) => {
        let values: StoredPolicyValue[] = [];
        for (const { nowMs, fromDate, value } of list) {
          const next = withValue(values, { key, value, fromDate }, nowMs);
          if (typeof next === 'string') throw new Error(next);
          values = next;
          const { now, coming, past } = timelineOf(definition, values, nowMs);
          expect(now).toBe(at(values, nowMs));
          for (const one of coming) expect(at(values, one.fromMs)).toBe(one.value);
          for (const one of past) expect(at(values, one.fromMs)).toBe(one.value);
        }
      }),
    );
  });

  test('the past is refused, a slip into the far future too, and a day has one value', () => {
    const nowMs = localDateTime('2026-10-12', '10:00');
    const change = (fromDate: string, values: StoredPolicyValue[] = []) =>
      withValue(values, { key, value: 6, fromDate }, nowMs);
    expect(change('2026-10-11')).toBe('past');
    expect(change('2028-10-12')).toBe('too-far');
    const twice = withValue(
      change('2026-11-01') as StoredPolicyValue[],
      { key, value: 2, fromDate: '2026-11-01' },
      nowMs,
    ) as StoredPolicyValue[];
    expect(timelineOf(definition, twice, nowMs).coming).toEqual([
      { value: 2, fromMs: localDateTime('2026-11-01', '00:00') },
    ]);
    const many = Array.from({ length: 40 }, (_, day) => ({ key, value: 3, fromMs: day }));
    expect(change('2026-10-12', many)).toBe('too-many');
  });
});

test('G1: every figure has a name, a sentence and a group, and every word of a choice its own', () => {
  for (const one of policyRegistry.values()) {
    const words = settingWords[one.key];
    expect([one.key, words?.name, words?.hint]).not.toContain(undefined);
    expect(Object.keys(settingGroups)).toContain(one.key.split('.')[0]);
    if ('choices' in one)
      expect(Object.keys(words?.choices ?? {}).sort()).toEqual([...one.choices].sort());
  }
  const known = [...policyRegistry.keys()] as string[];
  expect(Object.keys(settingWords).filter((one) => !known.includes(one))).toEqual([]);
  expect(new Set(Object.values(settingWords).map(({ name }) => name)).size).toBeGreaterThan(40);
});

test('B1: every value of a profile is one that its figure allows', () => {
  for (const { values } of settingProfiles)
    for (const [name, value] of Object.entries(values)) {
      const one = policyRegistry.get(name as never);
      expect([name, one !== undefined && isPolicyValue(one, value)]).toEqual([name, true]);
    }
});
