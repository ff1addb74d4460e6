/** M1 and M4 as two people see them: written on one phone, answered on the other, nobody pulls to refresh. */
import { routes } from '../../../src/lib/routes';
import { quickPhrases } from '../../../src/shared/messages/quick-phrases';
import {
  listOwnThreads,
  postMessage,
  readOwnThread,
} from '../../../src/shared/messages/student-contracts';
import { axeViolations } from '../harness';
import { smallTargets } from './checks';
import { phoneTest } from './phone-test';
import type { Phone } from './phones';

const stage = phoneTest();

const unsent = '没发出去，点一下再发';

/** What the cloud has of this student: the texts of every thread. */
async function storedTexts(student: Phone): Promise<string[]> {
  const actor = await stage.world.as(student.person);
  const { threads } = await actor.call(listOwnThreads, {});
  const read = await Promise.all(
    threads.map(({ threadId }) => actor.call(readOwnThread, { threadId })),
  );
  return read.flatMap(({ messages }) => messages.map(({ text }) => text));
}

/** A student's phone with one thread open. */
async function inThread(index: number, text: string): Promise<Phone> {
  const person = stage.world.student(index);
  const actor = await stage.world.as(person);
  const { thread } = await actor.call(postMessage, { text });
  const phone = await stage.phoneOf(person);
  await phone.open(`${routes.ownThread}?threadId=${thread.threadId}`);
  await phone.text(text).waitFor();
  return phone;
}

test('M1: what a student writes stands in the inbox with its countdown, is answered and read, and nobody pulls to refresh', async () => {
  const words = '数学又没考好，回家不敢说。';
  const student = await stage.phoneOf(stage.world.student(0));
  const counsellor = await stage.phoneOf(await stage.world.onDuty());
  await counsellor.open(routes.messages);
  await counsellor.text('没有等你回复的留言').waitFor();

  await student.open(routes.home);
  await student.tap(/^说一说/);
  await student.write('想说的话', words);
  await student.tap('发送');
  await student.text('回复截止 12:00').waitFor();
  await student.text('还没读').waitFor();

  const row = counsellor.button(new RegExp(words.slice(0, 6)));
  await counsellor.sees(row);
  expect(await row.innerText()).toMatch(/还有 (2 小时|1 小时 5\d 分)/);
  expect(await row.innerText()).toContain('匿名');
  await row.click();
  await counsellor.text(words).waitFor();
  await student.sees(/· 已读$/);

  await counsellor.write('回复', '一次没考好，心里肯定不好受。');
  await counsellor.tap('发送');
  await counsellor.text(/· 已送达$/).waitFor();
  await student.sees('一次没考好，心里肯定不好受。');
  await student.text(/^值班心理老师 · \d\d:\d\d$/).waitFor();
  expect(await student.text('回复截止').count()).toBe(0);
  await counsellor.sees(/已读$/);
  await student.text('这次聊得怎么样？').waitFor();
});

test('M4: a quick phrase is put into the field, read over, and only then sent', async () => {
  const student = await inThread(1, '同桌不理我了。');
  const counsellor = await stage.phoneOf(await stage.world.onDuty());
  await counsellor.open(routes.messages);
  await counsellor.tap(/同桌不理我了/);
  const [atHand] = quickPhrases;
  const inSheet = quickPhrases[4];
  if (atHand === undefined || inSheet === undefined) throw new Error('too few phrases');
  await counsellor.tap(atHand.label);
  await counsellor.tap('常用语');
  await counsellor.screen.getByRole('dialog').getByRole('button', { name: inSheet.text }).click();
  const field = counsellor.screen.getByRole('textbox', { name: '回复' });
  expect(await field.inputValue()).toBe(`${atHand.text}\n${inSheet.text}`);
  expect(await storedTexts(student)).toEqual(['同桌不理我了。']);
  await counsellor.tap('发送');
  await student.sees(atHand.text);
  expect(await field.inputValue()).toBe('');
  expect(await storedTexts(student)).toContain(`${atHand.text}\n${inSheet.text}`);
});

test('M1: written without a network it says so, waits, and is sent once when the network is back', async () => {
  const student = await inThread(2, '第一句。');
  await student.context.setOffline(true);
  await student.write('接着说', '断网的时候写的。');
  await student.tap('发送');
  await student.sees(student.button(unsent));
  await student.text('没有网络。写的都存着，连上就发。').waitFor();
  await student.tap(unsent);
  await student.sees(student.button(unsent));
  expect(await storedTexts(student)).toEqual(['第一句。']);

  await student.context.setOffline(false);
  await student.button(unsent).waitFor({ state: 'detached' });
  // Meanwhile the mark is still that of the first message.
  await student.text('发送中').waitFor({ state: 'detached' });
  await student.sees(/^已送达 \d\d:\d\d/);
  expect(await storedTexts(student)).toEqual(['第一句。', '断网的时候写的。']);
  expect(await student.text('断网的时候写的。').count()).toBe(1);
});

