/** The teachers' own channel in a browser (M8): written, answered, run by the union; axe, targets, large font. */
import { phoneTest } from '../messages/phone-test';
import { findingsOf } from '../page-findings';
import { carePages, prepareCare } from './care-pages';

const stage = phoneTest();
let threads: Map<string, string>;

beforeAll(async () => {
  threads = await prepareCare(stage.world);
});

test.each(carePages)(
  'M8: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async ({ name, who, route, ready }) => {
    const phone = await stage.phoneOf(stage.world.person(who));
    await phone.open(route.replace(/:([\w-]+)$/, (_, id: string) => threads.get(id) ?? ''));
    await phone.text(ready).first().waitFor();
    expect(await findingsOf(phone, `care/${name}`)).toEqual({});
  },
);

test('M8: a colleague writes on the phone and reads the answer there; the words are gone from the phone once they arrived', async () => {
  const phone = await stage.phoneOf(stage.world.person('demo-gl-2'));
  await phone.open('/features/care/write/index');
  await phone.screen.getByRole('textbox', { name: '想说的话' }).fill('这学期有点撑不住。');
  await phone.tap('发送');
  await phone.text('这学期有点撑不住。').first().waitFor();
  await phone
    .text(/回复截止/)
    .first()
    .waitFor();
  await phone.open('/features/care/write/index');
  expect(await phone.screen.getByRole('textbox', { name: '想说的话' }).inputValue()).toBe('');
});
