/** Every page of booking, light and dark: axe, targets of a thumb's size, nothing lost at the largest font. */
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { findingsOf } from '../page-findings';
import { personOf, places, preparePlaces, type Place } from './places';

const stage = phoneTest();

beforeAll(() => preparePlaces(stage.world));

async function show(phone: Phone, { route, ready, taps = [] }: Place): Promise<void> {
  await phone.open(route);
  await phone.text(ready).first().waitFor();
  for (const words of taps) await phone.screen.getByRole('radio', { name: words }).first().click();
  if (taps.length > 0) await phone.page.waitForLoadState('networkidle');
}

const title =
  '$row: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font';

test.each(places)(title, async (place) => {
  const phone = await stage.phoneOf(personOf(stage.world, place));
  await show(phone, place);
  expect(await findingsOf(phone, `bookings/${place.name}`)).toEqual({});
});
