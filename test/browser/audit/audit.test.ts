/** The audit's pages in a browser (G6): axe, targets, large font; a file that an outsider can check. */
import { readFileSync } from 'node:fs';
import { routes } from '../../../src/lib/routes';
import { phoneTest } from '../messages/phone-test';
import { findingsOf } from '../page-findings';
import { auditPageNames, auditPages, prepareAudit } from './audit-pages';

const stage = phoneTest();

beforeAll(() => prepareAudit(stage.world));

test.each(auditPageNames)(
  'G6: %s has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font',
  async (name) => {
    const page = auditPages(stage.world).find((one) => one.name === name);
    if (!page) throw new Error('no such page');
    const phone = await stage.phoneOf(stage.world.person(page.who));
    await phone.open(page.route);
    await phone.text(page.ready).first().waitFor();
    await page.act?.(phone);
    expect(await findingsOf(phone, `audit/${name}`)).toEqual({});
  },
);

test('G6: a leader takes the chain out of the house as a file, link after link', async () => {
  const phone = await stage.phoneOf(stage.world.person('demo-leader-1'));
  await phone.open(routes.auditChain);
  // The page has come in: what is written into one that still does is another page's.
  await phone.sees('导出给外面的人核对');
  await phone.write('为什么导出', '给区里核对');
  const download = phone.page.waitForEvent('download');
  await phone.tap('导出文件');
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  const seqs = lines.map((line) => (JSON.parse(line) as { seq: number }).seq);
  expect(seqs.length).toBeGreaterThan(2);
  expect(seqs).toEqual(seqs.map((_seq, index) => index + 1));
});
