import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import WritePage from '../../src/features/messages/write/index';
import { noteOnline } from '../../src/lib/network';
import { sendMessage, startOutgoing } from '../../src/lib/outgoing';
import { setCurrentPersonId } from '../../src/lib/person';
import { restartSession } from '../../src/lib/session';
import { startFakeGateway, type Answer, type FakeGateway } from './fake-gateway';
import { nowMs, person, promise, studentMessage, studentThread, threadId } from './factories';
import { phone } from './shims/taro';

let gateway: FakeGateway;
let count = 0;

beforeEach(() => {
  jest.useFakeTimers({ now: nowMs });
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  phone.reset();
  gateway = startFakeGateway();
});
beforeAll(startOutgoing);
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

async function open(change: Partial<typeof person> = {}) {
  const personId = `student-${(count += 1)}`;
  setCurrentPersonId(personId);
  gateway.answer('people.me', { data: { persons: [{ ...person, ...change, personId }] } });
  restartSession();
  render(<WritePage />);
  await pass(50);
  return personId;
}

const posted: Answer = {
  data: { thread: studentThread(), message: studentMessage(1), promise },
};
const write = (value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: '想说的话' }), { target: { value } });
const send = () => fireEvent.click(document.querySelector('#send') as HTMLElement);
const draftsKept = () => [...phone.storage.keys()].filter((key) => key.includes('draft.'));

describe('M1: writing', () => {
  test('M1: text, face and new name go out as one message, and the draft ends with its arrival', async () => {
    await open();
    gateway.answer('messages.post', posted);
    write('  今天她们又笑我  ');
    fireEvent.click(screen.getByRole('radio', { name: '难过' }));
    fireEvent.click(screen.getByRole('switch', { name: '换一个新名字' }));
    expect(draftsKept()).toHaveLength(1);
    send();
    await pass(100);
    expect(gateway.of('messages.post')[0]?.input).toEqual({
      newName: true,
      text: '今天她们又笑我',
      face: 'sad',
    });
    expect(draftsKept()).toEqual([]);
    expect(phone.visits).toEqual([
      `redirectTo /features/messages/own-thread/index?threadId=${threadId}`,
    ]);
  });

  test('M1: nothing can be sent while nothing is said; a face alone is enough', async () => {
    await open({ youngChild: true, needsPasscode: false });
    expect((document.querySelector('#send') as HTMLButtonElement).disabled).toBe(true);
    gateway.answer('messages.post', posted);
    fireEvent.click(screen.getByRole('radio', { name: '孤单' }));
    send();
    await pass(100);
    expect(gateway.of('messages.post')[0]?.input).toEqual({ face: 'lonely' });
  });

  test('M1: young children see the faces large and first', async () => {
    await open({ youngChild: true, needsPasscode: false });
    expect(document.querySelector('.faces.big')).not.toBeNull();
    const order = [...document.querySelectorAll('.faces, textarea')].map(
      (element) => element.tagName,
    );
    expect(order).toEqual(['DIV', 'TEXTAREA']);
  });

  test('M1: a lost reply and a second tap are one message; the draft stays until it arrived', async () => {
    await open();
    gateway.answer('messages.post', 'lost', 'lost', 'lost', posted);
    write('只说一次');
    send();
    await pass(3_000);
    expect(screen.getByRole('button', { name: '再发一次' })).not.toBeNull();
    expect(draftsKept()).toHaveLength(1);
    send();
    await pass(500);
    expect(new Set(gateway.of('messages.post').map((call) => call.requestId)).size).toBe(1);
    expect(draftsKept()).toEqual([]);
  });

  test('M1: it goes out by itself when the network is back, and the page follows', async () => {
    await open();
    gateway.answer('messages.post', 'cut', 'cut', 'cut', posted);
    write('等网络');
    send();
    await pass(3_000);
    await act(async () => {
      noteOnline(true);
      await jest.advanceTimersByTimeAsync(500);
    });
    expect(gateway.of('messages.post')).toHaveLength(1);
    expect(phone.visits.at(-1)).toContain('redirectTo');
    expect(draftsKept()).toEqual([]);
  });

  test('M1: words changed after a failed try are another message, and the old one is not sent', async () => {
    await open();
    gateway.answer('messages.post', 'cut', 'cut', 'cut', posted);
    write('第一稿');
    send();
    await pass(3_000);
    write('第二稿');
    send();
    await pass(500);
    expect(gateway.of('messages.post').map((call) => call.input)).toEqual([{ text: '第二稿' }]);
  });

  test('M1: the counter appears near the limit and counts characters as people do', async () => {
    await open();
    write('好'.repeat(1_799));
    expect(document.body.textContent).not.toContain('/ 2000');
    write('😀'.repeat(1_800));
    expect(document.body.textContent).toContain('1800 / 2000');
  });

  test('M1: refused words stay with the writer', async () => {
    await open();
    gateway.answer('messages.post', { error: 'invalid-input' });
    write('不合规矩');
    send();
    await pass(100);
    expect(phone.dialogs).toEqual(['有一处没填对，改一下再发。']);
    expect(JSON.stringify([...phone.storage.values()])).toContain('不合规矩');
  });
});

/** What the phone keeps of a new message. */
const draftText = (personId: string) =>
  (phone.storage.get(`runxin.phone.draft.${personId}.new`) as { text: string } | undefined)?.text;

const text = () => document.body.textContent ?? '';
const said = () => gateway.of('messages.post').map(({ input }) => input);

