/** Several children of one account on one phone (M1): what each wrote goes out in the own name, or not at all. */
import { act, cleanup, render } from '@testing-library/react';
import { StudentHome } from '../../src/pages/home/student-home';
import { noteOnline } from '../../src/lib/network';
import { sendMessage, startOutgoing } from '../../src/lib/outgoing';
import { setCurrentPersonId } from '../../src/lib/person';
import { queueOf } from '../../src/lib/send-queue';
import { personsOfAccount, restartSession, switchPerson } from '../../src/lib/session';
import { startFakeGateway, type Answer, type FakeGateway } from './fake-gateway';
import { nowMs, person, promise, studentMessage, studentThread, threadId } from './factories';
import { phone } from './shims/taro';

let gateway: FakeGateway;
let count = 0;

beforeAll(startOutgoing);
beforeEach(() => {
  jest.useFakeTimers({ now: nowMs });
  phone.reset();
  gateway = startFakeGateway();
  gateway.answer('messages.list-own', { data: { threads: [], promise } });
});
afterEach(async () => {
  cleanup();
  // What is under way comes to its end: the next test begins with nothing waiting.
  await networkReturns();
  await pass(10_000);
  jest.useRealTimers();
});

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const posted: Answer = {
  data: { thread: studentThread(), message: studentMessage(1), promise },
};

/** An account with two children; the first acts. */
async function siblings() {
  count += 1;
  const ids = [`elder-${count}`, `younger-${count}`] as const;
  setCurrentPersonId(ids[0]);
  const persons = ids.map((personId) => ({ ...person, personId, displayName: personId }));
  gateway.answer('people.me', { data: { persons } });
  restartSession();
  await pass(50);
  return ids;
}

const write = (personId: string, text: string, thread: string | null = threadId) =>
  void sendMessage(personId, {
    kind: 'post',
    requestId: `request-${personId}-${text}`,
    threadId: thread,
    newName: false,
    text,
    face: null,
  });

/** Who said what, as it reached the cloud. */
const said = () =>
  gateway
    .of('messages.post')
    .map(({ asPerson, input }) => [asPerson, (input as { text: string }).text]);

async function networkReturns() {
  gateway.answer('messages.post', posted);
  await act(async () => {
    noteOnline(true);
    await jest.advanceTimersByTimeAsync(500);
  });
}

describe('M1: an account with several persons', () => {
  test('M1: what one wrote goes out in that name when the network returns, though the other acts', async () => {
    const [elder, younger] = await siblings();
    gateway.answer('messages.post', 'cut');
    write(elder, '姐姐写的');
    await pass(3_000);
    switchPerson(younger);
    await networkReturns();
    expect(said()).toEqual([[elder, '姐姐写的']]);
    expect(queueOf(elder).get()).toEqual([]);
  });

  test('M1: the other is shown nothing of what waits', async () => {
    const [elder, younger] = await siblings();
    gateway.answer('messages.post', 'cut');
    write(elder, '姐姐写的');
    await pass(3_000);
    switchPerson(younger);
    const other = personsOfAccount().find(({ personId }) => personId === younger) ?? person;
    render(<StudentHome person={other} />);
    await pass(100);
    expect(document.body.textContent).toContain('说一说');
    expect(document.body.textContent).not.toContain('没发出去');
  });

  test('M1: switching while several are on their way changes nobody’s name', async () => {
    const [elder, younger] = await siblings();
    gateway.answer('messages.post', 'cut');
    write(elder, '第一句');
    write(elder, '第二句');
    await pass(3_000);
    let answer: (answer: Answer) => void = () => undefined;
    const slow = new Promise<Answer>((resolve) => (answer = resolve));
    gateway.answer('messages.post', slow, posted);
    await act(async () => {
      noteOnline(true);
      await jest.advanceTimersByTimeAsync(500);
    });
    switchPerson(younger);
    answer(posted);
    await pass(500);
    expect(said()).toEqual([
      [elder, '第一句'],
      [elder, '第二句'],
    ]);
  });

  test('M1: all queues of the account leave, one person after the other', async () => {
    const [elder, younger] = await siblings();
    gateway.answer('messages.post', 'cut');
    write(elder, '姐姐一');
    write(younger, '弟弟一');
    write(elder, '姐姐二');
    await pass(3_000);
    await networkReturns();
    expect(said()).toEqual([
      [elder, '姐姐一'],
      [elder, '姐姐二'],
      [younger, '弟弟一'],
    ]);
  });

  test('M1: a person of another account keeps what waits until that account is back', async () => {
    const [elder] = await siblings();
    gateway.answer('messages.post', 'cut');
    write(elder, '还没发');
    await pass(3_000);
    await siblings();
    await networkReturns();
    expect(said()).toEqual([]);
    expect(queueOf(elder).get()).toHaveLength(1);
  });

  test('M1: an app that started without a network sends once it knows who is here', async () => {
    const [elder] = await siblings();
    gateway.answer('messages.post', 'cut');
    write(elder, '断网写的');
    await pass(3_000);
    gateway.answer('people.me', 'cut');
    restartSession();
    await pass(3_000);
    expect(personsOfAccount()).toEqual([]);
    gateway.answer('people.me', { data: { persons: [{ ...person, personId: elder }] } });
    await networkReturns();
    expect(said()).toEqual([[elder, '断网写的']]);
  });
});
