import { AppError } from '../../src/lib/app-error';
import { enqueue, flush, queueOf, trySend, type QueuedMessage } from '../../src/lib/send-queue';
import { phone } from './shims/taro';

let person = 0;
const nextPerson = () => `p${(person += 1)}`;

const message = (requestId: string): Omit<QueuedMessage, 'state'> => ({
  kind: 'post',
  requestId,
  threadId: null,
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
