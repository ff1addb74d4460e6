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

/** What the cloud did not count: it must be entered by hand, with a reason. */
export interface LateCheckIn {
  entryId: string;
  name: string;
  /** `offline`: too long without a network. `gone`: the family left the list. `off`: the session was called off. */
  why: 'offline' | 'gone' | 'off';
}

export interface DoorQueue {
  waiting: readonly QueuedCheckIn[];
  late: readonly LateCheckIn[];
}

const keyOf = (personId: string, sessionId: string) => `at-door.${personId}.${sessionId}`;
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
  { sessionId, entryId, sheet, name }: Omit<QueuedCheckIn, 'nonce'>,
): void {
  const queue = doorQueue(personId, sessionId).get();
  const fresh = { nonce: newRequestId(), sessionId, entryId, sheet, name };
  put(personId, sessionId, { ...queue, waiting: enqueued(queue.waiting, fresh) });
}

/** These were entered by hand, or the organiser has taken note of them. */
export function settleLate(personId: string, sessionId: string, entryIds: readonly string[]): void {
  const queue = doorQueue(personId, sessionId).get();
  const late = queue.late.filter(({ entryId }) => !entryIds.includes(entryId));
  if (late.length < queue.late.length) put(personId, sessionId, { ...queue, late });
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
    const input = { sessionId, sheet, items };
    const { results } = await callAction(syncCheckIns, input, { asPerson: personId });
    const counted = new Set(
      results.filter(({ outcome }) => outcome !== 'unknown').map(({ nonce }) => nonce),
    );
    const gone = batch.filter(({ nonce }) => !counted.has(nonce));
    settle(personId, sessionId, batch, gone, 'gone');
    return true;
  } catch (thrown) {
    const { code } = asAppError(thrown);
    if (code !== 'sheet-over' && code !== 'not-found') return false;
    settle(personId, sessionId, batch, batch, code === 'not-found' ? 'off' : 'offline');
    return true;
  }
}

function settle(
  personId: string,
  sessionId: string,
  batch: readonly QueuedCheckIn[],
  uncounted: readonly QueuedCheckIn[],
  why: LateCheckIn['why'],
): void {
  const queue = doorQueue(personId, sessionId).get();
  const nonces = new Set(batch.map(({ nonce }) => nonce));
  put(personId, sessionId, {
    waiting: queue.waiting.filter(({ nonce }) => !nonces.has(nonce)),
    late: [...queue.late, ...uncounted.map(({ entryId, name }) => ({ entryId, name, why }))],
  });
}
