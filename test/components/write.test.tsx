import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import WritePage from '../../src/features/messages/write/index';
import { noteOnline } from '../../src/lib/network';
import { startOutgoing } from '../../src/lib/outgoing';
import { setCurrentPersonId } from '../../src/lib/person';
import { restartSession } from '../../src/lib/session';
import { startFakeGateway, type FakeGateway } from './fake-gateway';
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
  startOutgoing();
});
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

const posted = {
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
    await open({ youngChild: true });
    expect((document.querySelector('#send') as HTMLButtonElement).disabled).toBe(true);
    gateway.answer('messages.post', posted);
    fireEvent.click(screen.getByRole('radio', { name: '孤单' }));
    send();
    await pass(100);
    expect(gateway.of('messages.post')[0]?.input).toEqual({ face: 'lonely' });
  });

  test('M1: young children see the faces large and first', async () => {
    await open({ youngChild: true });
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
