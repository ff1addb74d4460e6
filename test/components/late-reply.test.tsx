/** A counsellor's reply that could not leave (M4): the conversation may have moved on before it does. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StaffThreadView } from '../../src/features/messages/staff-thread/staff-thread';
import { noteOnline } from '../../src/lib/network';
import { startOutgoing } from '../../src/lib/outgoing';
import { setCurrentPersonId } from '../../src/lib/person';
import { queueOf } from '../../src/lib/send-queue';
import { restartSession } from '../../src/lib/session';
import { startFakeGateway, type Answer, type FakeGateway } from './fake-gateway';
import { inboxRow, nowMs, person, staffMessage, threadId } from './factories';
import { phone } from './shims/taro';

const minuteMs = 60_000;
const unsent = '没发出去，点一下再发';
let gateway: FakeGateway;
let count = 0;
let who = '';

beforeAll(startOutgoing);
beforeEach(async () => {
  jest.useFakeTimers({ now: nowMs });
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  phone.reset();
  gateway = startFakeGateway();
  who = `counsellor-${(count += 1)}`;
  setCurrentPersonId(who);
  const counsellor = { ...person, personId: who, roles: ['counsellor' as const] };
  gateway.answer('people.me', { data: { persons: [counsellor] } });
  restartSession();
  await pass(50);
});
afterEach(async () => {
  cleanup();
  gateway.answer('messages.reply', replied);
  await networkReturns();
  await pass(10_000);
  jest.useRealTimers();
});

const pass = (ms: number) => {
  gateway.nowMs += ms;
  return act(() => jest.advanceTimersByTimeAsync(ms));
};
const thread = {
  row: inboxRow(),
  mayAct: true,
  levelHistory: [],
  satisfaction: null,
  origin: null,
  named: false,
};
const replied: Answer = {
  data: {
    thread: { ...thread, row: inboxRow({ state: 'answered', awaiting: null }) },
    message: staffMessage(9, { from: 'staff', staffName: '林晓', text: '我在。' }),
  },
};
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '回复' });
const note = () => document.querySelector('.composer-note')?.textContent;
const bubbles = () => [...document.querySelectorAll('.msg')].map(({ textContent }) => textContent);
const replies = () => gateway.of('messages.reply');

async function networkReturns() {
  await act(async () => {
    noteOnline(true);
    await jest.advanceTimersByTimeAsync(500);
  });
}

/** The student's message 1 is on the screen; the reply to it does not get through. */
async function replyFails(way: 'cut' | 'lost') {
  gateway.answer('messages.open', { data: { thread, messages: [staffMessage(1)] } });
  render(<StaffThreadView personId={who} threadId={threadId} />);
  await pass(100);
  gateway.answer('messages.reply', way);
  fireEvent.change(field(), { target: { value: '我在。' } });
  fireEvent.click(screen.getByRole('button', { name: '发送' }));
  await pass(3_000);
  expect(field().value).toBe('');
  expect(bubbles().at(-1)).toContain(unsent);
}

/** The student writes on, and the counsellor's page shows it. */
async function studentGoesOn() {
  const messages = [staffMessage(1), staffMessage(2, { text: '没事了' })];
  gateway.answer('messages.open', { data: { thread, messages } });
  await pass(20_000);
  expect(bubbles().join()).toContain('没事了');
}

describe('M4: a reply that waits', () => {
  test('M4: within ten minutes it goes out by itself, with what its writer had seen then', async () => {
    await replyFails('cut');
    await studentGoesOn();
    gateway.answer('messages.reply', replied);
    await networkReturns();
    expect(replies().map(({ input }) => input)).toEqual([{ threadId, text: '我在。', seenSeq: 1 }]);
    expect(queueOf(who).get()).toEqual([]);
  });

  test('M4: after ten minutes it does not go by itself: its words stand in the field again', async () => {
    await replyFails('cut');
    await studentGoesOn();
    await pass(11 * minuteMs);
    gateway.answer('messages.reply', replied);
    await networkReturns();
    await pass(minuteMs);
    expect(replies()).toEqual([]);
    expect(queueOf(who).get()).toEqual([]);
    expect(field().value).toBe('我在。');
    expect(note()).toBe(unsent);
    fireEvent.click(screen.getByRole('button', { name: '发送' }));
    await pass(500);
    expect(replies().map(({ input }) => input)).toEqual([{ threadId, text: '我在。', seenSeq: 2 }]);
    expect(field().value).toBe('');
    expect(note()).toBe('');
  });

  test('M4: one that may have arrived keeps its id as long as its words are not changed', async () => {
    await replyFails('lost');
    const ids = new Set(replies().map(({ requestId }) => requestId));
    expect(ids.size).toBe(1);
    await pass(11 * minuteMs);
    expect(field().value).toBe('我在。');
    gateway.answer('messages.reply', replied);
    fireEvent.click(screen.getByRole('button', { name: '发送' }));
    await pass(500);
    expect(new Set(replies().map(({ requestId }) => requestId))).toEqual(ids);
  });

  test('M4: changed words are another reply', async () => {
    await replyFails('lost');
    const [first] = replies();
    await pass(11 * minuteMs);
    gateway.answer('messages.reply', replied);
    fireEvent.change(field(), { target: { value: '我在，你说没事了？' } });
    expect(note()).toBe('');
    fireEvent.click(screen.getByRole('button', { name: '发送' }));
    await pass(500);
    expect(replies().at(-1)?.requestId).not.toBe(first?.requestId);
  });

  test('M4: it comes back before what was written since, and nothing of that is lost', async () => {
    await replyFails('cut');
    fireEvent.change(field(), { target: { value: '还有一句' } });
    await pass(11 * minuteMs);
    expect(field().value).toBe('我在。\n还有一句');
    expect(note()).toBe(unsent);
  });

  test('M4: a new reply does not take an old one along, and the old one is not lost', async () => {
    await replyFails('cut');
    // The app sleeps: nothing looks at the queue for eleven minutes.
    jest.setSystemTime(nowMs + 11 * minuteMs);
    gateway.nowMs = nowMs + 11 * minuteMs;
    gateway.answer('messages.reply', replied);
    fireEvent.change(field(), { target: { value: '刚看到' } });
    fireEvent.click(screen.getByRole('button', { name: '发送' }));
    await pass(500);
    expect(replies().map(({ input }) => (input as { text: string }).text)).toEqual(['刚看到']);
    expect(field().value).toBe('我在。');
  });

  test('M4: after a new start the words stand in the field when the thread is opened', async () => {
    await replyFails('cut');
    cleanup();
    await pass(11 * minuteMs);
    gateway.answer('messages.reply', replied);
    await networkReturns();
    expect(replies()).toEqual([]);
    render(<StaffThreadView personId={who} threadId={threadId} />);
    await pass(100);
    expect(field().value).toBe('我在。');
    expect(note()).toBe(unsent);
  });

  test('M4: a tap asks for it: then it goes, however old', async () => {
    await replyFails('cut');
    jest.setSystemTime(nowMs + 11 * minuteMs);
    gateway.nowMs = nowMs + 11 * minuteMs;
    gateway.answer('messages.reply', replied);
    fireEvent.click(screen.getByRole('button', { name: unsent }));
    await pass(500);
    expect(replies().map(({ input }) => input)).toEqual([{ threadId, text: '我在。', seenSeq: 1 }]);
  });
});
