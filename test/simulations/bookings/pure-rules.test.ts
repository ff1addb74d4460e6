/** B2, B3: hold, confirm, cancel, move, put off, expire, offer, answer, in any order and interleaved, on the pure rules. */
import { rounds } from '../../harness/long-run';
import { controls, rules } from './pure/rules';
import { runSeed, type Outcome } from './pure/run-seed';
import { bookingGuarantees } from './real/stored-checks';

const seedCount = rounds(150, 3_000);
/** `SIM_SEED=17 npx jest test/simulations/bookings/pure` tells that one story again. */
const chosen = process.env['SIM_SEED'];
const seeds =
  chosen === undefined ? Array.from({ length: seedCount }, (_, seed) => seed) : [Number(chosen)];
/** A control is seen early or not at all. */
const controlSeeds = 400;

function told({ seed, problems, story }: Outcome): string {
  const [first] = problems;
  return [
    `SIM_SEED=${seed}: ${first?.guarantee ?? ''}: ${first?.detail ?? ''}`,
    ...story.slice(-40),
  ].join('\n');
}

test(`B2, B3: nobody and nothing is in two places after every step of ${seedCount} seeds`, () => {
  const totals = { won: 0, refused: 0, conflicts: 0, offered: 0, moved: 0, given: 0 };
  for (const seed of seeds) {
    const outcome = runSeed(seed, rules);
    if (outcome.problems.length > 0) throw new Error(told(outcome));
    for (const key of Object.keys(totals) as (keyof typeof totals)[])
      totals[key] += outcome.counts[key];
  }
  if (chosen !== undefined) return;
  // The stories are about something: races, refusals, offers and moves did occur.
  const least = { won: 10, refused: 2, conflicts: 0.5, offered: 0.1, moved: 0.2, given: 0.02 };
  for (const key of Object.keys(totals) as (keyof typeof totals)[])
    expect([key, totals[key] > least[key] * seedCount]).toEqual([key, true]);
});

test('B3: the same seed tells the same story', () => {
  expect(runSeed(7, rules)).toEqual(runSeed(7, rules));
});

test.each(controls)('B3: the checks see it when $name', ({ rules: broken, caughtBy }) => {
  const sees = (seed: number) =>
    runSeed(seed, broken).problems.some(({ guarantee }) => guarantee === caughtBy);
  expect(Array.from({ length: controlSeeds }, (_, seed) => seed).some(sees)).toBe(true);
});

test('B3: every guarantee has a control that breaks it', () => {
  const broken = new Set(controls.map(({ caughtBy }) => caughtBy));
  // That no instant stands beside a name is a matter of what is stored: the stories look at that.
  expect(broken).toEqual(new Set(bookingGuarantees.filter((one) => one !== 'trace')));
});
