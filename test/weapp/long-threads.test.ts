/**
 * A thread of the longest messages there are (2 000 characters, 6 KB each): no interaction hands WeChat's view
 * layer more than 3 calls and 32 KB, and nothing that stands on the screen already is handed over again.
 */
import type { LocalPerson } from '../../local-cloud/gateway/people';
import { messageMaxCharacters } from '../../src/shared/messages/model';
import { replyToThread } from '../../src/shared/messages/reply-contract';
import { postMessage } from '../../src/shared/messages/student-contracts';
import { minuteMs, type Actor, type World } from '../harness/world';
import { expectLittle, mostBytes, startSchool } from './harness';
import { Phone } from './phone';
import { allSeen } from '../harness/all-seen';

/** 2 000 characters that begin with a mark of their own. */
const long = (mark: string | number, words = '今天语文课讲了一首很长的诗，我抄在本子上，') =>
  `${mark}：`.padEnd(messageMaxCharacters, words);

const messageBytes = Buffer.byteLength(long(0));
/** What may go with a message: its time, the promise, the composer, buttons. */
const besidesBytes = 3_000;
/** A minute's words, marks of 已读. */
const nextToNothing = 1_000;

let world: World;
let student: Actor;
let duty: Actor;
let threadId: string;
/** Messages in the thread so far; the next one's mark. */
let written = 0;
let phone: Phone;

const post = async (text: string) => {
  written += 1;
  return student.call(postMessage, { threadId, text });
};
const reply = async (text: string) => {
  written += 1;
  return duty.call(replyToThread, { threadId, text, seenSeq: allSeen });
};
/** Early in the next minute: what a page shows by the minute does not change under a measured interaction. */
const nextMinute = async () => {
  const nowMs = await world.nowMs();
  await world.jumpTo(nowMs - (nowMs % minuteMs) + minuteMs + 10_000);
};

/** 30 messages, each side in turn, a minute between them. */
async function talk(): Promise<void> {
  const begun = await student.call(postMessage, { text: long(0) });
  threadId = begun.thread.threadId;
  for (written = 1; written < 30;) {
    await nextMinute();
    await (written % 2 === 0 ? post(long(written)) : reply(long(written)));
  }
}

beforeAll(async () => {
  world = await startSchool();
  student = await world.as(world.student(30));
  duty = await world.as(await world.onDuty());
  await talk();
});

afterAll(() => world.end());

afterEach(() => phone.end());

const shown = () => phone.page.texts('.bub');
const marks = () => shown().map((text) => Number(text.split('：')[0]));
const hasEarlier = () => phone.page.text().includes('看前面的');
const upTo = (end: number, from = 0) =>
  Array.from({ length: end - from }, (_, index) => from + index);

const sides = {
  student: () => ({ actor: student, page: 'own-thread', other: reply }),
  counsellor: () => ({ actor: duty, page: 'staff-thread', other: post }),
};
const eachSide = Object.entries(sides);

const urlOf = (page: string) => `/features/messages/${page}/index?threadId=${threadId}`;

async function open(person: LocalPerson, page: string, storage?: Map<string, unknown>) {
  // Calls are counted by the minute of the cloud's clock.
  await nextMinute();
  phone = await Phone.start(world, person, storage);
  expectLittle(await phone.goTo(urlOf(page)));
}

