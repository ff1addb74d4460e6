/** H4, S5: two looks side by side, at whatever groups, tell no family's form. */
import fc from 'fast-check';
import type { Feedback } from '../../../src/shared/homework/model';
import {
  addedUp,
  columns,
  countsOfForm,
  formsIn,
  histogramsOf,
  replaced,
  weeksShown,
  type Column,
  type Counts,
  type Histogram,
} from '../../../src/shared/homework/month';
import { aForm } from './a-form';

describe('H4, S5: what two looks tell', () => {
  const mondays = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'];
  const classes = ['a', 'b', 'c'] as const;
  type Step = { of: (typeof classes)[number]; child: number; form: Feedback } | 'next week';
  const aStep: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({
        of: fc.constantFrom(...classes),
        child: fc.integer({ min: 0, max: 7 }),
        form: aForm,
      }),
    },
    { weight: 1, arbitrary: fc.constant('next week' as const) },
  );
  type Look = Record<string, Partial<Record<Column, Histogram>>>;

  /** What each class shows after every step: families say and change their week as long as it runs. */
  function looksOver(steps: readonly Step[], shows: typeof shown): Look[] {
    const forms = new Map<string, Feedback>();
    const counts: Record<string, Counts> = {};
    let week = 0;
    return steps.map((step) => {
      if (step === 'next week') week = Math.min(week + 1, mondays.length);
      else if (week < mondays.length) {
        const monday = mondays[week] ?? '';
        const id = `${step.of}.${step.child}.${week}`;
        const before = forms.get(id);
        const kept = counts[step.of] ?? {};
        const old = before ? countsOfForm(monday, before) : {};
        counts[step.of] = replaced(kept, old, countsOfForm(monday, step.form));
        forms.set(id, step.form);
      }
      return Object.fromEntries(
        classes.map((of) => [of, shows(counts[of] ?? {}, mondays.slice(0, week))]),
      );
    });
  }

  function shown(counts: Counts, over: readonly string[]): Partial<Record<Column, Histogram>> {
    return Object.fromEntries(
      columns.map((column) => {
        const weeks = histogramsOf(counts, column);
        return [column, addedUp(weeksShown(weeks, over, 5).map((of) => weeks.get(of) ?? []))];
      }),
    );
  }

  /** Every group and every remainder is some of the classes added up. */
  const someClasses = [1, 2, 3, 4, 5, 6, 7].map((bits) =>
    classes.filter((_, place) => (bits >> place) % 2 === 1),
  );

  /** Whether the second look tells less than five forms beyond the first. */
  function tells(first: Look, second: Look): boolean {
    return columns.some((column) =>
      someClasses.some((some) => {
        const at = (look: Look) => addedUp(some.map((of) => look[of]?.[column] ?? []));
        const before = new Map(at(first));
        const more = at(second).map(([minutes, forms]) => forms - (before.get(minutes) ?? 0));
        const sum = formsIn(at(second)) - formsIn(at(first));
        return more.some((one) => one < 0) || (sum === 0 ? more.some(Boolean) : sum < 5);
      }),
    );
  }

  const neverTells = (shows: typeof shown) =>
    fc.property(fc.array(aStep, { minLength: 10, maxLength: 120 }), (steps) => {
      const looks: Look[] = [{}, ...looksOver(steps, shows)];
      const changing = looks.filter(
        (look, place) => place === 0 || JSON.stringify(look) !== JSON.stringify(looks[place - 1]),
      );
      return changing.every((second, place) =>
        changing.slice(0, place).every((first) => !tells(first, second)),
      );
    });

  test('any two looks at a class, a group or a remainder differ by no form or by at least five', () => {
    fc.assert(neverTells(shown), { numRuns: 60 });
  });

  test('the shown weeks do come: of forms enough, and of few once they are enough together', () => {
    const of = (...forms: number[]) =>
      weeksShown(
        new Map(forms.map((count, place) => [mondays[place] ?? '', [[20, count]]])),
        mondays.slice(0, forms.length),
        5,
      );
    expect(of(5)).toEqual(mondays.slice(0, 1));
    expect(of(4)).toEqual([]);
    expect(of(3, 2)).toEqual(mondays.slice(0, 2));
    expect(of(6, 2)).toEqual(mondays.slice(0, 1));
    expect(of(6, 2, 0, 3)).toEqual(mondays);
  });

  test('control: with the running week shown, or a small one, the same property finds a form', () => {
    const live: typeof shown = (counts) => shown(counts, mondays);
    const small: typeof shown = (counts, over) =>
      Object.fromEntries(
        columns.map((column) => {
          const weeks = histogramsOf(counts, column);
          return [column, addedUp(over.map((of) => weeks.get(of) ?? []))];
        }),
      );
    for (const shows of [live, small])
      expect(fc.check(neverTells(shows), { numRuns: 60, endOnFailure: true }).failed).toBe(true);
  });
});
