import { rounds } from '../../harness/long-run';
import { guarantees, watchedGuarantees } from './checks';
import { controls, rules } from './pure/rules';
import { runSeed, type Outcome } from './pure/run-seed';

const seedCount = rounds(2_000);
/** `SIM_SEED=17 npx jest test/simulations/messages/ladder-pure` tells that one story again. */
const chosen = process.env['SIM_SEED'];
const seeds =
  chosen === undefined ? Array.from({ length: seedCount }, (_, seed) => seed) : [Number(chosen)];

/** What a person needs to see the failure again. */
function told({ seed, problems, story }: Outcome): string {
  const [first] = problems;
  return [
    `SIM_SEED=${seed}: ${first?.guarantee ?? ''}: ${first?.detail ?? ''}`,
    ...story.slice(-40),
  ].join('\n');
}

describe('M2, M3, M5: the ladder under late, double, concurrent and killed clocks', () => {
  it(`M2, M3, M5: what was promised holds after every step of ${seedCount} seeds`, () => {
    const totals = {
      conflicts: 0,
      fired: 0,
      skipped: 0,
      acknowledged: 0,
      refused: 0,
      red: 0,
      unaware: 0,
    };
    for (const seed of seeds) {
      const outcome = runSeed(seed, rules);
      if (outcome.problems.length > 0) throw new Error(told(outcome));
      for (const key of Object.keys(totals) as (keyof typeof totals)[])
        totals[key] += outcome.counts[key];
    }
    if (chosen !== undefined) return;
    // The stories are about something: races, outages, taps and danger did occur.
    for (const total of Object.values(totals)) expect(total).toBeGreaterThan(seedCount / 2);
  });

  it('M3: the same seed tells the same story', () => {
    expect(runSeed(7, rules)).toEqual(runSeed(7, rules));
  });

  it.each(controls)('M3: the checks see it when $name', ({ rules: broken, caughtBy }) => {
    const sees = (seed: number) =>
      runSeed(seed, broken).problems.some(({ guarantee }) => guarantee === caughtBy);
    expect(Array.from({ length: seedCount }, (_, seed) => seed).some(sees)).toBe(true);
  });

  it('M3: every guarantee has a control that breaks it', () => {
    const caught = new Set(controls.map(({ caughtBy }) => caughtBy));
    expect(caught).toEqual(new Set([...guarantees, ...watchedGuarantees]));
  });
});
