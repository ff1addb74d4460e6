/**
 * The main story on the compiled pages, from tap to database and back: two phones, one local cloud.
 */
import type { LocalPerson } from '../../local-cloud/gateway/people';
import { listOwnThreads, readOwnThread } from '../../src/shared/messages/student-contracts';
import { safetyFollowUp, breachWords } from '../../src/shared/messages/student-words';
import { hourMs, minuteMs } from '../harness/world';
import type { Phone } from './phone';
import { phoneStage } from './phone-stage';

const stage = phoneStage();
let nextStudent = 0;

const student = () => stage.world.student(nextStudent++);

/** Home → 说一说 → words → 发送. */
async function write(phone: Phone, text: string): Promise<void> {
  await phone.tap('#write');
  await phone.type('words', text);
  await phone.tap('#send');
}

/** Both the cloud's and the phones' time goes on. */
async function later(ms: number, ...on: Phone[]): Promise<void> {
  await stage.world.skipTo((await stage.world.nowMs()) + ms);
  for (const phone of on) await phone.pass(ms);
}

/** What the cloud holds of a student: the texts of each own thread. */
async function kept(person: LocalPerson): Promise<string[][]> {
  const actor = await stage.world.as(person);
  const { threads } = await actor.call(listOwnThreads, {});
  return Promise.all(
    threads.map(async ({ threadId }) => {
      const { messages } = await actor.call(readOwnThread, { threadId });
      return messages.map(({ text }) => text);
    }),
  );
}

test('M1: on the WeChat pages a student writes, the counsellor on duty answers, the student reads it', async () => {
  const phone = await stage.start(student());
  expect(phone.page.text()).toContain('说一说');
  await write(phone, '同桌这几天不和我说话了。');

  expect(phone.page.route).toBe('features/messages/own-thread/index');
  const promise = phone.page.texts('.count-text').join();
  expect(promise).toBe('回复截止 12:00 · 还有 2 小时');
  expect(phone.page.texts('.count').join()).toContain('值班的心理老师会回复');
  expect(phone.page.texts('.msg.me')).toEqual(['同桌这几天不和我说话了。已送达 10:00 · 还没读']);

  const duty = await stage.start(await stage.world.onDuty());
  expect(duty.wechat.badges.at(-1)).toBe('1');
  await duty.tap('去收件箱');
  expect(duty.page.texts('.in-row')).toEqual([
    expect.stringMatching(/匿名还有 2 小时同桌这几天不和我说话了。截止 12:00$/),
  ]);
  await duty.tap('同桌这几天不和我说话了。');
  expect(duty.page.route).toBe('features/messages/staff-thread/index');
  expect(duty.page.texts('.msg.you')).toEqual(['同桌这几天不和我说话了。匿名 · 10:00']);
  await duty.type('composer', '谢谢你告诉我。愿意多说一点吗？');
  await duty.tap('#send');
  expect(duty.page.texts('.msg.me').join()).toMatch(/^谢谢你告诉我。愿意多说一点吗？.* · 已送达$/);
  expect(duty.page.text()).toContain('已回复');
  expect(duty.wechat.titles.at(-1)).toBe(phone.page.texts('.head')[0]);

  await phone.pass(minuteMs);
  expect(phone.page.texts('.msg.you').join()).toMatch(
    /^谢谢你告诉我。愿意多说一点吗？值班心理老师/,
  );
  expect(phone.page.texts('.msg.me').join()).toContain('已读');
  expect(phone.page.has('.count')).toBe(false);

  await duty.pass(minuteMs);
  expect(duty.page.texts('.msg.me').join()).toMatch(/ · 已读$/);
});

test('M1: no call of the student’s phone names a person but the account’s own, and visitors are not traced', async () => {
  const person = student();
  const phone = await stage.start(person);
  expect(phone.wechat.initOptions).toEqual({ traceUser: false });
  await write(phone, '老师好。');
  expect(phone.wechat.titles).toEqual([]);
  const asked = phone.calls.map(({ data }) => data.asPerson);
  expect(asked.slice(0, 1)).toEqual([undefined]);
  expect(new Set(asked.slice(1))).toEqual(new Set([person.personId]));
  const words = JSON.stringify(phone.calls.map(({ data }) => data.input));
  expect(words).not.toContain(person.name);
  expect(words).not.toContain(person.openid);
});

test('M3: the countdown falls with the minutes, and a missed promise is told', async () => {
  const phone = await stage.start(student());
  const sentAtMs = await stage.world.nowMs();
  await write(phone, '有人回我吗？');
  await later(30 * minuteMs, phone);
  expect(phone.page.texts('.count-text').join()).toMatch(/ · 还有 1 小时 (30|29) 分$/);
  await stage.world.skipTo(sentAtMs + 2 * hourMs + minuteMs);
  await phone.pass(91 * minuteMs);
  expect(phone.page.has('.count')).toBe(false);
  expect(phone.page.text()).toContain(breachWords({ leaderTold: true }));
});

