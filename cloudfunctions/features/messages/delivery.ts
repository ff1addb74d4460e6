/** What the outbox asks the message box: is it still due, was it accepted, whom next, where is the author (M2, M5). */
import type { DutyPort } from '../../../src/shared/duty/ports';
import { toLocalTime } from '../../../src/shared/time';
import { queueEffects, type Effect } from '../../platform/outbox';
import { openAddress } from '../../platform/secrets';
import { getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { threadSubject } from './thread-ladders';
import { saveThread, withStaff } from './thread-moves';

export { threadSubject };

/** A notice that waited is dropped when a person has answered meanwhile. */
export async function isStillDue(effect: Effect): Promise<boolean> {
  if (effect.subject.kind !== threadSubject || effect.subject.instanceId === null) return true;
  const thread = await getById(threads, effect.subject.id);
  return thread !== null && runningInstance(thread, effect.subject.instanceId);
}

function runningInstance({ track }: Thread, instanceId: string): boolean {
  return track.red?.ladderInstanceId === instanceId || track.replyLadderInstanceId === instanceId;
}

/** True for notices whose acceptance the student's card waits for: they are marked in one transaction with it. */
export function countsForCard(effect: Effect): boolean {
  return (
    effect.subject.kind === threadSubject &&
    effect.priority === 0 &&
    (effect.subject.audience === 'owner' || effect.subject.audience === 'leader')
  );
}

/** M5: "已通知值班老师和学校负责人" becomes true only by this. */
export async function markAccepted(transaction: Transaction, effect: Effect): Promise<void> {
  const thread = await transaction.get(threads, effect.subject.id);
  const audience = effect.subject.audience;
  if (!thread || (audience !== 'owner' && audience !== 'leader') || thread.redNoticed[audience])
    return;
  // A late acceptance of an earlier alarm says nothing about the one that runs now.
  if (thread.track.red && thread.track.red.ladderInstanceId !== effect.subject.instanceId) return;
  await saveThread(transaction, {
    ...thread,
    redNoticed: { ...thread.redNoticed, [audience]: true },
  });
}

/**
 * Every channel to the recipient failed: the next person of the chain is told and, when the recipient owned
 * the thread, owns it now (M2). Deterministic ids: a repeated failure adds nothing.
 */
export async function tellNextPerson(
  duty: DutyPort,
  effect: Effect,
  nowMs: number,
): Promise<Effect[]> {
  if (effect.subject.kind !== threadSubject || effect.recipient.kind !== 'staff') return [];
  const failedId = effect.recipient.personId;
  const desk = await duty.desk(effect.schoolId, nowMs);
  if (!desk.mayOwn(failedId)) return [];
  return transact(async (transaction) => {
    const thread = await transaction.get(threads, effect.subject.id);
    if (!thread || thread.ownerPersonId !== failedId || thread.inboxRank > 1) return [];
    const route = desk.route(nowMs);
    if (route.ownerId === failedId) return [];
    const given = withStaff(
      { ...thread, ownerPersonId: route.ownerId, ownerRole: route.ownerRole, gap: route.gap },
      [route.ownerId],
    );
    const dueAtMs = thread.track.red?.dueAtMs ?? thread.track.dueAtMs ?? nowMs;
    const effects = await queueEffects(
      transaction,
      [
        {
          _id: `${effect._id}.next.${thread.version}`,
          schoolId: thread.schoolId,
          priority: effect.priority,
          recipient: { kind: 'staff', personId: route.ownerId },
          text: { key: 'duty.next-person', figures: { due: toLocalTime(dueAtMs) } },
          subject: { ...effect.subject, audience: 'owner' },
          alsoSubscribe: true,
          notBeforeMs: nowMs,
        },
      ],
      nowMs,
    );
    await saveThread(transaction, given);
    return effects;
  });
}

/** The author's address, opened in memory; null when there is none (already used, or never given). */
export async function authorAddress(threadId: string): Promise<string | null> {
  const thread = await getById(threads, threadId);
  return thread?.replyAddress ? openAddress(thread.replyAddress, thread._id) : null;
}

/** One consent, one notice: the seal is gone after it was used or refused. */
export async function forgetAuthorAddress(
  transaction: Transaction,
  threadId: string,
): Promise<void> {
  const thread = await transaction.get(threads, threadId);
  if (thread?.replyAddress) await saveThread(transaction, { ...thread, replyAddress: null });
}
