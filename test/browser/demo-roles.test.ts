/**
 * Whoever is seeded can be signed in and has something sensible to see and do: each role's first page offers
 * something to do. The long run opens all that is on offer, for several persons of each role.
 */
import path from 'node:path';
import { routes } from '../../src/lib/routes';
import type { Person } from '../../src/lib/session';
import { entriesOf } from '../../src/pages/home/my-entries';
import type { Role } from '../../src/shared/action/contract';
import { me } from '../../src/shared/people/contracts';
import { rounds } from '../harness/long-run';
import { phoneTest } from './messages/phone-test';
import type { Phone } from './messages/phones';

const stage = phoneTest();
const personsOfEach = rounds(1, 3);

/** Roles that the demonstration has somebody for; a mood member is listed as the student that each of them is. */
const played: readonly Role[] = [
  ...(['student', 'mood-member', 'guardian', 'subject-teacher', 'class-teacher'] as const),
  ...(['grade-leader', 'counsellor', 'lead-counsellor', 'leader', 'admin'] as const),
];
/** Pages that a card of the first page leads to. */
const ofCards: readonly string[] = [routes.messages, routes.moodForm, routes.write];

/** Of an account with several persons the one who was asked for. */
async function signedIn(personId: string): Promise<Person> {
  const { persons } = await (await stage.world.as(personId)).call(me, {});
  const person = persons.find((one) => one.personId === personId);
  if (!person) throw new Error(`${personId} is not in the own account`);
  return person;
}

/** Nothing on the page in front says that it could not be opened. */
async function opens(phone: Phone, route: string, name: string): Promise<void> {
  await phone.open(route);
  await phone.page.waitForLoadState('networkidle');
  const words = await phone.screen.innerText();
  expect([route, /编号 |没打开/.test(words), words.length > 20]).toEqual([route, false, true]);
  const folder = process.env['RUNXIN_LOOK'];
  if (folder === undefined) return;
  await phone.page.screenshot({ path: path.join(folder, `${name}.png`) });
}

test.each(played)('G1: whoever is seeded as %s finds something to do', async (role) => {
  const listed = role === 'mood-member' ? '心理委员' : null;
  const seeded = stage.world.people.filter((one) =>
    listed === null ? one.role === role : one.roleName.includes(listed),
  );
  expect(seeded.length).toBeGreaterThan(0);
  const step = Math.ceil(seeded.length / personsOfEach);
  for (const { personId } of seeded.filter((_, index) => index % step === 0)) {
    const offered = entriesOf(await signedIn(personId));
    expect(offered.length).toBeGreaterThan(0);
    const phone = await stage.phoneOf(stage.world.person(personId));
    await opens(phone, routes.home, `${personId}-home`);
    if ((await phone.button(/^更多/).count()) > 0) await phone.tap(/^更多/);
    const shown = await phone.screen.innerText();
    const missing = offered.filter(
      ({ page, title }) => !ofCards.includes(page) && !shown.includes(title),
    );
    expect(missing).toEqual([]);
    for (const { page, title } of offered.slice(0, rounds(0, offered.length)))
      await opens(phone, page, `${personId}-${title}`);
  }
});
