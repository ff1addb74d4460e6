/** H4: figures kept up to date are those counted anew; small groups stay hidden. */
import fc from 'fast-check';
import type { Limits } from '../../../src/shared/homework/load';
import type { Feedback, Sheet } from '../../../src/shared/homework/model';
import {
  countsOfDay,
  countsOfForm,
  declaredPerDay,
  formsIn,
  formsOfWeeks,
  histogramOf,
  replaced,
  spreadOf,
  sumOf,
  toStep,
  type Counts,
} from '../../../src/shared/homework/month';
import { hiddenGroups } from '../../../src/shared/homework/suppress';
import { subjects, type Subject } from '../../../src/shared/people/subjects';

const limits: Limits = { total: 60, chinese: 25, mathematics: 25, others: 10 };

const aTask = fc.record({
  tier: fc.constantFrom('basic' as const, 'extended' as const, 'optional' as const),
  text: fc.constant('第 3 题'),
  minutes: fc.integer({ min: 0, max: 60 }),
  written: fc.boolean(),
});
const aSheet: fc.Arbitrary<Sheet> = fc.record({
  tasks: fc.uniqueArray(aTask, { minLength: 1, maxLength: 3, selector: ({ tier }) => tier }),
});
const aForm: fc.Arbitrary<Feedback> = fc.record({
  minutes: fc.uniqueArray(
    fc.record({
      subject: fc.constantFrom(...subjects),
      minutes: fc.integer({ min: 0, max: 24 }).map((steps) => steps * 5),
    }),
    { minLength: 1, maxLength: 6, selector: ({ subject }) => subject },
  ),
  difficulty: fc.constantFrom('easy' as const, 'right' as const, 'hard' as const),
  mood: fc.constantFrom('happy' as const, 'calm' as const, 'upset' as const),
  bedtime: fc.constant(null),
  remark: fc.constant(''),
});

type Act =
  | { kind: 'post'; date: string; subject: Subject; sheet: Sheet | null }
  | { kind: 'form'; child: string; monday: string; form: Feedback };

const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('post' as const),
    date: fc.constantFrom('2026-10-12', '2026-10-13', '2026-10-14'),
    subject: fc.constantFrom(...subjects),
    sheet: fc.option(aSheet),
  }),
  fc.record({
    kind: fc.constant('form' as const),
    child: fc.constantFrom('a', 'b', 'c'),
    monday: fc.constantFrom('2026-10-05', '2026-10-12'),
    form: aForm,
  }),
);

type Day = Partial<Record<Subject, Sheet | null>>;

/** What is stored after the acts, and the figures kept beside it. `forget`: the control, old forms stay counted. */
function run(acts: readonly Act[], forget = false) {
  const days = new Map<string, Day>();
  const forms = new Map<string, { monday: string; form: Feedback }>();
  let kept: Counts = {};
  for (const act of acts) {
    if (act.kind === 'post') {
      const before = days.get(act.date) ?? {};
      const after = { ...before, [act.subject]: act.sheet };
      kept = replaced(kept, dayCounts(before), dayCounts(after));
      days.set(act.date, after);
    } else {
      const id = `${act.child}.${act.monday}`;
      const before = forms.get(id);
      const old = before && !forget ? countsOfForm(before.monday, before.form) : {};
      kept = replaced(kept, old, countsOfForm(act.monday, act.form));
      forms.set(id, act);
    }
  }
  const anew = sumOf([
    ...[...days.values()].map(dayCounts),
    ...[...forms.values()].map(({ monday, form }) => countsOfForm(monday, form)),
  ]);
  return { kept, anew };
}

const dayCounts = (day: Day) =>
  countsOfDay(
    Object.entries(day).map(([subject, sheet]) => ({
      subject: subject as Subject,
      published: sheet ?? null,
    })),
    limits,
  );

const sorted = (counts: Counts) => Object.entries(counts).sort();

describe('H4: kept up to date', () => {
  test('after any posts, corrections and forms the kept figures are the recomputed ones', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 30 }), (acts) => {
        const { kept, anew } = run(acts);
        expect(sorted(kept)).toEqual(sorted(anew));
      }),
      { numRuns: 400 },
    );
  });

  test('control: with old forms left counted the same property finds a difference', () => {
    const found = fc.check(
      fc.property(fc.array(anAct, { maxLength: 30 }), (acts) => {
        const { kept, anew } = run(acts, true);
        return JSON.stringify(sorted(kept)) === JSON.stringify(sorted(anew));
      }),
      { numRuns: 400 },
    );
    expect(found.failed).toBe(true);
  });

  test('names of counts can be stored: no dots, no leading dollar', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 10 }), (acts) => {
        for (const name of Object.keys(run(acts).kept)) expect(name).toMatch(/^[a-z0-9:-]+$/);
      }),
    );
  });
});

