import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const root = join(__dirname, '..', '..');

/** A browser story starts a local cloud, two phones and waits for real pages. */
jest.setTimeout(180_000);

interface BrowserStart {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/** Asks `tools/browser.mjs` (an ES module, which jest cannot import) to unpack the browser. */
function prepareBrowser(): BrowserStart {
  const printed = execFileSync(process.execPath, [join(root, 'tools', 'browser.mjs')]);
  return JSON.parse(printed.toString('utf8')) as BrowserStart;
}

function definedEnvironment(): Record<string, string> {
  const pairs = Object.entries(process.env);
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/** Starts the browser of the packages; close it in `afterAll`. Linux x64 only. */
export function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = prepareBrowser();
  return chromium.launch({ executablePath, args, env: { ...definedEnvironment(), ...env } });
}

export interface PhoneOptions {
  /** Dark theme by the system setting. */
  dark?: boolean;
  /** The largest of the three font sizes: `--fs` is 1.3 on the root element. */
  largeFont?: boolean;
}

/**
 * A phone of 375 × 812 with touch, Chinese, in UTC+8, without animations. Every context has its
 * own storage, so two of them are two phones.
 */
export async function phoneContext(
  browser: Browser,
  options: PhoneOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  if (options.largeFont === true) await context.addInitScript(enlargeFont);
  return context;
}

const moving = 'data-moving';

/**
 * Before anything is tapped or written the page has come to rest. Taro's elements take their children out and put
 * them in again a frame after they appeared: a tap of which one half falls before it and one after it is none, and
 * words go into a field that has lost its focus. No finger is that fast; Playwright is, on a busy machine.
 */
export async function waitsForRest(page: Page): Promise<void> {
  await page.addInitScript(markMoving, moving);
  await page.addLocatorHandler(page.locator(`html[${moving}]`), () => Promise.resolve());
}

/** Runs in every page: the mark goes when nothing came or went for two frames. */
function markMoving(attribute: string): void {
  let moves = 0;
  new MutationObserver(() => {
    moves += 1;
    const seen = moves;
    const rest = () => {
      if (seen === moves) document.documentElement.removeAttribute(attribute);
    };
    document.documentElement.setAttribute(attribute, '');
    requestAnimationFrame(() => requestAnimationFrame(rest));
  }).observe(document, { childList: true, subtree: true });
}

/** Runs in every page before its scripts: `important` wins over the style sheet's `--fs: 1`. */
function enlargeFont(): void {
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.setProperty('--fs', '1.3', 'important');
  });
}

const axeSource = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

interface AxeFinding {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

interface Axe {
  run(options: { runOnly?: string[] }): Promise<{ violations: AxeFinding[] }>;
}

/** Findings of axe-core, by all of its rules or these, for the page as it stands: a readable paragraph each. */
export async function axeViolations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(axeSource);
  const findings = await page.evaluate(
    async (options) => (await (window as unknown as { axe: Axe }).axe.run(options)).violations,
    rules === undefined ? {} : { runOnly: rules },
  );
  return findings.map((finding) => {
    const places = finding.nodes.map((node) => `  ${node.html}\n  ${node.failureSummary ?? ''}`);
    return `${finding.id}: ${finding.help}\n${places.join('\n')}`;
  });
}

/** Fails with every finding of axe-core; allows none. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}
