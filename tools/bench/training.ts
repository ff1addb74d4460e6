/** T1: one sign-up to the parent school, beside a bare round trip of the SDK. */
import { signUpFamily } from '../../src/shared/training/family-contracts';
import { saveSession } from '../../src/shared/training/organiser-contracts';
import { minuteMs, startWorld } from '../../test/harness/world';
import { sessionInput } from '../../test/stories/training/training-world';
import { BesideBare, roundTripsOf } from './beside-bare';
import { during } from './during';
import type { Figure } from './figure';
import type { BenchOptions } from './options';

const samples = 60;

const family = (number: number) =>
  `demo-g-3-${1 + (number % 3)}-${String(1 + Math.floor(number / 3)).padStart(2, '0')}`;

export async function training({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder] });
  return during(
    () => world.end(),
    async () => {
      const organiser = await world.as(world.personOf('demo', 'lead-counsellor'));
      const input = { ...sessionInput, capacity: 500 };
      const { sessionId } = (await organiser.call(saveSession, input)).session;
      const beside = new BesideBare(world, 'sign-up');
      for (let number = 0; number < samples; number += 1) {
        if (number % 20 === 0) await world.jumpTo((await world.nowMs()) + minuteMs);
        const actor = await world.as(family(number));
        const wish = { sessionId, persons: 1 + (number % 3), seenPersons: null };
        await beside.sample(() => actor.call(signUpFamily, wish));
      }
      const last = await world.as(family(samples));
      return [
        ...beside.figures(),
        await roundTripsOf(world, last, { name: 'sign-up-round-trips', most: 15 }, () =>
          last.call(signUpFamily, { sessionId, persons: 1, seenPersons: null }),
        ),
      ];
    },
  );
}