describe.each(eachSide)('setData, a %s’s thread of 30 messages of 2 000 characters:', (_, side) => {
  test('it opens with as many of the newest as fit, and all the others come by portions', async () => {
    const { actor, page } = side();
    await open(actor.person, page);
    expect(shown().length).toBeGreaterThan(1);
    // Shown whole, whatever is left out.
    expect(shown().every((text, index) => text === long(marks()[index] ?? ''))).toBe(true);
    expect(marks().at(-1)).toBe(written - 1);
    expect(phone.page.texts('.day')).toContain(`看前面的 ${written - shown().length} 条`);
    while (hasEarlier()) {
      const before = marks();
      expectLittle(await phone.tap('看前面的'));
      expect(marks().length).toBeGreaterThan(before.length);
      expect(marks().slice(-before.length)).toEqual(before);
    }
    expect(marks()).toEqual(upTo(written));
  });

  test('polls without news hand over next to nothing, and a lost network its banner', async () => {
    const { actor, page } = side();
    await open(actor.person, page);
    const polls = phone.calls.length;
    expect((await phone.pass(minuteMs)).bytes).toBeLessThan(nextToNothing);
    expect(phone.calls.length).toBeGreaterThan(polls + 1);
    const lost = await phone.network('down');
    expectLittle(lost);
    expect(lost.bytes).toBeLessThan(nextToNothing);
    const back = await phone.network('up');
    expectLittle(back);
    expect(back.bytes).toBeLessThan(nextToNothing);
  });

  test('a message that is sent, and one that arrives, are handed over and nothing else', async () => {
    const { actor, page, other } = side();
    await open(actor.person, page);
    const before = marks();
    expectLittle(await phone.type('composer', long(written)));
    const sent = await phone.tap('#send');
    expectLittle(sent);
    written += 1;
    // Twice: while it is on its way, and where it stands once the cloud has it.
    expect(sent.bytes).toBeLessThan(2 * messageBytes + besidesBytes);
    await other(long(written));
    const arrived = await phone.pass(minuteMs);
    expectLittle(arrived);
    expect(arrived.bytes).toBeLessThan(messageBytes + besidesBytes);
    expect(marks()).toEqual([...before, written - 2, written - 1]);
  });

  test('a message that crossed the own one stands before it', async () => {
    const { actor, page, other } = side();
    await open(actor.person, page);
    await other(long(written));
    await phone.type('composer', long(written));
    await phone.tap('#send');
    written += 1;
    expectLittle(await phone.pass(minuteMs));
    expect(marks()).toEqual(upTo(written, written - marks().length));
    while (hasEarlier()) await phone.tap('看前面的');
    expect(marks()).toEqual(upTo(written));
  });

  test('what was written meanwhile comes like an opening when it is too much', async () => {
    const { actor, page, other } = side();
    await open(actor.person, page);
    for (let count = 0; count < 8; count += 1) await other(long(written));
    const arrived = await phone.pass(minuteMs);
    expectLittle(arrived);
    expect(marks()).toEqual(upTo(written, written - marks().length));
    expect(marks().length).toBeGreaterThan(1);
    while (hasEarlier()) await phone.tap('看前面的');
    expect(marks()).toEqual(upTo(written));
  });

  test('what waits for the network is shown, and each message that then leaves is handed over once', async () => {
    const { actor, page } = side();
    await open(actor.person, page);
    const before = marks();
    await phone.network('down');
    for (let count = 0; count < 6; count += 1) {
      expectLittle(await phone.type('composer', long(written + count)));
      expectLittle(await phone.tap('#send'));
      expectLittle(await phone.pass(5_000));
    }
    expect(shown().length).toBe(before.length + 6);
    const { bytes, largest } = await phone.network('up');
    written += 6;
    expect(largest).toBeLessThanOrEqual(mostBytes);
    expect(bytes).toBeLessThan(6 * (messageBytes + besidesBytes));
    while (hasEarlier()) await phone.tap('看前面的');
    expect(marks()).toEqual(upTo(written));
  });

  test('it opens with a long draft and with long messages that wait', async () => {
    const { actor, page } = side();
    const storage = new Map<string, unknown>();
    await open(actor.person, page, storage);
    await phone.network('down');
    for (let count = 0; count < 6; count += 1) {
      await phone.type('composer', long(written + count));
      await phone.tap('#send');
      await phone.pass(5_000);
    }
    await phone.type('composer', long('草稿'));
    await phone.goBack();
    // Whatever is sent and asked now is answered together, once the page stands.
    await phone.network('held');
    await phone.goTo(urlOf(page));
    const { largest } = await phone.network('up');
    written += 6;
    expect(largest).toBeLessThanOrEqual(mostBytes);
    const fields = phone.page.elements().map(({ value }) => value);
    expect(fields.includes(long('草稿'))).toBe(true);
    expect(marks()).toEqual(upTo(written, written - marks().length));
  });
});

describe('setData, a thread with words that triage finds everywhere:', () => {
  const danger = (mark: number) => long(mark, '我不想活了，');

  test('the counsellor opens it, and every place is in 看依据, by portions', async () => {
    student = await world.as(world.student(31));
    const begun = await student.call(postMessage, { text: danger(0) });
    threadId = begun.thread.threadId;
    for (written = 1; written < 6;) await post(danger(written));
    await open(duty.person, 'staff-thread');
    expect(phone.page.texts('.hit').length).toBeGreaterThan(39);
    expectLittle(await phone.tap('看依据'));
    while (phone.page.text().includes('再看 ')) expectLittle(await phone.tap('再看 '));
    // Forty of each message, and who set the level.
    expect(phone.page.texts('.li').length).toBeGreaterThan(40 * written);
    const shut = await phone.tap('关上');
    expectLittle(shut);
    expect(shut.bytes).toBeLessThan(nextToNothing);
  });

  test('one-tap acts hand over what they change', async () => {
    await open(duty.person, 'staff-thread');
    for (const act of ['#acknowledge', '橙', '不改了']) {
      const acted = await phone.tap(act);
      expectLittle(acted);
      expect(acted.bytes).toBeLessThan(messageBytes);
    }
  });

  test('the phrases open and close without the thread being handed over', async () => {
    await open(duty.person, 'staff-thread');
    const opened = await phone.tap('#phrases');
    expectLittle(opened);
    expect(opened.bytes).toBeLessThan(messageBytes);
    const shut = await phone.tap('关上');
    expectLittle(shut);
    expect(shut.bytes).toBeLessThan(nextToNothing);
  });
});

test('setData: lists show of long messages their beginnings only', async () => {
  for (let number = 40; number < 110; number += 1) {
    const writer = await world.as(world.student(number));
    await writer.call(postMessage, { text: long(number) });
  }
  phone = await Phone.start(world, duty.person);
  expectLittle(await phone.goToTab('/pages/messages/index'));
  expect(phone.page.texts('.in-row')).toHaveLength(20);
  for (let taps = 0; taps < 6 && phone.page.texts('.in-row').length < 70; taps += 1)
    expectLittle(await phone.tap('再看一些'));
  expect(phone.page.texts('.in-row').length).toBeGreaterThanOrEqual(70);
  // Every row changes its place: a red one goes on top, another leaves.
  const inDanger = await world.as(world.student(120));
  await inDanger.call(postMessage, { text: '我不想活了，今晚就想从楼上跳下去。' });
  await duty.call(replyToThread, { threadId, text: '我在，慢慢说。', seenSeq: allSeen });
  expectLittle(await phone.pass(minuteMs));
  expect(phone.page.texts('.inbox.red')).toHaveLength(1);
  phone.end();
  phone = await Phone.start(world, student.person);
  expectLittle(await phone.goToTab('/pages/messages/index'));
  expect(phone.page.texts('.li').length).toBeGreaterThan(0);
}, 60_000);
