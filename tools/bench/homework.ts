/** H3: one family's week handed in, beside a bare round trip of the SDK. */
import { submitWeek } from '../../src/shared/homework/family-contracts';
import type { Feedback } from '../../src/shared/homework/model';
import { minuteMs, startWorld, type Actor } from '../../test/harness/world';
import { BesideBare, roundTripsOf } from './beside-bare';
import { during } from './during';
import type { Figure } from './figure';
import type { BenchOptions } from './options';

const samples = 60;
const monday = '2026-10-12';

const form: Feedback = {
  minutes: [
    { subject: 'chinese', minutes: 20 },
    { subject: 'mathematics', minutes: 35 },
    { subject: 'english', minutes: 10 },
  ],
  difficulty: 'right',
  mood: 'calm',
  bedtime: '21:40',
  remark: '',
};

/** The n-th family of grade 6: three classes of 45. */
function familyOf(number: number) {
  const place = `6-${Math.floor(number / 45) + 1}-${String((number % 45) + 1).padStart(2, '0')}`;
  return { parentId: `demo-g-${place}`, childId: `demo-s-${place}` };
}

function handIn(parent: Actor, childId: string) {
  return parent.call(submitWeek, { childId, monday, version: 0, form });
}

export async function homework({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder] });
  return during(
    () => world.end(),
    async () => {
      const beside = new BesideBare(world, 'homework-week');
      for (let number = 0; number < samples; number += 1) {
        if (number % 20 === 0) await world.jumpTo((await world.nowMs()) + minuteMs);
        const { parentId, childId } = familyOf(number);
        const parent = await world.as(parentId);
        await beside.sample(() => handIn(parent, childId));
      }
      const { parentId, childId } = familyOf(samples);
      const last = await world.as(parentId);
      return [
        ...beside.figures(),
        await roundTripsOf(world, last, { name: 'homework-week-round-trips', most: 10 }, () =>
          handIn(last, childId),
        ),
      ];
    },
  );
}
