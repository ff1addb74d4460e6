import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LocalCloudProcess, startLocalCloudProcess } from '../harness/local-cloud-process';
import { expectNoAxeViolations, launchBrowser } from './harness';

const student = { openid: 'o-student', personId: 'p-student', role: 'student', roleName: '学生' };
const counsellor = { role: 'counsellor', roleName: '心理教师' };

const people = [
  { ...student, name: '李同学', className: '六（2）班' },
  { ...student, openid: 'o-other', personId: 'p-other', name: '王同学', className: '六（1）班' },
  { ...counsellor, openid: 'o-off-duty', personId: 'p-off-duty', name: '陈静' },
  { ...counsellor, openid: 'o-on-duty', personId: 'p-on-duty', name: '林晓', onDuty: true },
];

/** Stands in for the built mini-program: shows which phone it is, and for whom it was opened. */
const phonePage = `<!doctype html><html lang="zh-CN"><title>手机</title><main><h1>手机</h1>
  <p id="seen"></p></main><script>
  const query = new URLSearchParams(location.search);
  seen.textContent = [query.get('phone'), query.get('session') !== null, innerWidth, innerHeight];
  </script></html>`;

describe('the demonstration page', () => {
  let browser: Browser;
  let cloud: LocalCloudProcess;
  let folder: string;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'runxin-demo-'));
    for (const name of ['app', 'functions']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'app', 'index.html'), phonePage);
    cloud = await startLocalCloudProcess({
      functionsDir: join(folder, 'functions'),
      args: ['--app', join(folder, 'app')],
      people,
    });
    await cloud.setClock(Date.parse('2026-11-24T14:03:00+08:00'));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await cloud.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (colorScheme: 'light' | 'dark', width: number) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      colorScheme,
    });
    page = await context.newPage();
    await page.goto(cloud.url);
    await page.locator('#right-person:enabled').waitFor();
  };

  afterEach(() => page.context().close());

  it('puts a student left and the counsellor on duty right, in phones of 375 × 812', async () => {
    await open('light', 1440);
    expect(await page.inputValue('#left-person')).toBe('p-student');
    expect(await page.inputValue('#right-person')).toBe('p-on-duty');
    const seen = (side: string) => page.frameLocator(`#${side}-frame`).locator('#seen');
    expect(await seen('left').textContent()).toBe('left,true,375,812');
    expect(await seen('right').textContent()).toBe('right,true,375,812');
  });

  it('lets anybody take a phone, and remembers who holds it', async () => {
    await open('light', 1440);
    const address = () => page.getAttribute('#left-full', 'href');
    const before = await address();
    await page.selectOption('#left-person', 'p-other');
    await page.waitForFunction(
      (old) => document.querySelector('#left-full')?.getAttribute('href') !== old,
      before,
    );
    expect(await page.getAttribute('#left-frame', 'src')).toBe(await address());
    await page.reload();
    await page.locator('#right-person:enabled').waitFor();
    expect(await page.inputValue('#left-person')).toBe('p-other');
  });

  it('moves the clock of the local cloud and shows where it is', async () => {
    await open('light', 1440);
    await page.getByText('14:03', { exact: true }).waitFor();
    await page.getByRole('button', { name: '+10 分钟' }).click();
    await page.getByText('14:13', { exact: true }).waitFor();
    await page.getByRole('button', { name: '+1 小时' }).click();
    await page.getByText('15:13', { exact: true }).waitFor();
    await page.getByRole('button', { name: '到下一个周五 16:00' }).click();
    await page.getByText('11月27日 周五', { exact: true }).waitFor();
    await page.getByText('16:00', { exact: true }).waitFor();
    await page.locator('.jump:enabled').first().waitFor();
  });

  it('shows what was handed to WeCom, to whom by the end of the number only', async () => {
    await cloud.sendToRobot('local-robot', {
      msgtype: 'text',
      text: { content: '有一条留言快到时限', mentioned_mobile_list: ['13800000012'] },
    });
    await open('light', 1440);
    const notice = page.locator('#notices li').first();
    expect(await notice.innerText()).toContain('有一条留言快到时限');
    expect(await notice.innerText()).toContain('尾号 0012');
    expect(await notice.innerText()).not.toContain('1380000');
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'says for whom it is not, without findings of axe (%s, %i px)',
    async (theme, width) => {
      await open(theme, width);
      const warning = await page.locator('.warning').innerText();
      expect(warning).toContain('演示环境：身份封存完成之前，不要给真实学生使用');
      expect(warning).toContain('not for real students until identities are sealed');
      await page.locator('.notices').waitFor();
      await expectNoAxeViolations(page);
    },
  );
});
