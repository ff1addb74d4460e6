/** H4: figures kept up to date are those counted anew; small groups stay hidden. */
import fc from 'fast-check';
import type { Limits } from '../../../src/shared/homework/load';
import type { Feedback, Sheet } from '../../../src/shared/homework/model';
import {
  addedUp,
  askedInWeeks,
  countsOfDay,
  countsOfForm,
  declaredPerDay,
  formsIn,
  formsOfWeeks,
  histogramsOf,
  replaced,
  spreadOf,
  sumOf,
  toStep,
  withRoll,
  type Column,
  type Counts,
  type Rolls,
} from '../../../src/shared/homework/month';
import { aForm } from './a-form';
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

  const all = (column: Column) => addedUp([...histogramsOf(counts, column).values()]);

  test('median, quarters and share over the limit', () => {
    expect(spreadOf(all('chinese'), 25)).toEqual({
      forms: 4,
      median: 27.5,
      low: 22.5,
      high: 30,
      over: 2,
    });
    expect(spreadOf(all('all'), 60)).toMatchObject({ forms: 4, over: 1 });
    expect(spreadOf(all('science'), 10)).toBeNull();
  });

  test('forms by week and subject', () => {
    expect(formsOfWeeks(counts, ['2026-10-12'])).toBe(3);
    expect(formsOfWeeks(counts, ['2026-10-05', '2026-10-12'])).toBe(4);
    expect(formsIn(all('mathematics'))).toBe(4);
    expect(histogramsOf(counts, 'chinese').get('2026-10-12')).toEqual([
      [20, 1],
      [25, 1],
      [30, 1],
    ]);
    expect(formsIn(all('english'))).toBe(0);
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

describe('H4: the response rate', () => {
  const monday = '2026-10-12';

  test('who answered was asked, whoever leaves and comes', () => {
    const anEvent = fc.record({
      kind: fc.constantFrom('come' as const, 'leave' as const, 'say' as const),
      child: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 40 }), (events) => {
        const roll = new Set([0, 1, 2, 3]);
        const said = new Set<number>();
        let [counts, rolls]: [Counts, Rolls] = [{}, {}];
        for (const { kind, child } of events) {
          if (kind === 'come') roll.add(child);
          else if (kind === 'leave') roll.delete(child);
          else if (roll.has(child) && !said.has(child)) {
            said.add(child);
            counts = replaced(counts, {}, { [`week:${monday}`]: 1 });
            rolls = withRoll(rolls, monday, roll.size);
          }
        }
        const asked = askedInWeeks({ counts, rolls }, [monday], roll.size);
        expect(formsOfWeeks(counts, [monday])).toBeLessThanOrEqual(asked);
      }),
    );
  });

  test('a child who left after answering stays asked; one who came later was not asked before', () => {
    const counts = { [`week:${monday}`]: 45 };
    const rolls = withRoll({}, monday, 45);
    expect(askedInWeeks({ counts, rolls }, [monday], 44)).toBe(45);
    expect(askedInWeeks({ counts, rolls }, [monday], 46)).toBe(45);
    expect(askedInWeeks({ counts: {}, rolls: {} }, [monday], 46)).toBe(46);
  });
});
