import fc from 'fast-check';
import {
  affordableInMs,
  nextPollDelayMs,
  staffBudget,
  studentBudget,
  withinHour,
  type PollBudget,
  type Urgency,
} from '../../src/shared/polling/plan';

const hourMs = 3_600_000;
const urgencies: Urgency[] = ['fast', 'near', 'waiting', 'idle'];
const budgets: [string, PollBudget][] = [
  ['student', studentBudget],
  ['counsellor', staffBudget],
];

/** All polls of a stay in the foreground whose urgency changes with every poll. */
function stay(budget: PollBudget, moods: readonly Urgency[], untilMs: number): number[] {
  const history: number[] = [0];
  for (let index = 0; ; index += 1) {
    const last = history.at(-1) ?? 0;
    const mood = moods[index % moods.length] ?? 'fast';
    const next = last + nextPollDelayMs(history, last, budget, mood);
    if (next > untilMs) return history;
    history.push(next);
  }
}

const busiestHour = (polls: readonly number[]) =>
  Math.max(...polls.map((end) => polls.filter((at) => at > end - hourMs && at <= end).length));

describe('polling stays inside its hourly budget', () => {
  test.each(budgets)('M4: no hour of a %s holds more polls than its budget', (_who, budget) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...urgencies), { minLength: 1 }), (moods) => {
        return busiestHour(stay(budget, moods, 3 * hourMs)) <= budget.hourlyCalls;
      }),
      { numRuns: 60 },
    );
  });

  test.each(budgets)(
    'M4: always-fast spends nearly all of a %s budget and not more',
    (_w, budget) => {
      const most = busiestHour(stay(budget, ['fast'], 3 * hourMs));
      expect(most).toBeLessThanOrEqual(budget.hourlyCalls);
      expect(most).toBeGreaterThan(budget.hourlyCalls * 0.9);
    },
  );

  test('M4: the budgets leave a tenth of what the architecture allows', () => {
    expect(studentBudget.hourlyCalls).toBeLessThanOrEqual(60 * 0.9);
    expect(staffBudget.hourlyCalls).toBeLessThanOrEqual(300 * 0.9);
  });

  test('M4: just after sending an answer is looked for within seconds', () => {
    expect(nextPollDelayMs([0], 0, studentBudget, 'fast')).toBe(4_000);
    expect(nextPollDelayMs([0], 0, staffBudget, 'waiting')).toBe(12_000);
  });

  test('M4: an empty purse says when it can pay again, and a rested one pays at once', () => {
    const burst = Array.from({ length: studentBudget.burstCalls }, (_, index) => index);
    const waitMs = affordableInMs(burst, burst.length, studentBudget);
    expect(waitMs).toBeGreaterThan(0);
    expect(affordableInMs(burst, burst.length + waitMs, studentBudget)).toBe(0);
    expect(affordableInMs(burst, 3 * hourMs, studentBudget)).toBe(0);
    expect(withinHour(burst, 3 * hourMs)).toEqual([]);
  });
});
