import { AppError } from '../../src/lib/app-error';
import { enqueue, flush, queueOf, trySend, type NewMessage } from '../../src/lib/send-queue';
import { phone } from './shims/taro';

let person = 0;
const nextPerson = () => `p${(person += 1)}`;

const message = (requestId: string, threadId: string | null = null): NewMessage => ({
  kind: 'post',
  requestId,
  threadId,
  newName: false,
  text: '今天有点难过',
  face: null,
});

const offline = () => Promise.reject(AppError.network('x'));

beforeEach(() => phone.reset());

describe('M1: a message is sent once whatever the network does', () => {
  test('M1: it is on the phone before the first try', async () => {
    const who = nextPerson();
    const seen: unknown[] = [];
    await enqueue(who, message('request-1'), () => {
      seen.push([...phone.storage.values()].flat());
      return Promise.resolve('ok');
    });
    expect(JSON.stringify(seen)).toContain('request-1');
    expect(queueOf(who).get()).toEqual([]);
    expect(phone.storage.size).toBe(0);
  });

  test('M1: without a network it waits, and goes out later under the same request id', async () => {
    const who = nextPerson();
    const first = await enqueue(who, message('request-2'), offline);
    expect(first.kind).toBe('failed');
    expect(queueOf(who).get()).toMatchObject([{ requestId: 'request-2', state: 'failed' }]);
    const ids: string[] = [];
    await flush(who, (queued) => Promise.resolve(ids.push(queued.requestId)));
    expect(ids).toEqual(['request-2']);
    expect(queueOf(who).get()).toEqual([]);
  });

  test('M1: a tap while it is being sent sends nothing twice', async () => {
    const who = nextPerson();
    let answer: (value: string) => void = () => undefined;
    const send = jest.fn(() => new Promise<string>((resolve) => (answer = resolve)));
    const sending = enqueue(who, message('request-3'), send);
    expect((await trySend(who, 'request-3', send)).kind).toBe('failed');
    await flush(who, send);
    answer('ok');
    expect((await sending).kind).toBe('sent');
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('M1: after the app was closed in the middle, the kept message has its old request id', async () => {
    const who = nextPerson();
    await enqueue(who, message('request-4'), offline);
    await jest.isolateModulesAsync(async () => {
      const { phone: newPhone } = await import('./shims/taro');
      phone.storage.forEach((value, key) => newPhone.storage.set(key, value));
      const again = await import('../../src/lib/send-queue');
      expect(again.queueOf(who).get()).toMatchObject([{ requestId: 'request-4', state: 'failed' }]);
      const ids: string[] = [];
      await again.flush(who, (queued) => Promise.resolve(ids.push(queued.requestId)));
      expect(ids).toEqual(['request-4']);
    });
  });

  test('M1: what the cloud refuses leaves the queue and comes back with its words', async () => {
    const who = nextPerson();
    const refused = new AppError('invalid-input', '有一处没填对', 'request-5');
    const outcome = await enqueue(who, message('request-5'), () => Promise.reject(refused));
    expect(outcome).toMatchObject({ kind: 'refused', message: { text: '今天有点难过' } });
    expect(queueOf(who).get()).toEqual([]);
  });

  test.each(['busy', 'too-fast', 'internal', 'not-signed-in'] as const)(
    'M7: %s slows a message down and never drops it',
    async (code) => {
      const who = nextPerson();
      const error = new AppError(code, '', 'request-6');
      await enqueue(who, message('request-6'), () => Promise.reject(error));
      expect(queueOf(who).get()).toHaveLength(1);
    },
  );

  test('M1: several go out in the order they were written and stop where the way ends', async () => {
    const who = nextPerson();
    for (const id of ['request-a', 'request-b', 'request-c']) {
      await enqueue(who, message(id), offline);
    }
    const sent: string[] = [];
    await flush(who, (queued) => {
      if (queued.requestId === 'request-b') return offline();
      return Promise.resolve(sent.push(queued.requestId));
    });
    expect(sent).toEqual(['request-a']);
    expect(
      queueOf(who)
        .get()
        .map((queued) => queued.requestId),
    ).toEqual(['request-b', 'request-c']);
  });
});

describe('M1: one thread is one line', () => {
  const idsOf = (who: string) =>
    queueOf(who)
      .get()
      .map(({ requestId }) => requestId);
  /** Sends, and remembers what in which order. */
  const recorder = () => {
    const sent: string[] = [];
    const send = ({ requestId }: { requestId: string }) => Promise.resolve(sent.push(requestId));
    return { sent, send };
  };

  test('M1: what is written later leaves after what still waits in its thread', async () => {
    const who = nextPerson();
    const { sent, send } = recorder();
    await enqueue(who, message('request-1', 'thread-1'), offline);
    const outcome = await enqueue(who, message('request-2', 'thread-1'), send);
    expect(outcome.kind).toBe('sent');
    expect(sent).toEqual(['request-1', 'request-2']);
  });

  test('M1: while the one before it does not get through, the later one stays too', async () => {
    const who = nextPerson();
    const { sent, send } = recorder();
    const oneFails = (queued: { requestId: string }) =>
      queued.requestId === 'request-1' ? offline() : send(queued);
    await enqueue(who, message('request-1', 'thread-1'), oneFails);
    const outcome = await enqueue(who, message('request-2', 'thread-1'), oneFails);
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'network' } });
    expect(sent).toEqual([]);
    expect(queueOf(who).get()).toMatchObject([{ state: 'failed' }, { state: 'failed' }]);
    await trySend(who, 'request-2', send);
    expect(sent).toEqual(['request-1', 'request-2']);
  });

  test('M1: what is written while another is on its way waits for it and follows', async () => {
    const who = nextPerson();
    const { sent, send } = recorder();
    let answer: () => void = () => undefined;
    const slow = async (queued: { requestId: string }) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return send(queued);
    };
    const first = enqueue(who, message('request-1', 'thread-1'), slow);
    const second = enqueue(who, message('request-2', 'thread-1'), slow);
    expect(queueOf(who).get()).toMatchObject([{ state: 'sending' }, { state: 'waiting' }]);
    answer();
    expect((await first).kind).toBe('sent');
    answer();
    expect(await second).toMatchObject({ kind: 'sent', message: { requestId: 'request-2' } });
    expect(sent).toEqual(['request-1', 'request-2']);
  });

  test('M1: other threads do not wait for it', async () => {
    const who = nextPerson();
    const { sent, send } = recorder();
    await enqueue(who, message('request-1', 'thread-1'), offline);
    await enqueue(who, message('request-2', 'thread-2'), send);
    expect(sent).toEqual(['request-2']);
    expect(idsOf(who)).toEqual(['request-1']);
  });

  test('M7: a message that the cloud itself fails on again and again does not hold up the next', async () => {
    const who = nextPerson();
    const { sent, send } = recorder();
    const oneBreaks = (queued: { requestId: string }) =>
      queued.requestId === 'request-1'
        ? Promise.reject(new AppError('internal', '', 'request-1'))
        : send(queued);
    await enqueue(who, message('request-1', 'thread-1'), oneBreaks);
    await enqueue(who, message('request-2', 'thread-1'), oneBreaks);
    await flush(who, oneBreaks);
    expect(sent).toEqual(['request-2']);
    expect(idsOf(who)).toEqual(['request-1']);
  });

  test('M1: everyone hears what became of each message, in order, whoever set the line going', async () => {
    const who = nextPerson();
    const { send } = recorder();
    await enqueue(who, message('request-1', 'thread-1'), offline);
    const heard: string[] = [];
    await enqueue(who, message('request-2', 'thread-1'), send, (outcome) =>
      heard.push(`${outcome.kind} ${outcome.message?.requestId}`),
    );
    expect(heard).toEqual(['sent request-1', 'sent request-2']);
  });
});

