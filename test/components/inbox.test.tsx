import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { StaffThreadView } from '../../src/features/messages/staff-thread/staff-thread';
import { setCurrentPersonId } from '../../src/lib/person';
import { Inbox } from '../../src/pages/messages/inbox';
import type { InboxRow } from '../../src/shared/messages/inbox-contracts';
import { startFakeGateway, type FakeGateway } from './fake-gateway';
import { inboxRow, nowMs, person, staffMessage, threadId } from './factories';
import { phone } from './shims/taro';

const minuteMs = 60_000;
let gateway: FakeGateway;

const counsellor = { ...person, personId: 'counsellor-1', roles: ['counsellor' as const] };
const lead = { ...person, personId: 'lead-1', roles: ['lead-counsellor' as const] };

beforeEach(() => {
  jest.useFakeTimers({ now: nowMs });
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  phone.reset();
  setCurrentPersonId('counsellor-1');
  gateway = startFakeGateway();
  gateway.answer('duty.now', {
    data: {
      shift: { kind: 'day', startMs: nowMs, endMs: nowMs + 5 * 60 * minuteMs },
      onDuty: { personId: 'counsellor-1', name: '林晓', me: true },
      backup: null,
      next: { name: '陈静', startMs: nowMs },
      gap: false,
      candidates: [],
    },
  });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const text = () => document.body.textContent ?? '';

const red = {
  sinceMs: nowMs - 3 * minuteMs,
  dueAtMs: nowMs + 7 * minuteMs,
  acknowledgedBy: null,
  breached: false,
};
const rows: InboxRow[] = [
  inboxRow({ threadId: `${threadId}-1`, alias: '夜航', level: 'red', red }),
  inboxRow({
    threadId: `${threadId}-2`,
    alias: '小满',
    level: 'yellow',
    awaiting: { sinceMs: 0, dueAtMs: nowMs - 12 * minuteMs, breached: true },
  }),
  inboxRow({
    threadId: `${threadId}-3`,
    alias: '青豆',
    level: 'orange',
    awaiting: { sinceMs: 0, dueAtMs: nowMs + 17 * minuteMs, breached: false },
  }),
  inboxRow({
    threadId: `${threadId}-4`,
    alias: '山雀',
    state: 'answered',
    awaiting: null,
    lastFrom: 'staff',
    readByStudent: true,
  }),
];
const page = (list: InboxRow[]) => ({
  data: { rows: list, counts: { mine: list.length, school: null }, next: null },
});

async function openInbox(who: typeof counsellor | typeof lead, list = rows) {
  gateway.answer('messages.inbox', page(list));
  render(<Inbox person={who} />);
  await pass(100);
}

describe('M2, M3: the duty inbox', () => {
  test('M3: each row says its level in words, its time and its promise', async () => {
    await openInbox(counsellor);
    const [first, second, third, done] = screen
      .getAllByRole('button')
      .filter((button) => button.className.includes('in-row'));
    expect(first?.textContent).toContain('12:41 前应答');
    expect(within(first as HTMLElement).getByRole('img', { name: '红色级别' })).not.toBeNull();
    expect(first?.textContent).toContain('还有 7 分');
    expect(second?.textContent).toContain('已超 12 分');
    expect(third?.textContent).toContain('还有 17 分');
    expect(third?.querySelector('.pill')?.className).toContain('soon');
    expect(done?.textContent).toContain('已读');
    expect(text()).toContain('值班中');
    expect(text()).toContain('到 17:34 · 接班 陈静');
  });

  test('M2: the whole school is for the lead only', async () => {
    await openInbox(counsellor);
    expect(screen.queryByRole('tab', { name: /全校/ })).toBeNull();
    cleanup();
    await openInbox(lead);
    fireEvent.click(screen.getByRole('tab', { name: /全校/ }));
    await pass(100);
    expect(gateway.of('messages.inbox').at(-1)?.input).toEqual({ view: 'school' });
  });

  test('M3: a new message appears without pulling, and another list does not stay open', async () => {
    await openInbox(counsellor, []);
    expect(text()).toContain('没有等你回复的留言');
    gateway.answer('messages.inbox', page(rows));
    await pass(16_000);
    expect(text()).toContain('夜航');
    gateway.answer('messages.inbox', page([]));
    fireEvent.click(screen.getByRole('tab', { name: '已回复' }));
    await pass(100);
    expect(text()).toContain('还没有回复过的留言');
  });

  test('M3: an hour in front asks no oftener than the budget', async () => {
    await openInbox(counsellor);
    const before = gateway.calls.length;
    await pass(60 * minuteMs);
    expect(gateway.calls.length - before).toBeLessThanOrEqual(300);
    expect(gateway.calls.length - before).toBeGreaterThan(100);
  });
});

describe('M4, M5: a thread on the counsellor’s side', () => {
  const row = inboxRow({ level: 'red', red });
  const thread = {
    row,
    mayAct: true,
    levelHistory: [],
    satisfaction: null,
    origin: null,
    named: false,
  };
  const triage = { level: 'red' as const, spans: [{ start: 1, end: 4, reason: '说到不想活' }] };

  async function openThread(change: Partial<typeof thread> = {}) {
    const data = { thread: { ...thread, ...change }, messages: [staffMessage(1, { triage })] };
    gateway.answer('messages.open', { data }, { data: { ...data, messages: [] } });
    render(<StaffThreadView personId="counsellor-1" threadId={threadId} />);
    await pass(100);
  }

  test('M5: the words that fired are underlined and explained', async () => {
    await openThread();
    expect(document.querySelector('.hit')?.textContent).toBe('不想活');
    fireEvent.click(screen.getByRole('button', { name: '看依据' }));
    expect(screen.getByRole('dialog', { name: '依据' }).textContent).toContain('说到不想活');
  });

  test('M5: 我在看 is one tap', async () => {
    await openThread();
    const acknowledged = { ...red, acknowledgedBy: row.owner };
    gateway.answer('messages.acknowledge', {
      data: { thread: { ...thread, row: { ...row, red: acknowledged } } },
    });
    fireEvent.click(screen.getByRole('button', { name: '我在看' }));
    await pass(100);
    expect(text()).toContain('你在看');
    expect(screen.queryByRole('button', { name: '我在看' })).toBeNull();
  });

  test('M5: a level is changed only with its reason', async () => {
    await openThread();
    gateway.answer('messages.set-level', {
      data: { thread: { ...thread, row: { ...row, level: 'orange', red: null } } },
    });
    fireEvent.click(screen.getByRole('radio', { name: '橙色级别' }));
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '改级别' });
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: '改动的原因' }), {
      target: { value: '电话里说过了，家人在旁边' },
    });
    fireEvent.click(save);
    await pass(100);
    expect(gateway.of('messages.set-level')[0]?.input).toEqual({
      threadId,
      level: 'orange',
      reason: '电话里说过了，家人在旁边',
      seenSeq: 1,
    });
  });

  test('M4: a quick phrase goes into the composer and is sent by a person', async () => {
    await openThread();
    fireEvent.click(screen.getByRole('button', { name: '我在，慢慢说' }));
    expect(gateway.of('messages.reply')).toEqual([]);
    gateway.answer('messages.reply', {
      data: {
        thread: { ...thread, row: inboxRow({ state: 'answered', awaiting: null }) },
        message: staffMessage(2, { from: 'staff', staffName: '林晓', text: '我在这里。' }),
      },
    });
    fireEvent.click(screen.getByRole('button', { name: '发送' }));
    await pass(100);
    expect(gateway.of('messages.reply')[0]?.input).toMatchObject({ threadId });
    expect(text()).toContain('已回复');
  });

  test('M3: 无需回复 is not offered on a red thread, and nothing to one who may not act', async () => {
    await openThread();
    expect(screen.queryByRole('button', { name: '无需回复' })).toBeNull();
    cleanup();
    await openThread({ mayAct: false });
    expect(screen.queryByRole('button', { name: '发送' })).toBeNull();
    expect(text()).toContain('这条由林晓负责，你可以看。');
  });
});
