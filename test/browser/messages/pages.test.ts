/** Every page, light and dark: axe, targets of a thumb's size, and nothing lost at the largest font. */
import { phoneTest } from './phone-test';
import type { Phone } from './phones';
import { findingsOf } from '../page-findings';
import { buildTown, eveningMs, townPages, type Town, type TownPage } from './town';

const stage = phoneTest(eveningMs);
let town: Town;

beforeAll(async () => {
  town = await buildTown(stage.world);
});

async function show(phone: Phone, { route, ready, tap }: TownPage): Promise<void> {
  await phone.open(route(town));
  await phone.text(ready).first().waitFor();
  if (tap === undefined) return;
  await phone.tap(tap);
  await phone.screen.getByRole('dialog').waitFor();
}

const title =
  '$row: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font';

test.each(townPages)(title, async (townPage) => {
  const phone = await stage.phoneOf(town[townPage.who]);
  await show(phone, townPage);
  expect(await findingsOf(phone, `messages/${townPage.name}`)).toEqual({});
});
