/** The way to the local cloud in the browser: demonstration and tests only. */
import type { Call } from '../shared/action/contract';
import { functionOf } from '../shared/action/function-of';
import { currentSession, takePersonOfAddress } from './local-session.h5';
import { setCurrentPersonId } from './person';

/** The page is served by the local cloud itself: nothing to start, but its address may say who acts. */
export function startCloud(): void {
  const personId = takePersonOfAddress();
  if (personId !== null) setCurrentPersonId(personId);
}

/** Sends one call; answers what the function returned. Rejects when the network or the service is down. */
export async function sendCall(call: Call): Promise<unknown> {
  const response = await fetch(`/call/${functionOf(call.action)}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${currentSession()}`,
    },
    body: JSON.stringify(call),
  });
  const body = (await response.json()) as { result?: unknown; errCode?: number };
  if (body.result === undefined) throw new Error(`call failed: ${body.errCode ?? response.status}`);
  return body.result;
}
