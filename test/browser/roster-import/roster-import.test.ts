/**
 * G1 in the browser: a list with errors is mended and sent again, written, left in the middle and taken up again, and
 * taken back; every page light and dark and at the largest font.
 */
import { readFileSync } from 'node:fs';
import { routes } from '../../../src/lib/routes';
import type { RosterRow } from '../../../src/shared/people/roster';
import { newClass, workbookOf } from '../../stories/roster-import/lists-at-work';
import { phoneTest } from '../messages/phone-test';
import type { Phone } from '../messages/phones';
import { findingsOf } from '../page-findings';
import { importPictures } from './import-town';

const stage = phoneTest();

const seen: string[] = [];

async function expectClean(phone: Phone, name: (typeof importPictures)[number]): Promise<void> {
  seen.push(name);
  expect(await findingsOf(phone, `roster-import/${name}`)).toEqual({});
}

async function choose(phone: Phone, name: string, buffer: Buffer): Promise<void> {
  const [dialog] = await Promise.all([
    phone.page.waitForEvent('filechooser'),
    phone.screen.locator('#pick-list').click(),
  ]);
  await dialog.setFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
}

const says = (phone: Phone) => phone.screen.locator('#import-says');

async function agree(phone: Phone, word: string): Promise<void> {
  await phone.page.locator('.taro-modal__foot').getByText(word).click();
}

const rows = newClass(6, 7, 30);

/** As somebody typed it the first time. */
function withErrors(): RosterRow[] {
  return rows.map((row) => {
    if (row.kind === 'student' && row.number === '0607003') return { ...row, name: '孙3' };
    if (row.kind === 'guardian' && row.studentNumber === '0607005')
      return { ...row, studentNumber: '607005' };
    return row;
  });
}

test('G1: a list with errors is mended, compared, written, left half-way, taken up again and taken back', async () => {
  const admin = await stage.phoneOf(stage.world.person('demo-admin'));
  await admin.open(routes.home);
  await admin.tap(/^学校的人/);
  await admin.tap(/^导入名单/);
  const [template] = await Promise.all([
    admin.page.waitForEvent('download'),
    admin.screen.locator('#template-xlsx').click(),
  ]);
  expect(
    readFileSync(await template.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  await choose(admin, '六年级新班.xlsx', await workbookOf(withErrors()));
  await says(admin).getByText('有 2 处要改').waitFor();
  await admin.text('学生 · 第 4 行 · 姓名').waitFor();
  await admin.text('家长 · 第 6 行 · 学生学号').waitFor();
  await admin.text('没有 607005，有 0607005').waitFor();
  await expectClean(admin, 'problems');
  await admin.tap('重新选文件');

  await choose(admin, '六年级新班（改好）.xlsx', await workbookOf(rows));
  await says(admin).getByText('新增 63，一样的 0。什么都还没有写入。').waitFor();
  await admin.text('学生 0607003').waitFor();
  await expectClean(admin, 'differences');

  // The way to the cloud is cut for the writing itself: the page is left in the middle.
  await admin.page.route('**/call/api', (route) =>
    route.request().postData()?.includes('roster-import.step') === true
      ? route.abort()
      : route.continue(),
  );
  await admin.tap('确认导入');
  await agree(admin, '写入');
  await says(admin).getByText('正在写入').waitFor();
  await expectClean(admin, 'writing');
  await admin.open('/features/roster-import/lists/index');
  await admin.text('正在写入').waitFor();
  await expectClean(admin, 'lists');
  await admin.page.unroute('**/call/api');
  await admin.tap(/六年级新班（改好）/);
  await says(admin).getByText('写好了 63 行。写错了可以退回。').waitFor();

  await admin.tap('退回这次导入');
  await agree(admin, '退回');
  await says(admin).getByText('已经退回到导入以前。').waitFor();
  const students = ((await stage.world.dump('people'))['people'] ?? []).map(
    ({ studentNumber }) => studentNumber,
  );
  expect(students).not.toContain('0607003');
  expect([...seen].sort()).toEqual([...importPictures].sort());
}, 180_000);