describe('H4: what the figures say', () => {
  const form = (chinese: number, mathematics: number): Feedback => ({
    minutes: [
      { subject: 'chinese', minutes: chinese },
      { subject: 'mathematics', minutes: mathematics },
    ],
    difficulty: 'right',
    mood: 'calm',
    bedtime: '21:30',
    remark: '',
  });
  const counts = sumOf([
    countsOfForm('2026-10-12', form(20, 20)),
    countsOfForm('2026-10-12', form(25, 30)),
    countsOfForm('2026-10-12', form(30, 40)),
    countsOfForm('2026-10-05', form(30, 15)),
  ]);

  test('median, quarters and share over the limit', () => {
    expect(spreadOf(histogramOf(counts, 'chinese'), 25)).toEqual({
      forms: 4,
      median: 27.5,
      low: 22.5,
      high: 30,
      over: 2,
    });
    expect(spreadOf(histogramOf(counts, 'all'), 60)).toMatchObject({ forms: 4, over: 1 });
    expect(spreadOf(histogramOf(counts, 'science'), 10)).toBeNull();
  });

  test('forms by week and subject', () => {
    expect(formsOfWeeks(counts, ['2026-10-12'])).toBe(3);
    expect(formsOfWeeks(counts, ['2026-10-05', '2026-10-12'])).toBe(4);
    expect(formsIn(counts, 'mathematics')).toBe(4);
    expect(formsIn(counts, 'english')).toBe(0);
  });

  test('declared minutes a day, over the days with homework', () => {
    const sheet = (minutes: number): Sheet => ({
      tasks: [{ tier: 'basic', text: '题', minutes, written: true }],
    });
    const days = sumOf([
      countsOfDay([{ subject: 'chinese', published: sheet(20) }], limits),
      countsOfDay(
        [
          { subject: 'chinese', published: sheet(15) },
          { subject: 'mathematics', published: sheet(50) },
          { subject: 'english', published: null },
        ],
        limits,
      ),
    ]);
    expect(declaredPerDay(days, 'chinese')).toBe(17.5);
    expect(declaredPerDay(days, 'all')).toBe(42.5);
    expect(declaredPerDay(days, 'english')).toBeNull();
    expect(days['days-over']).toBe(1);
  });

  test('a stopwatch’s minutes go to the slider’s nearest step', () => {
    expect([0, 2.4, 2.5, 7, 13].map(toStep)).toEqual([0, 0, 5, 5, 15]);
  });
});

describe('H4, S5: small groups', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 });

  test('a group under 5 is hidden, and never alone: a second one hides it', () => {
    expect(hiddenGroups([3, 10, 7], 5)).toEqual({ groups: [true, false, true], whole: false });
    expect(hiddenGroups([2, 2, 9], 5)).toEqual({ groups: [true, true, true], whole: false });
    expect(hiddenGroups([2, 3, 9], 5)).toEqual({ groups: [true, true, false], whole: false });
    expect(hiddenGroups([10, 0, 7], 5)).toEqual({ groups: [false, false, false], whole: false });
    expect(hiddenGroups([4], 5)).toEqual({ groups: [true], whole: true });
    expect(hiddenGroups([4, 0], 5)).toEqual({ groups: [true, false], whole: true });
    expect(hiddenGroups([5], 5)).toEqual({ groups: [false], whole: false });
  });

  test('whatever is subtracted from whatever is shown, no group under 5 comes out', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const { groups, whole } = hiddenGroups(all, 5);
        all.forEach((size, index) => {
          if (!groups[index]) expect(size === 0 || size >= 5).toBe(true);
        });
        const hidden = all.filter((_, index) => groups[index]);
        const rest = hidden.reduce((sum, size) => sum + size, 0);
        if (whole || hidden.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(rest).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 1_000 },
    );
  });

  test('control: without the remainder rule a single hidden group can be told', () => {
    const plain = (all: readonly number[]) => all.map((size) => size > 0 && size < 5);
    const found = fc.check(
      fc.property(sizes, (all) => plain(all).filter(Boolean).length !== 1),
      { numRuns: 1_000 },
    );
    expect(found.failed).toBe(true);
  });
});
