/**
 * The pictures of docs/pictures. `RUNXIN_PICTURES=1 npx jest test/browser/messages/pictures.test.ts` takes them anew;
 * without it the files stay as they are and are looked at only.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { phoneTest } from './phone-test';
import { buildTown, eveningMs, townPages, type Town } from './town';

const folder = path.join(__dirname, '..', '..', '..', 'docs', 'pictures');
const looks = ['light', 'dark'] as const;
const names = ['demo', ...townPages.map(({ name }) => name)];
const fileOf = (name: string, look: string) => path.join(folder, `${name}-${look}.png`);

/** Small enough to stay in the repository. */
const mostBytes = 400_000;

if (process.env['RUNXIN_PICTURES'] === '1') takePictures();

test('M1: every page has its picture, light and dark, and no picture is of a page that is gone', () => {
  const expected = names.flatMap((name) => looks.map((look) => `${name}-${look}.png`));
  const kept = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(kept.map(({ name }) => name).sort()).toEqual(expected.sort());
  for (const name of names)
    for (const look of looks) expect(statSync(fileOf(name, look)).size).toBeLessThan(mostBytes);
});

function takePictures(): void {
  const stage = phoneTest(eveningMs);
  let town: Town;

  beforeAll(async () => {
    town = await buildTown(stage.world);
  });

  test.each(townPages)('takes $name', async ({ name, who, route, ready, tap }) => {
    const phone = await stage.phoneOf(town[who]);
    await phone.open(route(town));
    await phone.text(ready).first().waitFor();
    if (tap !== undefined) await phone.tap(tap);
    for (const look of looks) {
      await phone.page.emulateMedia({ colorScheme: look });
      await phone.page.evaluate(() => document.fonts.ready);
      await phone.page.screenshot({ path: fileOf(name, look) });
    }
  });

  test('takes the demonstration page in the middle of a story', async () => {
    const context = await stage.browser.newContext({
      viewport: { width: 1440, height: 1000 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(stage.world.cloud.url);
    await page.locator('#right-person:enabled').waitFor();
    await page.selectOption('#left-person', town.student.personId);
    await page.selectOption('#right-person', town.counsellor.personId);
    const left = page.frameLocator('#left-frame');
    const right = page.frameLocator('#right-frame');
    await left.getByText('回复截止').click();
    await left.getByText('晚上一个人在房间').waitFor();
    await right.getByRole('button', { name: '去收件箱' }).click();
    await right.getByText('截止 22:32').waitFor();
    await page.locator('#notices li').first().waitFor();
    for (const look of looks) {
      await page.emulateMedia({ colorScheme: look });
      await page.screenshot({ path: fileOf('demo', look) });
    }
    await context.close();
  });
}
