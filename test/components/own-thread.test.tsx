import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { OwnThread } from '../../src/features/messages/own-thread/own-thread';
import { AppError } from '../../src/lib/app-error';
import { setCurrentPersonId } from '../../src/lib/person';
import { enqueue } from '../../src/lib/send-queue';
import type { StudentMessage, StudentThread } from '../../src/shared/messages/student-contracts';
import { startFakeGateway, type FakeGateway } from './fake-gateway';
import { nowMs, person, promise, studentMessage, studentThread, threadId } from './factories';
import { phone } from './shims/taro';

let gateway: FakeGateway;

beforeEach(() => {
  jest.useFakeTimers({ now: nowMs });
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  phone.reset();
  setCurrentPersonId(person.personId);
  gateway = startFakeGateway();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

async function open(
  thread: StudentThread,
  messages: StudentMessage[],
  isOnlyPerson = true,
  who = person,
) {
  gateway.answer('messages.read-own', { data: { thread, messages, promise } });
  render(<OwnThread person={who} isOnlyPerson={isOnlyPerson} threadId={threadId} />);
  await act(() => jest.advanceTimersByTimeAsync(100));
}

const told = { answered: false, unacknowledgedMinutes: null };
const text = () => document.body.textContent ?? '';

describe('M1, M3, M5: a student reads the own thread', () => {
  test('M1: the promise is a countdown and the answerer a role', async () => {
    await open(studentThread(), [studentMessage(1)]);
    expect(text()).toContain('回复截止 14:32 · 还有 1 小时 58 分');
    expect(text()).toContain('值班的心理老师会回复');
    expect(text()).toContain('还没读');
  });

  test('M1: the words move once a minute by themselves', async () => {
    await open(studentThread(), [studentMessage(1)]);
    gateway.nowMs += 60_100;
    await act(() => jest.advanceTimersByTimeAsync(60_200));
    expect(text()).toContain('还有 1 小时 57 分');
  });

  test('M5: in danger the card stands in the place of the countdown and announces itself', async () => {
    const safety = { ...told, notice: 'notifying', acknowledged: false } as const;
    await open(studentThread({ safety }), [studentMessage(1)]);
    expect(screen.getByRole('alert').textContent).toBe(
      '正在通知老师。有危险请马上打 110/120，或找身边的大人；想说话打 12356',
    );
    expect(text()).not.toContain('还有 1 小时');
    expect(text()).not.toContain('老师正在看');
    fireEvent.click(screen.getByRole('button', { name: '拨打 110 报警' }));
    expect(phone.visits).toEqual(['call 110']);
  });

  test('M5: "老师正在看" only after a person acknowledged', async () => {
    const safety = { ...told, notice: 'notified', acknowledged: true } as const;
    await open(studentThread({ safety }), [studentMessage(1)]);
    expect(screen.getByRole('alert').textContent).toContain('已通知值班老师和学校负责人。');
    expect(text()).toContain('老师正在看');
  });

  test('M5: ten minutes without an answer and a missed promise are both told', async () => {
    const safety = {
      ...told,
      notice: 'notified',
      acknowledged: false,
      unacknowledgedMinutes: 10,
    } as const;
    const awaiting = { sinceMs: nowMs, dueAtMs: nowMs, breached: true, leaderTold: true };
    await open(studentThread({ safety, awaiting }), [studentMessage(1)]);
    expect(text()).toContain('10 分钟了，还没有老师应答。我们还在找人。');
    expect(text()).toContain('过了约定的时间，还没有老师回复。');
  });

  test('M3, M5: two hours after "我在看" without an answer nobody is said to be looking', async () => {
    const safety = { ...told, notice: 'notified', acknowledged: true } as const;
    const awaiting = { sinceMs: nowMs, dueAtMs: nowMs, breached: true, leaderTold: true };
    await open(studentThread({ safety, awaiting }), [studentMessage(1)]);
    expect(text()).not.toContain('老师正在看');
    expect(text()).toContain('过了约定的时间，还没有老师回复。');
  });

  test('W3: no level, no colour of one, on any of it', async () => {
    const safety = { ...told, notice: 'notified', acknowledged: false } as const;
    await open(studentThread({ safety }), [studentMessage(1)]);
    expect(document.querySelector('[class*="lv"], .pill.over, .pill.soon')).toBeNull();
    expect(text()).not.toMatch(/红|橙|黄/);
  });

  test('M1: an account with several persons is offered no reminder', async () => {
    await open(studentThread(), [studentMessage(1)], false);
    expect(text()).not.toContain('有回复时提醒我');
    cleanup();
    await open(studentThread(), [studentMessage(1)], true);
    expect(text()).toContain('有回复时提醒我');
  });

  test('M4: a reply opens the one-tap question, and the answer is sent', async () => {
    const answered = studentThread({ state: 'answered', awaiting: null, lastFrom: 'teacher' });
    await open(answered, [studentMessage(1), studentMessage(2, { from: 'teacher', read: true })]);
    gateway.answer('messages.rate', { data: { thread: { ...answered, satisfaction: 3 } } });
    fireEvent.click(screen.getByRole('radio', { name: '有帮助' }));
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(gateway.of('messages.rate')[0]?.input).toEqual({ threadId, satisfaction: 3 });
    expect(screen.getByRole('radio', { name: '有帮助' }).getAttribute('aria-checked')).toBe('true');
  });

  test('M1: without a network the message stays visible and goes out once, on a tap', async () => {
    await open(studentThread(), [studentMessage(1)]);
    gateway.answer('messages.post', 'cut', 'cut', 'cut', {
      data: {
        thread: studentThread({ version: 2 }),
        message: studentMessage(2, { text: '老师你在吗' }),
        promise,
      },
    });
    fireEvent.change(screen.getByRole('textbox', { name: '接着说' }), {
      target: { value: '老师你在吗' },
    });
    fireEvent.click(screen.getByRole('button', { name: '发送' }));
    await act(() => jest.advanceTimersByTimeAsync(3_000));
    const again = screen.getByRole('button', { name: '没发出去，点一下再发' });
    expect(text()).toContain('老师你在吗');
    const kept = JSON.stringify([...phone.storage.values()]);
    fireEvent.click(again);
    await act(() => jest.advanceTimersByTimeAsync(500));
    const posts = gateway.of('messages.post');
    expect(posts).toHaveLength(1);
    expect(kept).toContain(posts[0]?.requestId);
    expect(screen.queryByRole('button', { name: '没发出去，点一下再发' })).toBeNull();
    expect(text().match(/老师你在吗/g)).toHaveLength(1);
  });

  test('M1: long messages that wait are all there, the newest whole, the others to know them by', async () => {
    const who = { ...person, personId: 'student-with-a-queue' };
    setCurrentPersonId(who.personId);
    for (const mark of ['一', '二', '三', '四', '五']) {
      const waiting = { kind: 'post' as const, requestId: `request-${mark}`, threadId, face: null };
      const words = mark.repeat(2_000);
      await enqueue(who.personId, { ...waiting, newName: false, text: words }, () =>
        Promise.reject(AppError.network('request')),
      );
    }
    await open(studentThread(), [studentMessage(1)], true, who);
    const shown = [...document.querySelectorAll('.bub')].map(({ textContent }) => textContent);
    expect(shown[0]).toBe('第 1 句');
    expect(shown.map((words) => words?.[0])).toEqual(['第', '一', '二', '三', '四', '五']);
    expect(shown.at(-1)).toBe('五'.repeat(2_000));
    expect(shown[1]).toBe(`${'一'.repeat(40)}……`);
    expect(screen.getAllByRole('button', { name: '没发出去，点一下再发' })).toHaveLength(5);
  });

  test('M4: what was written and not sent is there again after leaving', async () => {
    await open(studentThread(), [studentMessage(1)]);
    fireEvent.change(screen.getByRole('textbox', { name: '接着说' }), {
      target: { value: '写了一半' },
    });
    cleanup();
    await open(studentThread(), [studentMessage(1)]);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '接着说' }).value).toBe(
      '写了一半',
    );
  });

  test('M1: hotlines and the way out of sight are one tap away', async () => {
    await open(studentThread(), [studentMessage(1)]);
    fireEvent.click(screen.getByRole('button', { name: '热线电话' }));
    fireEvent.click(screen.getByRole('button', { name: '快速隐藏' }));
    expect(phone.visits).toEqual([
      'navigateTo /features/messages/hotlines/index',
      'reLaunch /pages/calendar/index',
    ]);
  });
});
