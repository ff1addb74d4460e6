/** What a page shows when asking again fails (M3): the old, and since when it is old. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Breaches } from '../../src/features/messages/breaches/breaches';
import { OwnThread } from '../../src/features/messages/own-thread/own-thread';
import { noteOnline, watchNetwork } from '../../src/lib/network';
import { setCurrentPersonId } from '../../src/lib/person';
import { StudentHome } from '../../src/pages/home/student-home';
import { Inbox } from '../../src/pages/messages/inbox';
import { momentText } from '../../src/shared/messages/due-text';
import { Page } from '../../src/ui/page';
import { startFakeGateway, type FakeGateway } from './fake-gateway';
import {
  inboxRow,
  nowMs,
  person,
  promise,
  studentMessage,
  studentThread,
  threadId,
} from './factories';
import { phone } from './shims/taro';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
let gateway: FakeGateway;
/** Hours later in each test: the hourly purse of polls is one for all of them. */
let startMs = nowMs;

beforeAll(watchNetwork);
beforeEach(() => {
  startMs += 2 * hourMs;
  jest.useFakeTimers({ now: startMs });
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  phone.reset();
  setCurrentPersonId(person.personId);
  gateway = startFakeGateway();
  gateway.nowMs = startMs;
  noteOnline(true);
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

/** Both clocks go on: the phone's and the cloud's. */
const pass = (ms: number) => {
  gateway.nowMs += ms;
  return act(() => jest.advanceTimersByTimeAsync(ms));
};
const text = () => document.body.textContent ?? '';
const notUpdated = () => `没更新，上次 ${momentText(startMs, gateway.nowMs)}`;
const banners = () => document.querySelectorAll('.above .banner');

const counsellor = { ...person, personId: 'counsellor-1', roles: ['counsellor' as const] };
const duty = { shift: null, onDuty: null, backup: null, next: null, gap: false, candidates: [] };
const rows = (alias: string) => ({
  data: { rows: [inboxRow({ alias })], counts: { mine: 1, school: null }, next: null },
});

async function openInbox() {
  gateway.answer('duty.now', { data: duty });
  gateway.answer('messages.inbox', rows('夜航'));
  render(
    <Page title="消息">
      <Inbox person={counsellor} />
    </Page>,
  );
  await pass(100);
  expect(text()).toContain('夜航');
}

test('M3: a student’s thread and a leader’s list say it too', async () => {
  gateway.answer('messages.read-own', {
    data: { thread: studentThread(), messages: [studentMessage(1)], promise },
  });
  render(<OwnThread person={person} isOnlyPerson threadId={threadId} />);
  await pass(100);
  gateway.answer('messages.read-own', { error: 'internal' });
  await pass(5 * minuteMs);
  expect(text()).toContain('第 1 句');
  expect(text()).toContain(notUpdated());
  cleanup();
  expect(text()).toBe('');

  startMs = gateway.nowMs;
  gateway.answer('messages.breaches', { data: { items: [], waiting: 3 } });
  render(
    <Page title="超时与无人">
      <Breaches personId="leader-1" />
    </Page>,
  );
  await pass(100);
  expect(banners()).toHaveLength(0);
  gateway.answer('messages.breaches', { error: 'internal' });
  await pass(10 * minuteMs);
  expect(text()).toContain('3 条在等回复');
  expect(text()).toContain(notUpdated());
});

describe('M3: an inbox that cannot ask', () => {
  test('M3: after two failures it says since when it is old, and keeps what it shows', async () => {
    await openInbox();
    gateway.answer('messages.inbox', { error: 'internal' });
    await pass(13_000);
    expect(banners()).toHaveLength(0);
    await pass(10 * minuteMs);
    expect(text()).toContain(notUpdated());
    expect(text()).toContain('夜航');
    expect(banners()).toHaveLength(1);
  });

  test('M3: the sentence goes with the next answer, also when nothing is new', async () => {
    await openInbox();
    gateway.answer('messages.inbox', { error: 'busy' });
    await pass(minuteMs);
    expect(banners()).toHaveLength(1);
    gateway.answer('messages.inbox', rows('夜航'));
    await pass(minuteMs);
    expect(banners()).toHaveLength(0);
  });

  test('M3: single failures between answers are not worth a sentence', async () => {
    await openInbox();
    const fine = rows('夜航');
    gateway.answer('messages.inbox', { error: 'busy' }, fine, { error: 'busy' }, fine);
    await pass(minuteMs);
    expect(banners()).toHaveLength(0);
  });

  test('M7: signed out is said at once and leads to the sign-in', async () => {
    await openInbox();
    gateway.answer('messages.inbox', { error: 'not-signed-in' });
    await pass(13_000);
    expect(text()).toContain(`${notUpdated()}。登录过期了。`);
    fireEvent.click(screen.getByRole('button', { name: '重新进入' }));
    expect(phone.visits).toEqual(['reLaunch /features/local-sign-in/index']);
  });

  test('M7: a right that was taken away is said at once, with the reason', async () => {
    await openInbox();
    gateway.answer('messages.inbox', { error: 'forbidden' });
    await pass(13_000);
    expect(text()).toContain(`${notUpdated()}。这一页不归你看。`);
    expect(screen.queryByRole('button', { name: '重新进入' })).toBeNull();
  });

  test('M3: a lost network has its one banner, and none is left when it is back', async () => {
    await openInbox();
    gateway.answer('messages.inbox', 'cut');
    await pass(2 * minuteMs);
    expect(text()).toContain('没有网络。写的都存着，连上就发。');
    expect(banners()).toHaveLength(1);
    gateway.answer('messages.inbox', rows('夜航'));
    act(() => void window.dispatchEvent(new Event('online')));
    expect(banners()).toHaveLength(0);
    await pass(100);
    expect(banners()).toHaveLength(0);
  });

  test('M3: what lies beneath another page says nothing there', async () => {
    await openInbox();
    gateway.answer('messages.inbox', { error: 'internal' });
    await pass(minuteMs);
    act(() => phone.cover());
    render(<Page title="热线">110</Page>);
    expect(screen.getByText('110').closest('.page')?.querySelector('.banner')).toBeNull();
  });
});

test('M7: signed out before anything was shown leads to the sign-in too', async () => {
  gateway.answer('duty.now', { data: duty });
  gateway.answer('messages.inbox', { error: 'not-signed-in' });
  render(<Inbox person={counsellor} />);
  await pass(500);
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(phone.visits).toEqual(['reLaunch /features/local-sign-in/index']);
});

test('M1: a student’s home that could not ask says so, and what can be done is there all the same', async () => {
  gateway.answer('messages.list-own', { error: 'internal' });
  render(<StudentHome person={person} />);
  await pass(500);
  expect(text()).toContain('出了点小问题');
  expect(text()).toContain('说一说');
  gateway.answer('messages.list-own', { data: { threads: [studentThread()], promise } });
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  await pass(500);
  expect(text()).toContain('有一条留言在等回复');
  expect(text()).not.toContain('出了点小问题');
});
