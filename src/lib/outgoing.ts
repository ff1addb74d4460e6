/** Sends what waits in the send queues: at start, when the network returns, and on a tap. */
import type { OutputOf } from '../shared/action/contract';
import { replyToThread } from '../shared/messages/reply-contract';
import { postMessage } from '../shared/messages/student-contracts';
import { callAction } from './cloud';
import { serverNowMs } from './clock';
import { clearDraft, newThread, readDraft, sameWords, type Words } from './drafts';
import { giveBack } from './given-back';
import { onNetworkReturn } from './network';
import {
  endsTheWay,
  enqueue,
  flush,
  queueOf,
  trySend,
  withdraw,
  type NewMessage,
  type QueuedMessage,
  type SendOutcome,
} from './send-queue';
import { ensureSession, onPersonsKnown, personsOfAccount } from './session';
import { createSignal } from './signal';

type Answer =
  | { kind: 'post'; output: OutputOf<typeof postMessage> }
  | { kind: 'reply'; output: OutputOf<typeof replyToThread> };

export type Delivered = Answer & { personId: string; message: QueuedMessage };

/** A conversation goes on: what a counsellor wanted to say so long ago is asked about again. */
const replyGoesForMs = 10 * 60_000;
export const unsentNote = '没发出去，点一下再发';

/** A message goes out in its writer's name, whoever acts on this phone meanwhile. */
async function deliver(personId: string, message: QueuedMessage): Promise<Answer> {
  const { requestId, threadId, newName, named, text, face, concerns = [], seenSeq = 0 } = message;
  const options = { requestId, asPerson: personId };
  if (message.kind === 'reply') {
    const input = { threadId: threadId ?? '', text, seenSeq };
    const notAfterMs = message.askedAtMs + replyGoesForMs;
    const output = await callAction(replyToThread, input, { ...options, notAfterMs });
    return { kind: 'reply', output };
  }
  const input = {
    ...(threadId === null ? {} : { threadId }),
    ...(newName ? { newName: true } : {}),
    ...(named === true ? { named } : {}),
    ...(text === '' ? {} : { text }),
    ...(face === null ? {} : { face }),
    ...(concerns.length === 0 ? {} : { concerns: [...concerns] }),
  };
  return { kind: 'post', output: await callAction(postMessage, input, options) };
}

const deliverFor = (personId: string) => (message: QueuedMessage) => deliver(personId, message);

/** While something waits and no event tells that the way is open again: the next look, in ms. */
const lookAgainMs = 20_000;
let nextLook: ReturnType<typeof setTimeout> | undefined;

let begun: OutputOf<typeof postMessage> | undefined;

/** What the cloud answered when the thread began just now: its page opens with it. */
export function justBegun(threadId: string): OutputOf<typeof postMessage> | undefined {
  return begun?.thread.threadId === threadId ? begun : undefined;
}

const delivered = createSignal<Delivered>();

/** Tells the component of every message that arrived while it is there, whoever wrote it on this phone. */
export const useDelivered = delivered.use;

/** A message that arrived ends its draft, unless its writer made something else of it since. */
function settleSent(personId: string, message: QueuedMessage, answer: Answer): void {
  if (message.threadId === null) {
    const draft = readDraft(personId, newThread);
    if (draft !== undefined && sameWords(draft, message)) clearDraft(personId, newThread);
    if (answer.kind === 'post') begun = answer.output;
  }
  delivered.tell({ ...answer, personId, message });
}

/** What became of a message, whoever sent it off: a tap, the network's return, a new start. */
const settleFor = (personId: string) => (outcome: SendOutcome<Answer>) => {
  if (outcome.kind === 'sent') settleSent(personId, outcome.message, outcome.result);
  if (outcome.kind === 'refused') giveBack(personId, outcome.message, outcome.error.text);
  if (outcome.kind === 'failed') {
    const draft = readDraft(personId, newThread);
    if (draft !== undefined) withdrawSuperseded(personId, draft);
    lookAgain();
  }
};

function lookAgain(): void {
  clearTimeout(nextLook);
  nextLook = setTimeout(sendAll, lookAgainMs);
}

/**
 * Takes the new message out of the queue whose words its writer has changed since: `words` are what is meant now.
 * Not while it is on its way or may have arrived: then it is settled under its own request id.
 * @returns whether one was taken out
 */
export function withdrawSuperseded(personId: string, words: Words): boolean {
  const superseded = queueOf(personId)
    .get()
    .filter(
      (message) =>
        message.threadId === null &&
        message.state === 'failed' &&
        !message.mayHaveArrived &&
        !sameWords(message, words),
    );
  superseded.forEach(({ requestId }) => withdraw(personId, requestId));
  return superseded.length > 0;
}

/** Takes the replies out that have waited too long to go by themselves; `wanted` is the one just asked for. */
function takeStale(personId: string, wanted?: string): QueuedMessage[] {
  const nowMs = serverNowMs();
  const stale = queueOf(personId)
    .get()
    .filter(
      ({ kind, state, askedAtMs, requestId }) =>
        kind === 'reply' &&
        state === 'failed' &&
        nowMs - askedAtMs > replyGoesForMs &&
        requestId !== wanted,
    );
  stale.forEach(({ requestId }) => withdraw(personId, requestId));
  return stale;
}

/** From the last on: each goes before what stands there. */
function offerAgain(personId: string, stale: readonly QueuedMessage[]): void {
  [...stale].reverse().forEach((message) => giveBack(personId, message, unsentNote));
}

/** Writes the message down and sends it. A thread's draft must be empty by now: unsent words may come back to it. */
export function sendMessage(personId: string, message: NewMessage): Promise<SendOutcome<Answer>> {
  const stale = takeStale(personId);
  const sending = enqueue(personId, message, deliverFor(personId), settleFor(personId));
  offerAgain(personId, stale);
  return sending;
}

/** One more try, with the same request id. */
export function sendAgain(personId: string, requestId: string): Promise<SendOutcome<Answer>> {
  offerAgain(personId, takeStale(personId, requestId));
  return trySend(personId, requestId, deliverFor(personId), settleFor(personId));
}

/** Every person's queue, one after the other; whoever acts on this phone now makes no difference. */
async function sendRound(): Promise<void> {
  for (const { personId } of personsOfAccount()) {
    offerAgain(personId, takeStale(personId));
    const outcomes = await flush(personId, deliverFor(personId), settleFor(personId));
    if (outcomes.some(endsTheWay)) return;
  }
}

let isSending = false;
let isWantedAgain = false;

function sendAll(): void {
  isWantedAgain = isSending;
  if (isSending) return;
  isSending = true;
  void sendRound().finally(() => {
    isSending = false;
    if (isWantedAgain) sendAll();
  });
}

/** From now on nothing waits longer than the network is away. */
export function startOutgoing(): void {
  onNetworkReturn(() => {
    ensureSession();
    sendAll();
  });
  onPersonsKnown(sendAll);
  sendAll();
}
