import type { CloudClock } from '../clock/cloud-clock';
import { asCallFunctionError, requestTooLarge } from '../functions/errors';
import type { Invoker } from '../functions/invoker';
import { functionLimits } from '../limits';
import { bearerOf, readJsonObject, RequestError, sendJson, type Exchange } from './http';
import type { Sessions } from './sessions';

export interface CallOptions {
  invoker: Invoker;
  sessions: Sessions;
  clock: CloudClock;
}

/**
 * `POST /call/<function>`: what `wx.cloud.callFunction` does. Without a valid session the
 * invocation runs with an empty openid, and the product itself says "not signed in".
 */
export function createCallHandler(options: CallOptions): (exchange: Exchange) => Promise<void> {
  const { invoker, sessions, clock } = options;
  return async ({ request, response, url }) => {
    const functionName = decodeURIComponent(url.pathname.slice('/call/'.length));
    const event = await readEvent(request);
    if (!event) return sendJson(response, 413, asCallFunctionError(requestTooLarge()));
    const session = bearerOf(request);
    const openid = session === undefined ? '' : (sessions.openidOf(session) ?? '');
    if (openid !== '') sessions.noteActive(openid, clock.nowMs());
    const reply = await invoker.invoke({ functionName, source: 'call', openid, event });
    if ('error' in reply) return sendJson(response, 200, asCallFunctionError(reply.error));
    return sendJson(response, 200, { result: JSON.parse(reply.resultJson) as unknown });
  };
}

async function readEvent(
  request: Exchange['request'],
): Promise<Record<string, unknown> | undefined> {
  try {
    return await readJsonObject(request, functionLimits.requestBytes);
  } catch (error) {
    if (error instanceof RequestError && error.status === 413) return undefined;
    throw error;
  }
}
