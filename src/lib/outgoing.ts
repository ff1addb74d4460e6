/** Sends what waits in the send queue: at start, when the network returns, and on a tap. */
import { useEffect, useRef } from 'react';
import type { OutputOf } from '../shared/action/contract';
import { replyToThread } from '../shared/messages/staff-contracts';
import { postMessage } from '../shared/messages/student-contracts';
import { callAction } from './cloud';
import { clearDraft, keepDraft, newThread, readDraft } from './drafts';
import { onNetworkReturn } from './network';
import { currentPersonId } from './person';
import { enqueue, flush, trySend, type QueuedMessage, type SendOutcome } from './send-queue';

export type Delivered =
  | { kind: 'post'; output: OutputOf<typeof postMessage> }
  | { kind: 'reply'; output: OutputOf<typeof replyToThread> };

async function deliver(message: QueuedMessage): Promise<Delivered> {
  const { requestId, threadId, newName, text, face } = message;
  if (message.kind === 'reply') {
    const input = { threadId: threadId ?? '', text };
    return { kind: 'reply', output: await callAction(replyToThread, input, { requestId }) };
  }
  const input = {
    ...(threadId === null ? {} : { threadId }),
    ...(newName ? { newName: true } : {}),
    ...(text === '' ? {} : { text }),
    ...(face === null ? {} : { face }),
  };
  return { kind: 'post', output: await callAction(postMessage, input, { requestId }) };
}

/** While something waits and no event tells that the way is open again: the next look, in ms. */
const lookAgainMs = 20_000;
let nextLook: ReturnType<typeof setTimeout> | undefined;

let begun: OutputOf<typeof postMessage> | undefined;

/** What the cloud answered when the thread began just now: its page opens with it. */
export function justBegun(threadId: string): OutputOf<typeof postMessage> | undefined {
  return begun?.thread.threadId === threadId ? begun : undefined;
}

const listeners = new Set<(delivered: Delivered) => void>();

/** Words the cloud would not take go back into the draft, before what was written since. */
function giveBack(personId: string, { threadId, text, face, newName }: QueuedMessage): void {
  const thread = threadId ?? newThread;
  const written = readDraft(personId, thread)?.text ?? '';
  const both = written === '' || written === text ? text : `${text}\n${written}`;
  keepDraft(personId, thread, { text: both, face, newName });
}

/** Only a message that arrived ends its draft, whoever sent it off: a tap, the network's return, a new start. */
function settle(personId: string, outcome: SendOutcome<Delivered>): SendOutcome<Delivered> {
  if (outcome.kind === 'refused') giveBack(personId, outcome.message);
  if (outcome.kind === 'sent') {
    if (outcome.message.threadId === null) {
      clearDraft(personId, newThread);
      if (outcome.result.kind === 'post') begun = outcome.result.output;
    }
    listeners.forEach((listener) => listener(outcome.result));
  }
  if (outcome.kind === 'failed') lookAgain();
  return outcome;
}

function lookAgain(): void {
  clearTimeout(nextLook);
  nextLook = setTimeout(() => void sendAll(), lookAgainMs);
}

/** Tells the component of every message that arrived while it is there. */
export function useDelivered(listener: (delivered: Delivered) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const hear = (delivered: Delivered) => latest.current(delivered);
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  }, []);
}

/** Writes the message down and sends it. */
export async function sendMessage(
  personId: string,
  message: Omit<QueuedMessage, 'state'>,
): Promise<SendOutcome<Delivered>> {
  return settle(personId, await enqueue(personId, message, deliver));
}

/** One more try, with the same request id. */
export async function sendAgain(
  personId: string,
  requestId: string,
): Promise<SendOutcome<Delivered>> {
  return settle(personId, await trySend(personId, requestId, deliver));
}

async function sendAll(): Promise<void> {
  const personId = currentPersonId();
  if (personId === null) return;
  const outcomes = await flush(personId, deliver);
  outcomes.forEach((outcome) => settle(personId, outcome));
}

/** From now on nothing waits longer than the network is away. */
export function startOutgoing(): void {
  onNetworkReturn(() => void sendAll());
  void sendAll();
}
