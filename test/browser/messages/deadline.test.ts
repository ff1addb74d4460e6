/** M1 and M3 on the student's phone: the promise by the server's clock, a miss told in words, out of sight at once. */
import { routes } from '../../../src/lib/routes';
import { promiseParts } from '../../../src/shared/messages/due-text';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { breachWords } from '../../../src/shared/messages/student-words';
import { at } from '../../harness/world';
import { phoneTest } from './phone-test';
import type { Phone } from './phones';

const startMs = at('2026-10-12', '10:00:05');
const stage = phoneTest(startMs);

async function waitingThread(index: number): Promise<{ phone: Phone; threadId: string }> {
  const person = stage.world.student(index);
  const actor = await stage.world.as(person);
  const { thread } = await actor.call(postMessage, { text: '想找老师说说。' });
  const phone = await stage.phoneOf(person);
  await phone.open(`${routes.ownThread}?threadId=${thread.threadId}`);
  return { phone, threadId: thread.threadId };
}

/** What the page promises, as one line. */
const promised = (phone: Phone) => phone.screen.locator('.count-text').textContent();

test('M1: "回复截止 · 还有" is right to the minute by the server\'s clock, whatever the phone\'s clock says', async () => {
  const { phone } = await waitingThread(0);
  const dueAtMs = at('2026-10-12', '12:00');
  await phone.text('回复截止 12:00').waitFor();
  for (const time of ['10:37:20', '11:30:20', '11:58:20', '11:59:20']) {
    await stage.world.jumpTo(at('2026-10-12', time));
    const [deadline, left] = promiseParts(dueAtMs, at('2026-10-12', time));
    await phone.sees(left);
    expect(await promised(phone)).toBe(`${deadline} · ${left}`);
  }
  // The browser's own clock stands on another day.
  const phoneDate = await phone.page.evaluate('new Date().toISOString().slice(0, 10)');
  expect(phoneDate).not.toBe('2026-10-12');
});

test('M3: a missed promise is told to the student in words, without a colour of alarm; staff see 已超', async () => {
  await stage.world.jumpTo(at('2026-10-13', '10:00:05'));
  const { phone } = await waitingThread(1);
  await phone.text('回复截止 12:00').waitFor();
  await stage.world.skipTo(at('2026-10-13', '12:01'));
  await phone.sees(breachWords({ leaderTold: true }));
  expect(await phone.text('还有').count()).toBe(0);
  expect(await phone.screen.locator('.over, .soon, .lv').count()).toBe(0);
  await phone.open(routes.messages);
  await phone.text('还没有回复，正在找人').waitFor();
  const counsellor = await stage.phoneOf(await stage.world.onDuty());
  await counsellor.open(routes.messages);
  await counsellor
    .text(/已超 \d+ 分/)
    .first()
    .waitFor();
});

test('M1: quick-hide shows a plain calendar, leaves no way back, and keeps what was written', async () => {
  const phone = await stage.phoneOf(stage.world.student(2));
  await phone.open(routes.home);
  await phone.tap(/^说一说/);
  await phone.write('想说的话', '有人走过来了');
  await phone.tap('快速隐藏');
  await phone.screen.getByRole('heading', { name: '校历' }).waitFor();
  expect(await phone.page.locator('.taro_page').count()).toBe(1);
  expect(await phone.screen.innerText()).not.toMatch(/有人走过来|留言|热线|老师/);
  await phone.tap('回首页');
  await phone.tap(/^说一说/);
  const field = phone.screen.getByRole('textbox', { name: '想说的话' });
  await field.waitFor();
  expect(await field.inputValue()).toBe('有人走过来了');
});

test('M1: quick-hide is on every page of a student', async () => {
  const { phone, threadId } = await waitingThread(3);
  for (const route of studentPages(threadId)) {
    await phone.open(route);
    await phone.tap('快速隐藏');
    await phone.screen.getByRole('heading', { name: '校历' }).waitFor();
  }
});

test('M5: the hotlines are one tap away on every page of a student', async () => {
  const { phone, threadId } = await waitingThread(4);
  for (const route of studentPages(threadId)) {
    await phone.open(route);
    const direct = phone.button(/^拨打 12356 /);
    const way = phone.button('热线电话').first();
    await direct.or(way).first().waitFor();
    if ((await direct.count()) === 0) await way.click();
    for (const number of ['12356', '12355', '110', '120'])
      await phone.button(new RegExp(`^拨打 ${number} `)).waitFor();
  }
});

function studentPages(threadId: string): string[] {
  return [
    routes.home,
    routes.messages,
    routes.me,
    routes.write,
    `${routes.ownThread}?threadId=${threadId}`,
    routes.whoCanSee,
    routes.hotlines,
  ];
}
