/**
 * Messages on their way (M1, M4): written down with their request id before the first try, so that neither a
 * lost reply nor a closed app sends one twice or loses one. Each queue is one person's; what one person writes in
 * one thread is a line of its own and leaves in the order it was written.
 */
import { asAppError, type AppError } from './app-error';
import { serverNowMs } from './clock';
import type { Words } from './drafts';
import { readStored, writeStored } from './storage';
import { createStore, type Store } from './store';

export interface NewMessage extends Words {
  /** post: a student's message. reply: a counsellor's. */
  kind: 'post' | 'reply';
  requestId: string;
  /** Null: a new thread begins with it. */
  threadId: string | null;
  /** reply: the last message of the student (`seq`) its writer had before the eyes; none is none. */
  seenSeq?: number | undefined;
  /** An earlier try may have arrived, though no answer did. */
  mayHaveArrived?: boolean;
}

export interface QueuedMessage extends NewMessage {
  /** When its writer last asked for it to be sent (server's time). */
  askedAtMs: number;
  /** waiting: soon sending, after those before it. */
  state: 'sending' | 'waiting' | 'failed';
  mayHaveArrived: boolean;
  /** How often the cloud itself failed on it. */
  failures: number;
}

export type SendOutcome<T> =
  | { kind: 'sent'; result: T; message: QueuedMessage }
  /** The way failed, or that of a message before it; the message waits. */
  | { kind: 'failed'; error: AppError; message?: QueuedMessage }
  /** The cloud will not take it; the words go back to the writer. */
  | { kind: 'refused'; error: AppError; message: QueuedMessage };

/** How messages leave the phone, and who hears what became of each. */
export type Send<T> = (message: QueuedMessage) => Promise<T>;
export type Settled<T> = (outcome: SendOutcome<T>) => void;

/** Codes after which the same words may get through later. */
const passing = new Set<AppError['code']>([
  'network',
  'busy',
  'too-fast',
  'internal',
  'not-signed-in',
  'passcode-needed',
]);

export function isPassing({ code }: AppError): boolean {
  return passing.has(code);
}

/** A message that the cloud fails on again and again does not hold up those behind it. */
const failuresThatHold = 2;

const keyOf = (personId: string) => `queue.${personId}`;
const stores = new Map<string, Store<readonly QueuedMessage[]>>();

/** What was being sent when the app closed may have arrived. */
function reopened(message: QueuedMessage): QueuedMessage {
  const mayHaveArrived = message.mayHaveArrived || message.state === 'sending';
  return { ...message, mayHaveArrived, state: 'failed' };
}

/** The person's queue. */
export function queueOf(personId: string): Store<readonly QueuedMessage[]> {
  const known = stores.get(personId);
  if (known !== undefined) return known;
  const kept = readStored<QueuedMessage[]>(keyOf(personId)) ?? [];
  const store = createStore<readonly QueuedMessage[]>(kept.map(reopened));
  stores.set(personId, store);
  return store;
}

function change(personId: string, next: readonly QueuedMessage[]): void {
  writeStored(keyOf(personId), next.length === 0 ? null : next);
  queueOf(personId).set(next);
}

function update(personId: string, requestId: string, changed: Partial<QueuedMessage>): void {
  const next = queueOf(personId)
    .get()
    .map((message) => (message.requestId === requestId ? { ...message, ...changed } : message));
  change(personId, next);
}

/** Takes a message out without sending it (the writer changed it). */
export function withdraw(personId: string, requestId: string): void {
  const rest = queueOf(personId)
    .get()
    .filter((message) => message.requestId !== requestId);
  change(personId, rest);
}

/** One call for one message, and what it means for the queue. */
async function sendOne<T>(
  personId: string,
  message: QueuedMessage,
  send: Send<T>,
): Promise<SendOutcome<T>> {
  const { requestId } = message;
  update(personId, requestId, { state: 'sending' });
  try {
    const result = await send(message);
    withdraw(personId, requestId);
    return { kind: 'sent', result, message };
  } catch (thrown) {
    const error = asAppError(thrown, requestId);
    if (isPassing(error)) {
      const mayHaveArrived = message.mayHaveArrived || error.mayBeDone;
      const failures = message.failures + (error.code === 'internal' ? 1 : 0);
      update(personId, requestId, { state: 'failed', mayHaveArrived, failures });
      return { kind: 'failed', error, message };
    }
    withdraw(personId, requestId);
    return { kind: 'refused', error, message };
  }
}

/** Who waits for one message of a line that is being sent. */
type Waiters = Map<string, (outcome: SendOutcome<unknown>) => void>;

/** The lines that are being sent now. */
const lines = new Map<string, Waiters>();
const lineOf = (personId: string, threadId: string | null) => `${personId} ${threadId ?? ''}`;

