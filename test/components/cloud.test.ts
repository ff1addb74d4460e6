import { AppError, errorNumber } from '../../src/lib/app-error';
import { callAction } from '../../src/lib/cloud';
import { serverNowMs } from '../../src/lib/clock';
import { newRequestId } from '../../src/lib/ids';
import { setCurrentPersonId } from '../../src/lib/person';
import { requestIdSchema } from '../../src/shared/action/call';
import { noticeBalance } from '../../src/shared/notices/contracts';
import { startFakeGateway } from './fake-gateway';

const balance = { templateId: 'tmpl-staff', balance: 3 };

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-12-02T04:34:00Z') }));
afterEach(() => jest.useRealTimers());

/** Lets the pauses between tries pass. */
async function settled<T>(work: Promise<T>): Promise<{ value?: T; error?: unknown }> {
  const result = work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  await jest.advanceTimersByTimeAsync(5_000);
  return result;
}

describe('the one door to the cloud', () => {
  test('M1: a reply that was lost is asked for again with the same request id', async () => {
    const gateway = startFakeGateway();
    gateway.answer('notices.balance', 'lost', 'cut', { data: balance });
    expect(await settled(callAction(noticeBalance, {}))).toEqual({ value: balance });
    expect(new Set(gateway.calls.map((call) => call.requestId)).size).toBe(1);
    expect(gateway.calls).toHaveLength(2);
  });

  test('M1: without a way the reader hears it in the words of the design', async () => {
    startFakeGateway().answer('notices.balance', 'cut');
    const { error } = await settled(callAction(noticeBalance, {}, { requestId: 'mine-12345' }));
    expect(error).toMatchObject({
      code: 'network',
      text: '没有网络。写的都存着，连上就发。',
      requestId: 'mine-12345',
    });
  });

  test("M7: an error's sentence comes from its code, never from the wire", async () => {
    startFakeGateway().answer('notices.balance', { error: 'too-fast' });
    const { error } = await settled(callAction(noticeBalance, {}));
    expect(error).toMatchObject({ code: 'too-fast', text: '点得有点快，歇几秒再试。写的都还在。' });
  });

  test('M7: an answer of another shape is an error, not a page', async () => {
    startFakeGateway().answer('notices.balance', { data: { balance: 'three' } });
    const { error } = await settled(callAction(noticeBalance, {}));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'internal' });
  });

  test('M1: whose act it is may be said, whoever acts on this phone now', async () => {
    const gateway = startFakeGateway();
    gateway.answer('notices.balance', { data: balance });
    setCurrentPersonId('person-b');
    await callAction(noticeBalance, {}, { asPerson: 'person-a' });
    await callAction(noticeBalance, {}, { asPerson: null });
    await callAction(noticeBalance, {});
    expect(gateway.calls.map(({ asPerson }) => asPerson)).toEqual([
      'person-a',
      undefined,
      'person-b',
    ]);
  });

  test.each([
    ['cut', false],
    ['lost', true],
  ] as const)('M1: a call that was %s may have been done: %s', async (answer, mayBeDone) => {
    startFakeGateway().answer('notices.balance', answer);
    const { error } = await settled(callAction(noticeBalance, {}));
    expect(error).toMatchObject({ code: 'network', mayBeDone });
  });

  test('M1: a way that says nothing at all is tried again', async () => {
    const gateway = startFakeGateway();
    gateway.answer('notices.balance', new Promise<never>(() => undefined), { data: balance });
    const asked = callAction(noticeBalance, {});
    await jest.advanceTimersByTimeAsync(40_000);
    expect(await asked).toEqual(balance);
    expect(new Set(gateway.calls.map((call) => call.requestId)).size).toBe(1);
  });

  test('M1: a phone that slept between two tries does not go on trying too late', async () => {
    const gateway = startFakeGateway();
    gateway.answer('notices.balance', 'lost');
    const notAfterMs = serverNowMs() + 300;
    const { error } = await settled(callAction(noticeBalance, {}, { notAfterMs }));
    expect(error).toMatchObject({ code: 'network', mayBeDone: true });
    expect(gateway.calls).toHaveLength(1);
  });

  test("M3: the clock is the server's", async () => {
    const gateway = startFakeGateway();
    gateway.nowMs = Date.parse('2026-12-04T16:00:00+08:00');
    gateway.answer('notices.balance', { data: balance });
    await callAction(noticeBalance, {});
    expect(serverNowMs()).toBe(gateway.nowMs);
  });

  test('M1: request ids are made by the phone’s own generator', () => {
    const bytes = jest.spyOn(window.crypto, 'getRandomValues');
    newRequestId();
    expect(bytes).toHaveBeenCalledTimes(1);
  });

  test('request ids are new each time, and long enough for the contract', () => {
    const ids = Array.from({ length: 500 }, newRequestId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => requestIdSchema.safeParse(id).success)).toBe(true);
  });

  test('an error has a short number to quote', () => {
    expect(errorNumber(new AppError('internal', '', 'k7_df-2093xyz'))).toBe('K7DF-2093');
    expect(errorNumber(new AppError('internal', '', ''))).toBe('internal');
  });
});
