/** Every page, light and dark: axe, targets of a thumb's size, and nothing lost at the largest font. */
import { routes } from '../../../src/lib/routes';
import { phoneTest } from './phone-test';
import type { Phone } from './phones';
import { findingsOf } from '../page-findings';
import { buildTown, eveningMs, townPages, type Town, type TownPage } from './town';

const stage = phoneTest(eveningMs);
let town: Town;

beforeAll(async () => {
  town = await buildTown(stage.world);
});

async function show(phone: Phone, { route, ready, tap }: TownPage): Promise<void> {
  await phone.open(route(town));
  await phone.text(ready).first().waitFor();
  if (tap === undefined) return;
  await phone.tap(tap);
  await phone.screen.getByRole('dialog').waitFor();
}

const title =
  '$row: $name has no findings of axe, light and dark, targets of 44 px, and loses nothing at the largest font';

test.each(townPages)(title, async (townPage) => {
  const phone = await stage.phoneOf(town[townPage.who]);
  await show(phone, townPage);
  expect(await findingsOf(phone, `messages/${townPage.name}`)).toEqual({});
});

/** Stands in for the microphone: a tone. */
function hum(): void {
  navigator.mediaDevices.getUserMedia = () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const into = context.createMediaStreamDestination();
    tone.connect(into);
    tone.start();
    return Promise.resolve(into.stream);
  };
}

test('M1: what a child says into the browser’s microphone is heard first by the child, then by the teacher', async () => {
  const phone = await stage.phoneOf(town.youngChild);
  await phone.page.addInitScript(hum);
  await phone.open(routes.write);
  await phone.screen.getByRole('button', { name: /说给老师听/ }).tap();
  await phone.text('正在录 0:01').waitFor();
  expect(await findingsOf(phone, 'messages/voice-recording')).toEqual({});
  await phone.tap('说完了');
  await phone.screen.getByRole('button', { name: /^听语音/ }).tap();
  await phone.screen.getByRole('button', { name: /^停下语音/ }).waitFor();
  expect(await findingsOf(phone, 'messages/voice-kept')).toEqual({});
  await phone.tap('发送');
  await phone.text(/· 还没听/).waitFor();
  await phone.tap('说给老师听');
  await phone.text('正在录 0:01').waitFor();
  await phone.tap('说完了');
  await phone.screen.getByRole('button', { name: '重录' }).waitFor();
  expect(await findingsOf(phone, 'messages/voice-in-thread')).toEqual({});
  await phone.tap('删掉');

  const duty = await stage.phoneOf(town.counsellor);
  await duty.open(routes.messages);
  await duty
    .text(/^有语音，还没有人听/)
    .last()
    .tap();
  await duty.screen.getByRole('button', { name: /^听语音/ }).tap();
  await duty.text(/听过了/).waitFor();
  await phone.sees(/· 听过了/);
});
