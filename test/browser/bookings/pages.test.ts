/**
 * Every page of booking, light and dark: axe, targets of a thumb's size, nothing lost at the largest font.
 * `RUNXIN_LOOK=<folder>` keeps a picture of each to look at.
 */
import path from 'node:path';
import { axeViolations } from '../harness';
import { cutOff, smallTargets } from '../messages/checks';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { personOf, places, preparePlaces, type Place } from './places';

const stage = phoneTest();
const folder = process.env['RUNXIN_LOOK'];

beforeAll(() => preparePlaces(stage.world));

async function show(phone: Phone, { route, ready, taps = [] }: Place): Promise<void> {
  await phone.open(route);
  await phone.text(ready).first().waitFor();
  for (const words of taps) await phone.screen.getByRole('radio', { name: words }).first().tap();
  if (taps.length > 0) await phone.page.waitForLoadState('networkidle');
}

async function look(phone: Phone, { name }: Place, how: string): Promise<void> {
  if (folder !== undefined)
    await phone.page.screenshot({ path: path.join(folder, `${name}-${how}.png`) });
}

/** As in the app's own setting of the largest font. */
async function enlarge({ page }: Phone): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => document.documentElement.style.setProperty('--fs', '1.3'));
}

const title =
  '$row: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font';

test.each(places)(title, async (place) => {
  const phone = await stage.phoneOf(personOf(stage.world, place));
  await show(phone, place);
  await look(phone, place, 'light');
  const found: Record<string, string[]> = {
    'axe, light': await axeViolations(phone.page),
    targets: await smallTargets(phone.page),
    'cut off': await cutOff(phone.page),
  };
  await phone.page.emulateMedia({ colorScheme: 'dark' });
  found['axe, dark'] = await axeViolations(phone.page);
  await look(phone, place, 'dark');
  await enlarge(phone);
  await look(phone, place, 'large');
  found['cut off, large'] = await cutOff(phone.page);
  found['targets, large'] = await smallTargets(phone.page);
  expect(Object.entries(found).filter(([, findings]) => findings.length > 0)).toEqual([]);
});