const inThread = (personId: string, threadId: string | null) =>
  queueOf(personId)
    .get()
    .filter((message) => message.threadId === threadId);

/** Whether those behind it wait with it. */
const holdsUp = (outcome: SendOutcome<unknown>, { failures }: QueuedMessage) =>
  outcome.kind === 'failed' &&
  (outcome.error.code !== 'internal' || failures + 1 < failuresThatHold);

/** Sends a line from its oldest message on, what is added meanwhile too, as far as the way goes. */
async function sendLine<T>(
  personId: string,
  threadId: string | null,
  send: Send<T>,
  settled: Settled<T>,
  waiters: Waiters = new Map(),
): Promise<SendOutcome<T>[]> {
  const line = lineOf(personId, threadId);
  lines.set(line, waiters);
  const tried = new Set<string>();
  const outcomes: SendOutcome<T>[] = [];
  const next = () => inThread(personId, threadId).find(({ requestId }) => !tried.has(requestId));
  try {
    for (let message = next(); message !== undefined; message = next()) {
      tried.add(message.requestId);
      const outcome = await sendOne(personId, message, send);
      outcomes.push(outcome);
      settled(outcome);
      waiters.get(message.requestId)?.(outcome);
      if (holdsUp(outcome, message)) break;
    }
  } finally {
    // In the same turn as the last look at the queue: what is written down next begins a line of its own.
    lines.delete(line);
    stopWaiting(personId, threadId);
    waiters.forEach((tell, requestId) => tell(notReached(outcomes, requestId)));
  }
  return outcomes;
}

/** The answer for a message that the line did not come to. */
function notReached(outcomes: readonly SendOutcome<unknown>[], requestId: string) {
  const last = outcomes.at(-1);
  const error = last?.kind === 'failed' ? last.error : asAppError(undefined, requestId);
  return { kind: 'failed' as const, error };
}

function stopWaiting(personId: string, threadId: string | null): void {
  inThread(personId, threadId)
    .filter(({ state }) => state === 'waiting')
    .forEach(({ requestId }) => update(personId, requestId, { state: 'failed' }));
}

/** Waits for the message's turn in its line, which begins now unless it is being sent already. */
function takeTurn<T>(
  personId: string,
  { requestId, threadId }: NewMessage,
  send: Send<T>,
  settled: Settled<T>,
): Promise<SendOutcome<T>> {
  return new Promise((resolve, reject) => {
    const tell = (outcome: SendOutcome<unknown>) => resolve(outcome as SendOutcome<T>);
    const running = lines.get(lineOf(personId, threadId));
    if (running !== undefined) running.set(requestId, tell);
    else sendLine(personId, threadId, send, settled, new Map([[requestId, tell]])).catch(reject);
  });
}

/** Writes the message down, then sends it after those of the same thread that wait before it. */
export function enqueue<T>(
  personId: string,
  message: NewMessage,
  send: Send<T>,
  settled: Settled<T> = () => undefined,
): Promise<SendOutcome<T>> {
  const { mayHaveArrived = false } = message;
  const asked = { askedAtMs: serverNowMs(), state: 'waiting' as const };
  const queued = { ...message, ...asked, mayHaveArrived, failures: 0 };
  change(personId, [...queueOf(personId).get(), queued]);
  return takeTurn(personId, message, send, settled);
}

/**
 * Tries one message again with its own request id, on its writer's wish, after those before it. Answers `failed`
 * at once when it is on its way already.
 */
export async function trySend<T>(
  personId: string,
  requestId: string,
  send: Send<T>,
  settled: Settled<T> = () => undefined,
): Promise<SendOutcome<T>> {
  const message = queueOf(personId)
    .get()
    .find((queued) => queued.requestId === requestId);
  if (message === undefined || message.state !== 'failed') return notReached([], requestId);
  update(personId, requestId, { state: 'waiting', askedAtMs: serverNowMs() });
  return takeTurn(personId, message, send, settled);
}

/** Tries everything that waits, thread by thread; stops where the way ends. */
export async function flush<T>(
  personId: string,
  send: Send<T>,
  settled: Settled<T> = () => undefined,
): Promise<SendOutcome<T>[]> {
  const all: SendOutcome<T>[] = [];
  const threads = new Set(
    queueOf(personId)
      .get()
      .map(({ threadId }) => threadId),
  );
  for (const threadId of threads) {
    if (lines.has(lineOf(personId, threadId)) || inThread(personId, threadId).length === 0)
      continue;
    const outcomes = await sendLine(personId, threadId, send, settled);
    all.push(...outcomes);
    if (outcomes.some(endsTheWay)) break;
  }
  return all;
}

/** What failed would fail for every other message too. */
export function endsTheWay(outcome: SendOutcome<unknown>): boolean {
  return outcome.kind === 'failed' && outcome.error.code !== 'internal';
}
