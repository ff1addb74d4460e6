/** Who owns a thread (M2), and that a new owner hears of danger at once (M5). */
import type { Desk } from '../../../src/shared/duty/ports';
import { nobodyId } from '../../../src/shared/messages/desk-apart';
import type { NoticeKey } from '../../../src/shared/notices/texts';
import { toLocalTime } from '../../../src/shared/time';
import { queueEffects, type Effect } from '../../platform/outbox';
import type { Transaction } from '../../platform/transact';
import type { Thread } from './collections';
import { withPlace } from './place-of-danger';
import { threadSubject } from './thread-ladders';

export type Owner = Pick<Thread, 'ownerPersonId' | 'ownerRole' | 'gap'>;

/** By the roster now. */
export function ownerNow(desk: Desk, nowMs: number): Owner {
  const { ownerId, ownerRole, gap } = desk.route(nowMs);
  return { ownerPersonId: ownerId, ownerRole, gap };
}

/** The same, but that somebody of the district who took a thread keeps it (W9). */
export function ownerFor(thread: Thread, desk: Desk, nowMs: number): Owner {
  const isKept = thread.ownerRole === 'receiver' && desk.isThere(thread.ownerPersonId, nowMs);
  return isKept ? thread : ownerNow(desk, nowMs);
}

/** Adds people who may read and answer. */
export function withStaff(thread: Thread, personIds: readonly string[]): Thread {
  return { ...thread, staffIds: [...new Set([...thread.staffIds, ...personIds])] };
}

/**
 * The thread with its owner; the caller stores it, and sends the effects that this invocation owns. Somebody new
 * is told of a red clock that runs, also of one that a colleague acknowledged; not where `tellsOfRed` is false,
 * because another notice of the same moment tells them.
 */
export async function giveTo(
  transaction: Transaction,
  thread: Thread,
  { ownerPersonId, ownerRole, gap }: Owner,
  { tellsOfRed, nowMs }: { tellsOfRed: boolean; nowMs: number },
): Promise<{ thread: Thread; effects: Effect[] }> {
  const given = withStaff({ ...thread, ownerPersonId, ownerRole, gap }, [ownerPersonId]);
  const isNew = given.ownerPersonId !== thread.ownerPersonId;
  if (!tellsOfRed || !isNew) return { thread: given, effects: [] };
  const effects = await tellOfRed(transaction, given, [given.ownerPersonId], {
    // A thread that comes back to the same owner has another version by then.
    idPart: `owner.${thread.version}`,
    key: 'red.red-notify',
    nowMs,
  });
  return { thread: given, effects };
}

/** Tells people of the running red clock at priority 0, at once; nobody when none runs. */
export function tellOfRed(
  transaction: Transaction,
  { _id, schoolId, origin, track: { red } }: Thread,
  personIds: readonly string[],
  { idPart, key, nowMs }: { idPart: string; key: NoticeKey; nowMs: number },
): Promise<Effect[]> {
  if (red === null) return Promise.resolve([]);
  const told = [...new Set(personIds)].filter((personId) => personId !== nobodyId);
  const drafts = told.map((personId) => ({
    _id: `${red.ladderInstanceId}.${idPart}.${personId}`,
    schoolId,
    priority: 0,
    recipient: { kind: 'staff' as const, personId },
    text: withPlace(key, { due: toLocalTime(red.dueAtMs) }, { origin }, nowMs),
    subject: {
      kind: threadSubject,
      id: _id,
      instanceId: red.ladderInstanceId,
      audience: 'owner',
    },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  }));
  return queueEffects(transaction, drafts, nowMs);
}
