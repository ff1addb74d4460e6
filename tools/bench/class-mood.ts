/** W1: one weekly form of a class of 45 handed in, beside a bare round trip of the SDK. */
import { openForm, submitForm } from '../../src/shared/class-mood/teacher-contracts';
import { dayMs } from '../../src/shared/time';
import { startWorld, type World } from '../../test/harness/world';
import { BesideBare, roundTripsOf } from './beside-bare';
import { during } from './during';
import type { Figure } from './figure';
import type { BenchOptions } from './options';

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

async function aWeek(world: World, beside: BesideBare): Promise<void> {
  for (const place of places) {
    const { actor, input } = await inputOf(world, place);
    await beside.sample(() => actor.call(submitForm, input));
  }
}

async function nextWeek(world: World): Promise<void> {
  await world.jumpTo((await world.nowMs()) + 7 * dayMs);
  await world.tick();
}

export async function classMood({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder] });
  return during(
    () => world.end(),
    async () => {
      const beside = new BesideBare(world, 'weekly-form');
      for (let week = 0; week < weeks; week += 1) {
        await aWeek(world, beside);
        await nextWeek(world);
      }
      const { actor, input } = await inputOf(world, places[0] ?? '');
      return [
        ...beside.figures(),
        await roundTripsOf(world, actor, { name: 'weekly-form-round-trips', most: 19 }, () =>
          actor.call(submitForm, input),
        ),
      ];
    },
  );
}
