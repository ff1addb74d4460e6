import type { Browser } from 'playwright-core';
import { axeViolations, expectNoAxeViolations, launchBrowser, phoneContext } from './harness';

const page = (body: string, style = '') => `<!doctype html><html lang="zh-CN"><head>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>样张</title><style>body{font-family:sans-serif;font-size:17px}${style}</style></head>
  <body><main>${body}</main></body></html>`;

const sample = '回复截止，还有一小时，老师看到后会回复你';

describe('the browser of the tests', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('draws Chinese characters, each with a shape of its own', async () => {
    const context = await phoneContext(browser);
    const tab = await context.newPage();
    await tab.setContent(page('<canvas width="40" height="40"></canvas>'));
    const shapes = await tab.evaluate(
      (characters) => {
        const canvas = document.querySelector('canvas');
        const pen = canvas?.getContext('2d');
        if (canvas === null || !pen) throw new Error('no canvas to draw on');
        pen.font = '32px sans-serif';
        return characters.map((character) => {
          pen.clearRect(0, 0, 40, 40);
          pen.fillText(character, 4, 32);
          return canvas.toDataURL();
        });
      },
      [...sample.replaceAll('，', '')],
    );
    const distinctCharacters = new Set(sample.replaceAll('，', '')).size;
    expect(new Set(shapes).size).toBe(distinctCharacters);
    await context.close();
  });

  it('is a phone: 375 × 812, touch, Chinese, UTC+8, dark when asked', async () => {
    const context = await phoneContext(browser, { dark: true, largeFont: true });
    const tab = await context.newPage();
    await tab.goto(`data:text/html,${encodeURIComponent(page(sample, 'html{--fs:1}'))}`);
    const seen = await tab.evaluate(() => ({
      size: [innerWidth, innerHeight],
      touch: navigator.maxTouchPoints > 0,
      language: navigator.language,
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      fontFactor: getComputedStyle(document.documentElement).getPropertyValue('--fs'),
    }));
    expect(seen).toEqual({
      size: [375, 812],
      touch: true,
      language: 'zh-CN',
      dark: true,
      zone: 'Asia/Shanghai',
      fontFactor: '1.3',
    });
    await context.close();
  });

  it('finds what axe finds: a clean page passes, a button without a name does not', async () => {
    const context = await phoneContext(browser);
    const tab = await context.newPage();
    await tab.setContent(page(`<h1>留言</h1><button>发送</button>`));
    await expectNoAxeViolations(tab);
    await tab.setContent(page(`<h1>留言</h1><button></button>`));
    expect((await axeViolations(tab)).join('\n')).toContain('button-name');
    await context.close();
  });
});