test('M1: a reply lost on the way is no second message, however often the tap is repeated', async () => {
  const student = await inThread(3, '先说一句。');
  let lost = 0;
  // Messages arrive, their answers do not; nothing else gets through, so the phone knows of no network.
  await student.page.route('**/call/api', async (route) => {
    if ((route.request().postData() ?? '').includes('messages.post')) {
      await route.fetch();
      lost += 1;
    }
    return route.abort();
  });
  await student.write('接着说', '只该到一次。');
  await student.tap('发送');
  await student.sees(student.button(unsent));
  const lostBefore = lost;
  await student.tap(unsent);
  await student.sees(student.button(unsent));
  expect(lost).toBeGreaterThan(lostBefore);
  await student.page.unroute('**/call/api');
  await student.sees(student.text(/^已送达 \d\d:\d\d/));
  await student.button(unsent).waitFor({ state: 'detached' });
  expect(await storedTexts(student)).toEqual(['先说一句。', '只该到一次。']);
  expect(await student.text('只该到一次。').count()).toBe(1);
});

test('M1: a new message without a network keeps its words on the page and goes out once', async () => {
  const student = await stage.phoneOf(stage.world.student(4));
  await student.open(routes.write);
  await student.write('想说的话', '在操场角落写的。');
  await student.context.setOffline(true);
  await student.tap('发送');
  await student.sees(/^这条还没发出去/);
  const field = student.screen.getByRole('textbox', { name: '想说的话' });
  expect(await field.inputValue()).toBe('在操场角落写的。');
  await student.context.setOffline(false);
  await student.sees('回复截止');
  expect(await storedTexts(student)).toEqual(['在操场角落写的。']);
});

test('M1: words rewritten without a network: the first never leave, the new ones leave on a tap', async () => {
  const student = await stage.phoneOf(stage.world.student(6));
  await student.open(routes.write);
  await student.write('想说的话', '第一稿，写得太急了。');
  await student.context.setOffline(true);
  await student.tap('发送');
  await student.sees(/^这条还没发出去/);
  await student.write('想说的话', '第二稿，慢慢说。');
  await student.text(/^改过了，就不会自己发出去/).waitFor();
  await student.context.setOffline(false);
  await student.text('没有网络。写的都存着，连上就发。').waitFor({ state: 'detached' });
  await student.page.clock.fastForward(60_000);
  expect(await storedTexts(student)).toEqual([]);
  const field = student.screen.getByRole('textbox', { name: '想说的话' });
  expect(await field.inputValue()).toBe('第二稿，慢慢说。');
  await student.tap('发送');
  await student.sees('回复截止');
  expect(await storedTexts(student)).toEqual(['第二稿，慢慢说。']);
});

test('M1: two messages written without a network arrive in the order they were written', async () => {
  const student = await inThread(7, '第一句。');
  await student.context.setOffline(true);
  await student.write('接着说', '第二句。');
  await student.tap('发送');
  await student.sees(student.button(unsent));
  await student.context.setOffline(false);
  await student.write('接着说', '第三句。');
  await student.tap('发送');
  await student.sees(student.screen.locator('.msg').nth(2));
  await student.text('发送中').first().waitFor({ state: 'detached' });
  await student.button(unsent).first().waitFor({ state: 'detached' });
  expect(await storedTexts(student)).toEqual(['第一句。', '第二句。', '第三句。']);
});

test('M3: an inbox that cannot ask says since when it is old, without findings of axe, until it can', async () => {
  const counsellor = await stage.phoneOf(await stage.world.onDuty());
  await counsellor.open(routes.messages);
  await counsellor.screen.getByRole('tab', { name: /^我的/ }).waitFor();
  const reply = (code: string) => ({
    result: { ok: false, error: { code, text: '', requestId: 'r' }, serverNowMs: serverMs },
  });
  const serverMs = await stage.world.nowMs();
  await counsellor.page.route('**/call/api', (route) => route.fulfill({ json: reply('busy') }));
  await counsellor.sees(/^没更新，上次 \d\d:\d\d。$/);
  expect(await axeViolations(counsellor.page)).toEqual([]);
  await counsellor.page.unroute('**/call/api');
  const told = counsellor.text(/^没更新/);
  for (let step = 0; (await told.count()) > 0 && step < 20; step += 1) {
    await counsellor.page.clock.fastForward(10_000);
  }
  await told.waitFor({ state: 'detached' });

  await counsellor.page.route('**/call/api', (route) =>
    route.fulfill({ json: reply('not-signed-in') }),
  );
  await counsellor.sees(counsellor.button('重新进入'));
  expect(await axeViolations(counsellor.page)).toEqual([]);
  expect(await smallTargets(counsellor.page)).toEqual([]);
  await counsellor.tap('重新进入');
  await counsellor.text('学生').first().waitFor();
});

test('M1: a draft outlives a reload, in a new message and in a thread, until it is cleared', async () => {
  const student = await inThread(5, '昨天那件事。');
  await student.write('接着说', '还没想好怎么说');
  await student.page.reload();
  const reply = student.screen.getByRole('textbox', { name: '接着说' });
  await reply.waitFor();
  expect(await reply.inputValue()).toBe('还没想好怎么说');

  await student.open(routes.write);
  await student.write('想说的话', '写到一半');
  await student.screen.getByRole('radio', { name: '担心' }).click();
  await student.page.reload();
  const words = student.screen.getByRole('textbox', { name: '想说的话' });
  await words.waitFor();
  expect(await words.inputValue()).toBe('写到一半');
  await student.screen.getByRole('radio', { name: '担心', checked: true }).waitFor();
  await student.tap('清除');
  expect(await words.inputValue()).toBe('');
  await student.page.reload();
  await words.waitFor();
  expect(await words.inputValue()).toBe('');
});
