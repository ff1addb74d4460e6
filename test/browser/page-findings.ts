/**
 * What every page must hold (design: Accessibility checklist): axe in light and dark, targets of a thumb's size,
 * nothing lost at the largest font. `RUNXIN_LOOK=<folder>` keeps a picture of each look of the whole page;
 * `RUNXIN_PICTURES=1` takes those of docs/pictures anew.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { axeViolations } from './harness';
import { cutOff, smallTargets } from './messages/checks';
import type { Phone } from './messages/phones';

export const picturesFolder = path.join(__dirname, '..', '..', 'docs', 'pictures');
export const pictureLooks = ['light', 'dark'] as const;

/** As a phone shows it at once; small, for there are many. The message box has pictures of its own. */
async function takePicture({ page }: Phone, name: string, look: string): Promise<void> {
  if (process.env['RUNXIN_PICTURES'] !== '1' || name.startsWith('messages/')) return;
  const file = path.join(picturesFolder, `${name}-${look}.jpg`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file, type: 'jpeg', quality: 80, scale: 'css' });
}

/** The whole page, however far it scrolls. */
export async function keepPicture({ page }: Phone, name: string): Promise<void> {
  const folder = process.env['RUNXIN_LOOK'];
  if (folder === undefined) return;
  const file = path.join(folder, `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  const size = page.viewportSize() ?? { width: 375, height: 812 };
  const height = await page.evaluate(async () => {
    await document.fonts.ready;
    const pages = [...document.querySelectorAll('.page')];
    return Math.max(...pages.map(({ scrollHeight }) => scrollHeight));
  });
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  await page.screenshot({ path: file });
  await page.setViewportSize(size);
}

/** A page that slides in has arrived, a question that was answered is gone; what moves for ever is left to move. */
async function arrived({ page }: Phone): Promise<void> {
  await page.waitForFunction(() => {
    const questions = document.querySelectorAll<HTMLElement>('.taro__modal');
    const isQuiet = [...questions].every(
      ({ style }) => style.opacity !== '0' || style.display === 'none',
    );
    const pages = [...document.querySelectorAll('.taro_page')];
    const shown = pages.filter((one) => one.getBoundingClientRect().width > 0);
    return isQuiet && shown.at(-1)?.getBoundingClientRect().left === 0;
  });
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** As if the phone's own setting had been turned up meanwhile. */
async function enlarge({ page }: Phone): Promise<void> {
  await page.evaluate(() => {
    const elements = document.querySelectorAll<HTMLElement>('html, [style*="--fs"]');
    for (const element of elements) element.style.setProperty('--fs', '1.3', 'important');
  });
}

/** What is wrong with the page in front, by how it was looked at; empty when all is well. `name`: `feature/page`. */
export async function findingsOf(phone: Phone, name: string): Promise<Record<string, string[]>> {
  const { page } = phone;
  const found: Record<string, string[]> = {};
  await arrived(phone);
  await keepPicture(phone, `${name}-light`);
  await takePicture(phone, name, 'light');
  found['axe, light'] = await axeViolations(page);
  found['targets'] = await smallTargets(page);
  found['cut off'] = await cutOff(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepPicture(phone, `${name}-dark`);
  await takePicture(phone, name, 'dark');
  // Only colours change with the theme.
  found['axe, dark'] = await axeViolations(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  await enlarge(phone);
  await keepPicture(phone, `${name}-large`);
  found['targets, large'] = await smallTargets(page);
  found['cut off, large'] = await cutOff(page);
  return Object.fromEntries(Object.entries(found).filter(([, findings]) => findings.length > 0));
}
