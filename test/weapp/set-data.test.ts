/**
 * What crosses to WeChat's view layer in one interaction: at most 3 calls and 32 KB, all open pages together.
 */
import { replyToThread } from '../../src/shared/messages/reply-contract';
import { postMessage } from '../../src/shared/messages/student-contracts';
import { minuteMs, type Actor, type World } from '../harness/world';
import { expectLittle, startSchool } from './harness';
import { Phone } from './phone';
import { allSeen } from '../harness/all-seen';

let world: World;
let student: Actor;
let duty: Actor;
let threadId: string;
let phone: Phone;

const words = '这几天晚上总是睡不着，白天上课也听不进去，不知道该怎么和爸爸妈妈说，怕他们担心。';

/** A thread with 30 messages, each side in turn. */
async function talk(): Promise<void> {
  const { thread } = await student.call(postMessage, { text: words });
  threadId = thread.threadId;
  for (let turn = 1; turn < 30; turn += 1) {
    await world.jumpTo((await world.nowMs()) + minuteMs);
    const text = `${turn}：${words}`;
    if (turn % 2 === 0) await student.call(postMessage, { threadId, text });
    else await duty.call(replyToThread, { threadId, text, seenSeq: allSeen });
  }
}

beforeAll(async () => {
  world = await startSchool();
  student = await world.as(world.student(20));
  duty = await world.as(await world.onDuty());
  await talk();
});

afterAll(() => world.end());

afterEach(() => phone.end());

const studentPhone = async () => (phone = await Phone.start(world, student.person));
const staffPhone = async () => (phone = await Phone.start(world, duty.person));
const ownThread = () => `/features/messages/own-thread/index?threadId=${threadId}`;
const staffThread = () => `/features/messages/staff-thread/index?threadId=${threadId}`;

test('setData: opening 说一说, the first character and the next', async () => {
  await studentPhone();
  expectLittle(await phone.tap('#write'));
  expectLittle(await phone.type('words', '老'));
  const next = await phone.type('words', '老师');
  expectLittle(next);
  // The words themselves and nothing else of the page.
  expect(next.bytes).toBeLessThan(300);
});

test('setData: tapping 发送, from the words to the thread with its promise', async () => {
  await studentPhone();
  await phone.tap('#write');
  await phone.type('words', '老师好。');
  expectLittle(await phone.tap('#send'));
  expect(phone.page.has('.count')).toBe(true);
});

test('setData: a page that lies beneath another is handed nothing', async () => {
  phone = await Phone.start(world, world.student(21));
  const home = phone.page;
  await phone.tap('#write');
  await phone.type('words', '老师好。');
  const before = [...home.handed];
  await phone.tap('#send');
  await phone.network('down');
  await phone.network('up');
  await phone.pass(3 * minuteMs);
  expect(home.handed).toEqual(before);
  expectLittle(await phone.goBack());
  expect(phone.page).toBe(home);
  expect(home.text()).toContain('有一条留言在等回复');
});

test('setData: a student opens a thread of 30 messages, goes on writing in it, and a reply arrives', async () => {
  await studentPhone();
  expectLittle(await phone.goTo(ownThread()));
  expect(phone.page.texts('.msg')).toHaveLength(30);
  expectLittle(await phone.type('composer', '谢'));
  expectLittle(await phone.type('composer', '谢谢'));
  expectLittle(await phone.tap('#send'));
  expect(phone.page.texts('.msg').at(-1)).toContain('谢谢');
  await duty.call(replyToThread, { threadId, text: '我一直在。', seenSeq: allSeen });
  expectLittle(await phone.pass(minuteMs));
  expect(phone.page.texts('.msg').at(-1)).toContain('我一直在。');
});

test('setData: a counsellor opens a thread of 30 messages, replies, and a message arrives', async () => {
  await staffPhone();
  expectLittle(await phone.goTo(staffThread()));
  expect(phone.page.texts('.msg')).toHaveLength(30);
  expectLittle(await phone.type('composer', '好'));
  expectLittle(await phone.type('composer', '好的'));
  expectLittle(await phone.tap('#send'));
  expect(phone.page.texts('.msg').at(-1)).toContain('好的');
  await student.call(postMessage, { threadId, text: '还有一件事。' });
  expectLittle(await phone.pass(minuteMs));
  expect(phone.page.texts('.msg').at(-1)).toContain('还有一件事。');
});

test('setData: the inbox opens, and its other segment', async () => {
  await staffPhone();
  expectLittle(await phone.tap('去收件箱'));
  expectLittle(await phone.tap('已回复'));
  expectLittle(await phone.tap('我的'));
});

test('setData: on a slow network too, grey lines included', async () => {
  await studentPhone();
  await phone.network('held');
  const opening = await phone.goTo(ownThread());
  const waiting = await phone.pass(500);
  expect(phone.page.has('.skeleton')).toBe(true);
  const arriving = await phone.network('up');
  expect(phone.page.texts('.msg')).toHaveLength(30);
  expectLittle({
    calls: opening.calls + waiting.calls + arriving.calls,
    bytes: opening.bytes + waiting.bytes + arriving.bytes,
    largest: Math.max(opening.largest, waiting.largest, arriving.largest),
  });
});
