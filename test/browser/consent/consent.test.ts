/** Consent in a browser (G2): said, withdrawn with what it means; axe, targets, large font. */
import { routes } from '../../../src/lib/routes';
import { phoneTest } from '../messages/phone-test';
import { findingsOf } from '../page-findings';
import { consentPages, prepareConsent } from './consent-pages';

const stage = phoneTest();

beforeAll(() => prepareConsent(stage.world));

test.each(consentPages)(
  'G2: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async ({ name, who, route, ready, tap }) => {
    const phone = await stage.phoneOf(stage.world.person(who));
    await phone.open(route);
    await phone.text(ready).first().waitFor();
    if (tap) await phone.screen.getByRole('button', { name: tap }).first().click();
    expect(await findingsOf(phone, `consent/${name}`)).toEqual({});
  },
);

test('G2: a parent takes a consent back: told what it means, asked once, and it holds', async () => {
  const parent = await stage.phoneOf(stage.world.person('demo-g-6-2-09'));
  await parent.open(routes.consent);
  const files = parent.screen.getByRole('radiogroup', { name: /成长档案/ });
  await files.getByRole('radio', { name: '同意', exact: true, checked: true }).waitFor();
  await files.getByRole('radio', { name: '不同意' }).click();
  await parent.page.getByText('不建新的档案，已有的不再往里写').last().waitFor();
  await parent.page.locator('.taro-modal__foot, .taro__modal-foot').getByText('不同意').click();
  await files.getByRole('radio', { name: '不同意', checked: true }).waitFor();
});
