/**
 * Check-ins that wait on the organiser's phone (T2): written down with their nonce before the first try, sent when
 * there is a network, and gone only when the cloud has answered for them.
 */
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { newRequestId } from '../../../lib/ids';
import { readStored, writeStored } from '../../../lib/storage';
import { createStore, type Store } from '../../../lib/store';
import { enqueued, nextBatch, type QueuedCheckIn } from '../../../shared/training/check-in';
import { syncCheckIns } from '../../../shared/training/organiser-contracts';

export interface DoorQueue {
  waiting: readonly QueuedCheckIn[];
  /** Too long without a network: these must be entered by hand, with a reason. */
  late: readonly string[];
}

const keyOf = (personId: string, sessionId: string) => `door.${personId}.${sessionId}`;
const stores = new Map<string, Store<DoorQueue>>();
const sending = new Set<string>();

export function doorQueue(personId: string, sessionId: string): Store<DoorQueue> {
  const key = keyOf(personId, sessionId);
  const known = stores.get(key);
  if (known !== undefined) return known;
  const store = createStore<DoorQueue>(readStored<DoorQueue>(key) ?? { waiting: [], late: [] });
  stores.set(key, store);
  return store;
}

function put(personId: string, sessionId: string, queue: DoorQueue): void {
  doorQueue(personId, sessionId).set(queue);
  writeStored(keyOf(personId, sessionId), queue);
}

export function noteCheckIn(
  personId: string,
  { sessionId, entryId, sheet }: Omit<QueuedCheckIn, 'nonce'>,
): void {
  const queue = doorQueue(personId, sessionId).get();
  const fresh = { nonce: newRequestId(), sessionId, entryId, sheet };
  put(personId, sessionId, { ...queue, waiting: enqueued(queue.waiting, fresh) });
}

/** A late one was entered by hand. */
export function settleLate(personId: string, sessionId: string, entryId: string): void {
  const queue = doorQueue(personId, sessionId).get();
  put(personId, sessionId, { ...queue, late: queue.late.filter((one) => one !== entryId) });
}

/** Sends what waits; answers whether the list at the door should be asked for anew. */
export async function sendCheckIns(personId: string, sessionId: string): Promise<boolean> {
  const key = keyOf(personId, sessionId);
  if (sending.has(key)) return false;
  sending.add(key);
  let hasSent = false;
  try {
    for (;;) {
      const batch = nextBatch(doorQueue(personId, sessionId).get().waiting);
      if (batch.length === 0) return hasSent;
      if (!(await sendBatch(personId, sessionId, batch))) return hasSent;
      hasSent = true;
    }
  } finally {
    sending.delete(key);
  }
}

/** False when the way failed: the batch waits on. */
async function sendBatch(
  personId: string,
  sessionId: string,
  batch: readonly QueuedCheckIn[],
): Promise<boolean> {
  const items = batch.map(({ nonce, entryId }) => ({ nonce, entryId }));
  const [{ sheet } = { sheet: '' }] = batch;
  try {
    await callAction(syncCheckIns, { sessionId, sheet, items }, { asPerson: personId });
    settle(personId, sessionId, batch, []);
    return true;
  } catch (thrown) {
    const { code } = asAppError(thrown);
    if (code !== 'sheet-over' && code !== 'not-found') return false;
    settle(
      personId,
      sessionId,
      batch,
      batch.map(({ entryId }) => entryId),
    );
    return true;
  }
}

function settle(
  personId: string,
  sessionId: string,
  batch: readonly QueuedCheckIn[],
  late: readonly string[],
): void {
  const queue = doorQueue(personId, sessionId).get();
  const nonces = new Set(batch.map(({ nonce }) => nonce));
  put(personId, sessionId, {
    waiting: queue.waiting.filter(({ nonce }) => !nonces.has(nonce)),
    late: [...queue.late, ...late],
  });
}
