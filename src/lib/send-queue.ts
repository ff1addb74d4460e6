/**
 * Messages on their way (M1, M4): written down with their request id before the first try, so that neither a
 * lost reply nor a closed app sends one twice or loses one. Sent again when the network returns or on a tap.
 */
import type { Face } from '../shared/messages/model';
import { asAppError, type AppError } from './app-error';
import { readStored, writeStored } from './storage';
import { createStore, type Store } from './store';

export interface QueuedMessage {
  /** post: a student's message. reply: a counsellor's. */
  kind: 'post' | 'reply';
  requestId: string;
  /** Null: a new thread begins with it. */
  threadId: string | null;
  newName: boolean;
  text: string;
  face: Face | null;
  state: 'sending' | 'failed';
}

export type SendOutcome<T> =
  | { kind: 'sent'; result: T; message: QueuedMessage }
  /** The way failed; the message waits. */
  | { kind: 'failed'; error: AppError }
  /** The cloud will not take it; the words go back to the writer. */
  | { kind: 'refused'; error: AppError; message: QueuedMessage };

/** Codes after which the same message may get through later. */
const passing = new Set<AppError['code']>([
  'network',
  'busy',
  'too-fast',
  'internal',
  'not-signed-in',
]);

const keyOf = (personId: string) => `queue.${personId}`;
const stores = new Map<string, Store<readonly QueuedMessage[]>>();

/** The person's queue; what was being sent when the app closed counts as not sent. */
export function queueOf(personId: string): Store<readonly QueuedMessage[]> {
  const known = stores.get(personId);
  if (known !== undefined) return known;
  const kept = readStored<QueuedMessage[]>(keyOf(personId)) ?? [];
  const store = createStore<readonly QueuedMessage[]>(
    kept.map((message) => ({ ...message, state: 'failed' as const })),
  );
  stores.set(personId, store);
  return store;
}

function change(personId: string, next: readonly QueuedMessage[]): void {
  writeStored(keyOf(personId), next.length === 0 ? null : next);
  queueOf(personId).set(next);
}

function setState(personId: string, requestId: string, state: QueuedMessage['state']): void {
  change(
    personId,
    queueOf(personId)
      .get()
      .map((message) => (message.requestId === requestId ? { ...message, state } : message)),
  );
}

/** Takes a message out without sending it (the writer changed it). */
export function withdraw(personId: string, requestId: string): void {
  change(
    personId,
    queueOf(personId)
      .get()
      .filter((message) => message.requestId !== requestId),
  );
}

/** Writes the message down, then tries to send it. */
export async function enqueue<T>(
  personId: string,
  message: Omit<QueuedMessage, 'state'>,
  send: (message: QueuedMessage) => Promise<T>,
): Promise<SendOutcome<T>> {
  change(personId, [...queueOf(personId).get(), { ...message, state: 'failed' }]);
  return trySend(personId, message.requestId, send);
}

/** Tries one message again with its own request id. */
export async function trySend<T>(
  personId: string,
  requestId: string,
  send: (message: QueuedMessage) => Promise<T>,
): Promise<SendOutcome<T>> {
  const message = queueOf(personId)
    .get()
    .find((queued) => queued.requestId === requestId);
  if (message === undefined || message.state === 'sending') {
    return { kind: 'failed', error: asAppError(undefined, requestId) };
  }
  setState(personId, requestId, 'sending');
  try {
    const result = await send(message);
    withdraw(personId, requestId);
    return { kind: 'sent', result, message };
  } catch (thrown) {
    const error = asAppError(thrown, requestId);
    if (passing.has(error.code)) {
      setState(personId, requestId, 'failed');
      return { kind: 'failed', error };
    }
    withdraw(personId, requestId);
    return { kind: 'refused', error, message };
  }
}

/** Tries everything that waits, in the order it was written; stops at the first that fails. */
export async function flush<T>(
  personId: string,
  send: (message: QueuedMessage) => Promise<T>,
): Promise<SendOutcome<T>[]> {
  const outcomes: SendOutcome<T>[] = [];
  for (const message of queueOf(personId).get()) {
    if (message.state === 'sending') continue;
    const outcome = await trySend(personId, message.requestId, send);
    outcomes.push(outcome);
    if (outcome.kind === 'failed') break;
  }
  return outcomes;
}
