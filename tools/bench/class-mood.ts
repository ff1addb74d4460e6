/** W1: one weekly form of a class of 45 handed in, beside a bare round trip of the SDK. */
import { schools } from '../../cloudfunctions/platform/collections/schools';
import { openForm, submitForm } from '../../src/shared/class-mood/teacher-contracts';
import { me } from '../../src/shared/people/contracts';
import { dayMs } from '../../src/shared/time';
import { startWorld, type World } from '../../test/harness/world';
import { during } from './during';
import { compared, percentile, type Figure } from './figure';
import { tell, type BenchOptions } from './options';
import { listRoundTrips } from './round-trips';

/** Classes whom last week's form asks nothing of; each hands in once a week. */
const places = ['1-1', '1-2', '1-3', '2-1', '2-2', '2-3', '3-1', '3-2', '3-3', '5-1', '5-2', '5-3'];
const weeks = 5;

const contentFor = (place: string) => ({
  counts: { low: 4, irritable: 2, tense: 1 },
  events: [{ kind: 'absence' as const, count: 1 }],
  concerns: [
    {
      studentId: `demo-s-${place}-08`,
      source: 'new' as const,
      word: '' as const,
      behaviour: '连续四天午饭没怎么吃，课间一个人坐着。',
      level: 'yellow' as const,
    },
  ],
  quiet: false,
});

async function timed(tookMs: number[], work: () => Promise<unknown>): Promise<void> {
  const startedAtMs = performance.now();
  await work();
  tookMs.push(performance.now() - startedAtMs);
}

/** Last week's student of concern gets better, so that the next form begins anew. */
async function inputOf(world: World, place: string) {
  const actor = await world.as(`demo-t-${place}`);
  const { form } = await actor.call(openForm, { classId: `demo-${place}` });
  const { classId, monday, version, carried } = form;
  const isCarried = carried.length > 0;
  const content = contentFor(place);
  const concerns = content.concerns.map((one) =>
    isCarried ? { ...one, source: 'carried' as const, word: 'better' as const } : one,
  );
  return {
    actor,
    input: { classId, monday, version, content: { ...content, concerns }, seen: [] },
  };
}

async function aWeek(world: World, formMs: number[], bareMs: number[]): Promise<void> {
  for (const place of places) {
    const { actor, input } = await inputOf(world, place);
    await timed(formMs, () => actor.call(submitForm, input));
    await timed(bareMs, () =>
      world.cloud.call('bare-round-trip', { collection: schools.name, id: 'demo' }),
    );
  }
}

async function nextWeek(world: World): Promise<void> {
  await world.jumpTo((await world.nowMs()) + 7 * dayMs);
  await world.tick();
}

async function roundTripsOfOne(world: World): Promise<Figure> {
  const { actor, input } = await inputOf(world, places[0] ?? '');
  await actor.call(me, {});
  const list = await listRoundTrips(world, () => actor.call(submitForm, input));
  tell(`  weekly-form-round-trips: ${list.length}`);
  return compared('weekly-form-round-trips', { value: list.length, yardstick: 1 }, null, { list });
}

export async function classMood({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder] });
  return during(
    () => world.end(),
    async () => {
      const formMs: number[] = [];
      const bareMs: number[] = [];
      for (let week = 0; week < weeks; week += 1) {
        await aWeek(world, formMs, bareMs);
        await nextWeek(world);
      }
      return [
        ...[0.5, 0.95].map((share) =>
          compared(
            `weekly-form-p${share * 100}-ms`,
            { value: percentile(formMs, share), yardstick: percentile(bareMs, share) },
            null,
          ),
        ),
        await roundTripsOfOne(world),
      ];
    },
  );
}
