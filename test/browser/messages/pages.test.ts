/** Every page, light and dark: axe, targets of a thumb's size, and nothing lost at the largest font. */
import { axeViolations } from '../harness';
import { cutOff, smallTargets } from './checks';
import { phoneTest } from './phone-test';
import type { Phone } from './phones';
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

const title = '$row: $name has no findings of axe, light and dark, and targets of 44 px';

test.each(townPages)(title, async (townPage) => {
  const phone = await stage.phoneOf(town[townPage.who]);
  await show(phone, townPage);
  const found: Record<string, string[]> = {
    'axe, light': await axeViolations(phone.page),
    targets: await smallTargets(phone.page),
    'cut off': await cutOff(phone.page),
  };
  await phone.page.emulateMedia({ colorScheme: 'dark' });
  found['axe, dark'] = await axeViolations(phone.page);
  expect(found).toEqual({ 'axe, light': [], 'axe, dark': [], targets: [], 'cut off': [] });
});

test.each(townPages)('$row: $name loses nothing at the largest font', async (townPage) => {
  const phone = await stage.phoneOf(town[townPage.who], { large: true });
  await show(phone, townPage);
  expect(await cutOff(phone.page)).toEqual([]);
  expect(await smallTargets(phone.page)).toEqual([]);
});
