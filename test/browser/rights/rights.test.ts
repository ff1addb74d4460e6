/** 我的资料 in a browser (G2): seen, kept as a file, corrected by an answer; axe, targets, large font. */
import { readFileSync } from 'node:fs';
import { readSheets } from '../../../cloudfunctions/features/roster-import/read-file';
import { routes } from '../../../src/lib/routes';
import { phoneTest } from '../messages/phone-test';
import { findingsOf } from '../page-findings';
import { prepareRights, rightsPages } from './rights-pages';

const stage = phoneTest();

beforeAll(() => prepareRights(stage.world));

test.each(rightsPages)(
  'G2: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async ({ name, who, route, ready, taps }) => {
    const phone = await stage.phoneOf(stage.world.person(who));
    await phone.open(route);
    await phone.text(ready).first().waitFor();
    for (const tap of taps) await phone.screen.locator('button', { hasText: tap }).first().click();
    expect(await findingsOf(phone, `rights/${name}`)).toEqual({});
  },
);

test('G2: the class teacher corrects the name with the answer; the parent reads it and keeps a file', async () => {
  const teacher = await stage.phoneOf(stage.world.person('demo-t-6-2'));
  await teacher.open(routes.rightsInbox);
  const name = teacher.screen.getByRole('textbox', { name: '名单上的姓名改成' });
  await name.fill('陈玥怡');
  await teacher.screen
    .getByRole('button', { name: /按这个改/ })
    .first()
    .click();
  await teacher.text('陈玥怡 · 六（2）班').first().waitFor();
  const parent = await stage.phoneOf(stage.world.person('demo-g-6-2-09'));
  await parent.open(routes.myData);
  await parent.screen.locator('[role=tab]', { hasText: '陈玥怡' }).click();
  await parent.text('办好了：改好了。').waitFor();
  const download = parent.page.waitForEvent('download');
  await parent.screen.getByRole('button', { name: '存一份表格' }).click();
  const bytes = readFileSync(await (await download).path());
  const sheets = await readSheets(bytes, 'data.xlsx');
  expect(sheets.map((sheet) => sheet.name)).toEqual(
    expect.arrayContaining(['说明', '名单上的资料']),
  );
  expect(JSON.stringify(sheets)).toContain('陈玥怡');
});
