/** Every page of the parent school, light and dark: axe, targets of a thumb's size, nothing lost at the largest font. */
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { findingsOf } from '../page-findings';
import {
  buildTrainingTown,
  eveningMs,
  trainingPages,
  type TrainingPage,
  type TrainingTown,
} from './training-town';

const stage = phoneTest(eveningMs);
let town: TrainingTown;

beforeAll(async () => {
  town = await buildTrainingTown(stage.world);
});

async function show(phone: Phone, { route, ready, taps = [], then }: TrainingPage): Promise<void> {
  await phone.open(route(town));
  await phone.text(ready).first().waitFor();
  for (const tap of taps) await phone.tap(tap);
  if (then !== undefined) await phone.text(then).first().waitFor();
}

const title =
  'T1, T2: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font';

test.each(trainingPages)(title, async (page) => {
  const phone = await stage.phoneOf(stage.world.person(page.who));
  await show(phone, page);
  expect(await findingsOf(phone, `training/${page.name}`)).toEqual({});
});