async function networkReturns() {
  await act(async () => {
    noteOnline(true);
    await jest.advanceTimersByTimeAsync(500);
  });
}

describe('M1: words that were changed after 发送', () => {
  /** A first version that did not get through, in this way. */
  async function failed(way: 'cut' | 'lost') {
    const who = await open();
    gateway.answer('messages.post', way, way, way, posted);
    write('第一稿');
    send();
    await pass(3_000);
    return who;
  }

  test('M1: what certainly did not leave is not sent any more; the new words wait for a tap', async () => {
    const who = await failed('cut');
    write('第二稿');
    expect(text()).toContain('改过了，就不会自己发出去');
    await networkReturns();
    expect(said()).toEqual([]);
    expect(draftText(who)).toBe('第二稿');
    expect(phone.visits).toEqual([]);
    send();
    await pass(500);
    expect(said()).toEqual([{ text: '第二稿' }]);
    expect(phone.visits).toHaveLength(1);
    expect(draftsKept()).toEqual([]);
  });

  test('M1: what may have arrived is settled under its own id, and the new words stay on the page', async () => {
    const who = await failed('lost');
    write('第二稿');
    expect(text()).toContain('前面写的那条可能已经发出去了');
    expect(screen.getByRole('button', { name: '发送' })).not.toBeNull();
    await networkReturns();
    const ids = gateway.of('messages.post').map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(1);
    expect(draftText(who)).toBe('第二稿');
    expect(phone.visits).toEqual([]);
    expect(text()).toContain('前面写的那条已经发出去了');
    send();
    await pass(500);
    const last = gateway.of('messages.post').at(-1);
    expect(last?.input).toEqual({ text: '第二稿' });
    expect(ids).not.toContain(last?.requestId);
    expect(draftsKept()).toEqual([]);
  });

  test('M1: words added while the first are on their way are neither lost nor sent with them', async () => {
    const who = await open();
    let answer: (answer: Answer) => void = () => undefined;
    gateway.answer('messages.post', new Promise<Answer>((resolve) => (answer = resolve)));
    write('第一稿');
    send();
    await pass(100);
    write('第一稿，还有');
    answer(posted);
    await pass(500);
    expect(said()).toEqual([{ text: '第一稿' }]);
    expect(draftText(who)).toBe('第一稿，还有');
    expect(phone.visits).toEqual([]);
  });

  test('M1: words that are all taken back are not sent, also when nobody knows how far they came', async () => {
    const who = await failed('lost');
    const before = gateway.of('messages.post').length;
    write('');
    await networkReturns();
    expect(gateway.of('messages.post')).toHaveLength(before);
    expect(draftText(who)).toBeUndefined();
  });

  test('M1: a first version that is refused in the end does not mix with the new words', async () => {
    const who = await open();
    gateway.answer('messages.post', 'lost', 'lost', 'lost', { error: 'invalid-input' });
    write('第一稿');
    send();
    await pass(3_000);
    write('第二稿');
    await networkReturns();
    expect(draftText(who)).toBe('第二稿');
    expect(text()).not.toContain('前面写的那条可能已经发出去了');
  });

  test('M1: what was refused is told to its writer only, not to who has the phone now', async () => {
    await open();
    let answer: (answer: Answer) => void = () => undefined;
    gateway.answer('messages.post', new Promise<Answer>((resolve) => (answer = resolve)));
    write('不合规矩');
    send();
    await pass(100);
    setCurrentPersonId('sibling');
    answer({ error: 'invalid-input' });
    await pass(500);
    expect(phone.dialogs).toEqual([]);
  });

  test('M1: blanks around the words are no other words', async () => {
    await failed('cut');
    write('第一稿 ');
    await networkReturns();
    expect(said()).toEqual([{ text: '第一稿' }]);
    expect(phone.visits).toHaveLength(1);
    expect(draftsKept()).toEqual([]);
  });
});

describe('M1: this page and what else arrives', () => {
  test('M1: a message that goes out in another thread neither takes the page away nor its words', async () => {
    const who = await open();
    gateway.answer('messages.post', posted);
    write('正在写');
    await act(async () => {
      const message = { kind: 'post' as const, requestId: 'request-other', threadId };
      await sendMessage(who, { ...message, newName: false, text: '正在写', face: null });
    });
    expect(said()).toEqual([{ threadId, text: '正在写' }]);
    expect(phone.visits).toEqual([]);
    expect(draftText(who)).toBe('正在写');
  });

  test('M1: a page that another lies on goes to the thread once it is in front again', async () => {
    await open();
    gateway.answer('messages.post', 'cut', 'cut', 'cut', posted);
    write('等网络');
    send();
    await pass(3_000);
    act(() => phone.cover());
    await networkReturns();
    expect(said()).toHaveLength(1);
    expect(phone.visits).toEqual([]);
    await act(async () => phone.uncover());
    expect(phone.visits).toEqual([expect.stringContaining('redirectTo')]);
  });

  test('M1: words refused when the network returned stand there with the reason, once', async () => {
    const who = await open();
    gateway.answer('messages.post', 'cut', 'cut', 'cut', { error: 'invalid-input' });
    write('不合规矩 ');
    send();
    await pass(3_000);
    await networkReturns();
    expect(text()).toContain('有一处没填对，改一下再发。');
    expect(draftText(who)?.trim()).toBe('不合规矩');
    expect(phone.visits).toEqual([]);
  });

  test('M1: blanks alone cannot be sent', async () => {
    await open();
    write('   ');
    expect((document.querySelector('#send') as HTMLButtonElement).disabled).toBe(true);
  });
});