const advice = '有危险请马上打 110/120，或找身边的大人；想说话打 12356';
const danger = '我不想活了，今天晚上就想从楼上跳下去。';

test('M5: a red message shows the words at once, first that the teacher is being told, then that it was done', async () => {
  await stage.world.faults({ wecom: 'down', openapi: 'down' });
  const phone = await stage.start(student());
  await write(phone, danger);
  expect(phone.page.texts('#safety-words')).toEqual([`正在通知老师。${advice}`]);
  expect(phone.page.has('.count')).toBe(false);
  expect(phone.page.texts('.hot').join()).toMatch(/110.*120.*12356/);

  await stage.world.faults({ reset: true });
  await stage.world.advance(2 * minuteMs);
  await phone.pass(2 * minuteMs);
  expect(phone.page.texts('#safety-words')).toEqual([`已通知值班老师和学校负责人。${advice}`]);
  expect(phone.page.text()).not.toContain(safetyFollowUp.acknowledged);
});

test('M5: a red row stands first with its 10 minutes; “老师正在看” comes only after 我在看', async () => {
  await stage.world.advance(2 * minuteMs);
  const phone = await stage.start(student());
  await write(phone, `${danger}真的。`);
  const duty = await stage.start(await stage.world.onDuty());
  await duty.tap('去收件箱');
  const rows = duty.page.texts('.inbox.red');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.at(-1)).toMatch(/还有 (10|9) 分.*前应答$/);
  expect(duty.page.texts('.in-row').indexOf(rows[0] ?? '')).toBe(0);

  await duty.tap(`${danger}真的。`);
  expect(duty.page.texts('.hit').length).toBeGreaterThan(0);
  await phone.pass(minuteMs);
  expect(phone.page.text()).toContain(safetyFollowUp.waiting);
  await duty.tap('#acknowledge');
  expect(duty.page.text()).toContain('你在看');
  await phone.pass(minuteMs);
  expect(phone.page.text()).toContain(safetyFollowUp.acknowledged);
});

test.each(['down', 'reply-lost'] as const)(
  'M1: with the network %s the words stay on the phone, and a second tap sends them once',
  async (network) => {
    const person = student();
    const phone = await stage.start(person);
    await phone.tap('#write');
    await phone.type('words', '发不出去的话。');
    await phone.network(network);
    await phone.tap('#send');
    await phone.pass(3_000);
    expect(phone.page.route).toBe('features/messages/write/index');
    expect(phone.page.text()).toContain('这条还没发出去，都存着');
    expect(phone.storage.get(`runxin.draft.${person.personId}.new`)).toMatchObject({
      text: '发不出去的话。',
    });

    phone.wechat.network = 'up';
    await phone.tap('再发一次');
    expect(phone.page.route).toBe('features/messages/own-thread/index');
    expect(phone.page.texts('.msg.me').join()).toContain('发不出去的话。');
    const posts = phone.callsOf('messages.post');
    expect(posts).toHaveLength(4);
    expect(new Set(posts.map((post) => JSON.stringify(post))).size).toBe(1);
    expect(await kept(person)).toEqual([['发不出去的话。']]);
    expect(phone.storage.has(`runxin.draft.${person.personId}.new`)).toBe(false);
    expect(phone.storage.has(`runxin.queue.${person.personId}`)).toBe(false);
  },
);

test('M1: what was not sent when the app was closed goes out once when it is opened again', async () => {
  const person = student();
  const phone = await stage.start(person);
  await phone.tap('#write');
  await phone.type('words', '关掉了再说。');
  await phone.network('reply-lost');
  await phone.tap('#send');
  await phone.pass(3_000);
  phone.end();

  const again = await stage.start(person, phone.storage);
  const [first] = phone.callsOf('messages.post');
  expect(again.callsOf('messages.post')).toEqual([first]);
  expect(await kept(person)).toEqual([['关掉了再说。']]);
  expect(again.page.text()).toContain('有一条留言在等回复');
});

test('M4: a reply that did not get through stays in the thread and goes out once on a tap', async () => {
  const person = student();
  const phone = await stage.start(person);
  await write(phone, '今天想聊聊。');
  const duty = await stage.start(await stage.world.onDuty());
  await duty.tap('去收件箱');
  await duty.tap('今天想聊聊。');
  await duty.type('composer', '我在，慢慢说。');
  await duty.network('reply-lost');
  await duty.tap('#send');
  await duty.pass(3_000);
  expect(duty.page.texts('.msg.me').join()).toContain('没发出去，点一下再发');
  duty.wechat.network = 'up';
  await duty.tap('没发出去，点一下再发');
  const replies = duty.callsOf('messages.reply');
  expect(new Set(replies.map(({ requestId }) => requestId)).size).toBe(1);
  expect(await kept(person)).toEqual([['今天想聊聊。', '我在，慢慢说。']]);
});
