/** G1: a school's first list of 5 000 rows, from the file to the roster: time beside a bare round trip, and memory. */
import { stepImport } from '../../src/shared/roster-import/contracts';
import { minuteMs, startWorld, type World } from '../../test/harness/world';
import {
  decide,
  newClass,
  uploadAndCheck,
  workbookOf,
} from '../../test/stories/roster-import/lists-at-work';
import { bareRoundTrip } from './beside-bare';
import { during } from './during';
import { compared, median, type Figure } from './figure';
import { tell, type BenchOptions } from './options';

const classes = 60;
const childrenPerClass = 41;
const bareSamples = 40;
/** What the owner wishes for, on a machine that does nothing else. */
const goalSeconds = 30;
/** Writing a row takes a handful of requests, each like the bare one; side by side they cost less. */
const mostBareTripsPerRow = 4;
/** Nothing of the rows before may stay: the last third takes as much as the first. */
const mostGrowth = 1.25;

async function rssOf(world: World): Promise<number> {
  const reply = await world.cloud.call('memory', {});
  if ('errCode' in reply) throw new Error(`${reply.errCode} ${reply.errMsg}`);
  return (reply.result as { rssBytes: number }).rssBytes;
}

async function bareMs(world: World): Promise<number> {
  const samples: number[] = [];
  for (let number = 0; number < bareSamples; number += 1) {
    const startedAtMs = performance.now();
    await bareRoundTrip(world);
    samples.push(performance.now() - startedAtMs);
  }
  return median(samples);
}

/** Two thirds of the rows are children and their families, as in any school. */
function firstList() {
  return Array.from({ length: classes }, (_, index) =>
    newClass(1 + (index % 6), 10 + Math.floor(index / 6), childrenPerClass),
  ).flat();
}

export async function rosterImport({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder] });
  return during(
    () => world.end(),
    async () => {
      const admin = await world.as('demo-admin');
      const bytes = await workbookOf(firstList());
      const bare = await bareMs(world);
      const startedAtMs = performance.now();
      const ready = await uploadAndCheck(admin, bytes);
      const { importId } = await decide(admin, ready, 'commit');
      const memory: number[] = [];
      for (let state = 'applying'; state === 'applying';) {
        const { import: view } = await admin.call(stepImport, { importId });
        ({ state } = view);
        memory.push(await rssOf(world));
        tell(`  ${view.written} of ${view.rows} rows`);
        // The calls' minute of the rate limit passes.
        await world.jumpTo((await world.nowMs()) + minuteMs);
      }
      const tookMs = performance.now() - startedAtMs;
      const third = Math.max(1, Math.floor(memory.length / 3));
      const most = (samples: readonly number[]) => Math.max(...samples) / 2 ** 20;
      return [
        compared('import-5000-rows-s', { value: tookMs / 1_000, yardstick: goalSeconds }, null),
        compared(
          'import-5000-rows-ms',
          { value: tookMs, yardstick: ready.rows * bare },
          mostBareTripsPerRow,
        ),
        compared(
          'import-5000-rows-memory-mb',
          { value: most(memory.slice(-third)), yardstick: most(memory.slice(0, third)) },
          mostGrowth,
        ),
      ];
    },
  );
}
