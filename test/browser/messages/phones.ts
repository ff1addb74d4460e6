/** Two real phones on a real local cloud: the browser build of the app, people signed in by address. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import {
  errors,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from 'playwright-core';
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import { startWorld, type World, type WorldOptions } from '../../harness/world';
import { phoneContext, waitsForRest, type PhoneOptions } from '../harness';

const root = path.join(__dirname, '..', '..', '..');

/** The test run builds first and says so; a single file run by hand builds what is stale. */
let appBuilt = process.env['RUNXIN_BUILT'] === '1';

/** A world of its own whose `/app/` is the browser build and whose `/` is the demonstration page. */
export function startPhoneWorld(options: Pick<WorldOptions, 'nowMs'> = {}): Promise<World> {
  if (!appBuilt) {
    execFileSync(process.execPath, [path.join(root, 'tools', 'build.mjs'), 'h5', 'demo']);
    appBuilt = true;
  }
  return startWorld({
    ...options,
    args: ['--app', path.join(root, 'dist', 'h5')],
  });
}

/** The phone's own time passes in steps of this, and so many of them at most, until something is seen. */
const stepMs = 5_000;
const mostSteps = 40;
/** What is under way gets this much real time before the phone's time moves on. */
const patienceMs = 700;

export interface PhoneLook extends Pick<PhoneOptions, 'dark'> {
  /** The largest of the three font sizes, `--fs` 1.3. */
  large?: boolean;
}

/** A field that loses its words so often in a row is broken. */
const mostWrites = 3;

/** One person's phone. `screen` is the page in front; the ones behind it stay in the document, hidden. */
export class Phone {
  private readonly faults: string[] = [];

  private constructor(
    readonly person: LocalPerson,
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly address: string,
  ) {
    page.on('pageerror', ({ message }) => this.faults.push(message));
    page.on('requestfailed', (request) =>
      this.faults.push(`${request.method()} ${new URL(request.url()).pathname}: not answered`),
    );
  }

  static async of(
    browser: Browser,
    world: World,
    person: LocalPerson,
    look: PhoneLook = {},
  ): Promise<Phone> {
    const context = await phoneContext(browser, { dark: look.dark === true });
    // The phone's own time, which polls go by, can be moved on (`sees`); its clock shows the server's.
    await context.clock.install();
    const session = await world.cloud.signIn(person.openid);
    const page = await context.newPage();
    await waitsForRest(page);
    const size = look.large === true ? '&fs=1.3' : '';
    const address = `${world.cloud.url}/app/?phone=left&session=${session}${size}`;
    return new Phone(person, page, context, address);
  }

  get screen(): Locator {
    return this.page.locator('.taro_page').filter({ visible: true }).last();
  }

  /** Starts the app anew on this page (`routes`), as a notice would. */
  async open(route: string): Promise<void> {
    // A change of the part behind # alone would not load anew.
    await this.page.goto('about:blank');
    await this.page.goto(`${this.address}#${route}`);
    await this.screen.getByRole('main').waitFor();
  }

  /** A button, tab, radio or switch of the page in front by its words. */
  button(name: string | RegExp): Locator {
    const exact = typeof name === 'string';
    return this.screen.getByRole('button', { name, exact });
  }

  text(words: string | RegExp): Locator {
    return this.screen.getByText(words);
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  async tab(name: '首页' | '消息' | '我的'): Promise<void> {
    await this.screen
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(name) })
      .click();
  }

  /** Waits for what this phone finds out by itself, by its polls: nothing is tapped or pulled. */
  async sees(what: Locator | string | RegExp): Promise<void> {
    const wanted = typeof what === 'object' && 'waitFor' in what ? what : this.text(what);
    for (let step = 0; !(await isThere(wanted)); step += 1) {
      if (step === mostSteps) throw new Error(`never seen: ${wanted.toString()}`);
      await this.page.clock.fastForward(stepMs);
    }
  }

  /** Writes into the field with this label; once more where the page laid it out anew meanwhile. */
  async write(label: string, words: string): Promise<void> {
    const field = this.screen.getByRole('textbox', { name: label });
    for (let tries = 0; tries < mostWrites; tries += 1) {
      await field.fill(words);
      if (await field.evaluate(holds, words)) return;
    }
    throw new Error(`the field ${label} does not keep what is written`);
  }

  /** Where the phone is and what it shows: for whoever asks why a test failed. */
  async shows(): Promise<string> {
    const words = await this.page.locator('.taro_page').filter({ visible: true }).allInnerTexts();
    const { hash } = new URL(this.page.url());
    return [`A phone at ${hash} showed:`, ...words, ...this.faults].join('\n---\n');
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** Whether the field and Taro's element around it have the words: from there the page hears of them. */
function holds(field: Element, words: string): boolean {
  const around = field.closest('taro-input-core, taro-textarea-core');
  return [field, around].every((one) => one === null || (one as HTMLInputElement).value === words);
}

async function isThere(wanted: Locator): Promise<boolean> {
  try {
    await wanted.first().waitFor({ timeout: patienceMs });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
