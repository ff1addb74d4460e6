/** The demonstration page on the real app, functions and school: who is chosen acts, and time can be walked. */
import type { FrameLocator, Page } from 'playwright-core';
import { me } from '../../src/shared/people/contracts';
import { minuteMs } from '../harness/world';
import { phoneTest } from './messages/phone-test';

const stage = phoneTest();

/** One account each: a parent who lends the phone to a child, a class teacher who is a parent too. */
const parent = 'demo-g-4-1-07';
const child = 'demo-s-1-1-07';
const teacher = 'demo-t-2-1';
const teacherAsParent = 'demo-g-5-3-10';

let page: Page;

beforeEach(async () => {
  const context = await stage.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  await page.goto(stage.world.cloud.url);
  await page.locator('#right-person:enabled').waitFor();
});

afterEach(() => page.context().close());

const phone = (side: string): FrameLocator => page.frameLocator(`#${side}-frame`);

/** Chooses by what the list shows, and waits until the phone was handed over. */
async function choose(side: string, personId: string): Promise<void> {
  const { name, className, note } = stage.world.person(personId);
  const label = [name, className, note].filter(Boolean).join(' · ');
  // What the phone shows until it is handed over is somebody else's page.
  const frame = page.locator(`#${side}-frame`);
  await frame.evaluate((element: HTMLIFrameElement) => {
    if (element.contentWindow) Object.assign(element.contentWindow, { isBefore: true });
  });
  await page.selectOption(`#${side}-person`, { label });
  await page.waitForFunction((id) => {
    const inside = document.querySelector<HTMLIFrameElement>(id)?.contentWindow;
    return inside && !('isBefore' in inside) && inside.document.readyState === 'complete';
  }, `#${side}-frame`);
}

/** The lent phone's child opens with the passcode that the list of the demonstration names. */
async function seesStudentHome(on: FrameLocator | Page): Promise<void> {
  const passcode = stage.world.person(child).note?.replace(/\D/g, '') ?? '';
  const locked = on.getByRole('button', { name: '输入口令' });
  await locked.or(on.getByText('说一说').first()).first().waitFor();
  if ((await locked.count()) > 0) {
    await locked.click();
    await on.getByLabel('输入你的口令').fill(passcode);
    await on.getByRole('button', { name: '打开', exact: true }).click();
  }
  await on.getByText('说一说').waitFor();
}

/** The front page of grown-ups says who they are here; of two persons of one name the class tells. */
async function seesHomeOf(on: FrameLocator | Page, personId: string): Promise<void> {
  const { persons } = await (await stage.world.as(personId)).call(me, {});
  const person = persons.find((one) => one.personId === personId);
  await on
    .getByText(`${person?.displayName} · ${person?.className ?? person?.schoolName}`)
    .waitFor();
  expect(await on.getByText('说一说').count()).toBe(0);
}

test('G1: of an account with a parent and a child, the one who was chosen acts', async () => {
  await choose('left', parent);
  await seesHomeOf(phone('left'), parent);
  await choose('left', child);
  await seesStudentHome(phone('left'));
  await choose('left', parent);
  await seesHomeOf(phone('left'), parent);
});

test('G1: 返回 on one phone takes back its own step, whatever the other one did since', async () => {
  await choose('left', child);
  await seesStudentHome(phone('left'));
  await choose('right', parent);
  await seesHomeOf(phone('right'), parent);
  await phone('left').getByText('说一说').first().click();
  const back = (side: string) => phone(side).getByRole('button', { name: '返回' });
  await back('left').waitFor();
  await phone('right').getByText('家长学校').first().click();
  await back('right').waitFor();
  await back('left').click();
  await back('left').waitFor({ state: 'detached' });
  await seesStudentHome(phone('left'));
  expect(await back('right').count()).toBe(1);
  await back('right').click();
  await seesHomeOf(phone('right'), parent);
});

test('G1: two phones may be two persons of one account, each remembered for its side', async () => {
  await choose('left', teacherAsParent);
  await choose('right', teacher);
  const seesBoth = async () => {
    await seesHomeOf(phone('left'), teacherAsParent);
    await seesHomeOf(phone('right'), teacher);
  };
  await seesBoth();
  await page.reload();
  await page.locator('#right-person:enabled').waitFor();
  expect(await page.inputValue('#left-person')).toBe(teacherAsParent);
  expect(await page.inputValue('#right-person')).toBe(teacher);
  await seesBoth();
});

test('G1: full screen is the same person, who may still change to another of the account', async () => {
  await choose('left', child);
  await seesStudentHome(phone('left'));
  const full = await page.context().newPage();
  await full.goto(new URL((await page.getAttribute('#left-full', 'href')) ?? '', page.url()).href);
  await seesStudentHome(full);
  await full.getByRole('button', { name: '我的', exact: true }).click();
  await full.getByRole('radio', { name: stage.world.person(parent).name }).click();
  await seesHomeOf(full, parent);
  await full.reload();
  await seesHomeOf(full, parent);
});

test('G1: the sign-in page of the app lets the one act who was tapped', async () => {
  const full = await page.context().newPage();
  await full.goto(`${stage.world.cloud.url}/app/?phone=alone#/features/local-sign-in/index`);
  const { name, roleName } = stage.world.person(child);
  await full.getByText(roleName, { exact: true }).click();
  await full.getByText(name, { exact: true }).first().click();
  await seesStudentHome(full);
});

test('M3: a walk to Friday shows how far it is, runs the clock on its way and can be stopped', async () => {
  const { cloud } = stage.world;
  const minuteNow = async () => Math.floor((await cloud.clock()).nowMs / minuteMs);
  const startMinute = await minuteNow();
  const lastSeq = (await cloud.logs()).at(-1)?.seq ?? 0;
  await page.getByRole('button', { name: '到下一个周五 16:00' }).click();
  await page.getByText('还要走').waitFor();
  await page.waitForFunction(() => {
    const progress = document.querySelector<HTMLProgressElement>('#walk-progress');
    return progress !== null && progress.value > 0.002;
  });
  await page.getByRole('button', { name: '停在这里' }).click();
  await page.locator('.jump:enabled').first().waitFor();
  const minutes = (await minuteNow()) - startMinute;
  const clockRuns = (await cloud.logs(lastSeq)).filter(
    (line) => line.function === 'clock' && line.text.startsWith('invocation returned'),
  );
  // Two in a thousand of the four days until then, and not the whole of them.
  expect(minutes).toBeGreaterThan(10);
  expect(minutes).toBeLessThan(4 * 24 * 60);
  expect(clockRuns).toHaveLength(minutes);
});