describe('M1: whether a message may have arrived', () => {
  const fates = () =>
    queueOf(`p${person}`)
      .get()
      .map(({ mayHaveArrived }) => mayHaveArrived);
  const fail = (error: AppError) => () => Promise.reject(error);

  test.each([
    ['a network that the phone knew to be away', AppError.network('x', false), false],
    ['a lost answer', AppError.network('x'), true],
    ['an answer that means nothing', new AppError('internal', '', 'x'), true],
    ['a cloud that had no time', new AppError('busy', '', 'x'), false],
  ])('M1: after %s', async (_what, error, fate) => {
    await enqueue(nextPerson(), message('request-1'), fail(error));
    expect(fates()).toEqual([fate]);
  });

  test('M1: no later try takes it back', async () => {
    const who = nextPerson();
    await enqueue(who, message('request-1'), fail(AppError.network('x')));
    await trySend(who, 'request-1', fail(AppError.network('x', false)));
    expect(fates()).toEqual([true]);
  });

  test('M1: it may, when the app was closed while it was on its way', async () => {
    const who = nextPerson();
    void enqueue(who, message('request-1'), () => new Promise(() => undefined));
    await jest.isolateModulesAsync(async () => {
      const { phone: newPhone } = await import('./shims/taro');
      phone.storage.forEach((value, key) => newPhone.storage.set(key, value));
      const again = await import('../../src/lib/send-queue');
      expect(again.queueOf(who).get()).toMatchObject([{ state: 'failed', mayHaveArrived: true }]);
    });
  });
});
