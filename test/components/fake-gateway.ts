/** The local gateway at the world's edge: answers calls as a test says, and remembers what was sent. */
import type { Call } from '../../src/shared/action/contract';

export type Answer = { data: unknown } | { error: string } | 'lost' | 'cut';

/** An answer, or one that comes when the test lets it. */
type Given = Answer | Promise<Answer>;

export interface FakeGateway {
  calls: Call[];
  /**
   * The next answers of an action; the last one is repeated. `lost`: acted, but no reply arrives. `cut`: no way
   * there, and the phone knows it.
   */
  answer: (action: string, ...answers: Given[]) => void;
  of: (action: string) => Call[];
  nowMs: number;
}

const json = (body: unknown) => ({ ok: true, status: 200, json: () => Promise.resolve(body) });

export function startFakeGateway(): FakeGateway {
  const answers = new Map<string, Given[]>();
  const gateway: FakeGateway = {
    calls: [],
    answer: (action, ...next) => answers.set(action, next),
    of: (action) => gateway.calls.filter((call) => call.action === action),
    nowMs: Date.parse('2026-12-02T12:34:00+08:00'),
  };
  const reply = async (call: Call) => {
    const queue = answers.get(call.action) ?? [{ error: 'unknown-action' }];
    const given = (queue.length > 1 ? queue.shift() : queue[0]) ?? 'cut';
    if (given !== 'cut') gateway.calls.push(call);
    const answer = await given;
    if (answer === 'cut' || answer === 'lost') throw new TypeError('no network');
    const { nowMs } = gateway;
    if ('data' in answer)
      return json({ result: { ok: true, data: answer.data, serverNowMs: nowMs } });
    const error = { code: answer.error, text: 'not for readers', requestId: call.requestId };
    return json({ result: { ok: false, error, serverNowMs: nowMs } });
  };
  globalThis.fetch = ((_url: string, init: { body: string }) =>
    Promise.resolve().then(() => reply(JSON.parse(init.body) as Call))) as unknown as typeof fetch;
  const isCut = () => [...answers.values()].some(([next]) => next === 'cut');
  Object.defineProperty(window.navigator, 'onLine', { configurable: true, get: () => !isCut() });
  return gateway;
}
