/** What the outbox asks the message box: is it still due, was it accepted, where is the author (M2, M5). */
import { concernsFamily } from '../../../src/shared/messages/concern';
import type { Effect } from '../../platform/outbox';
import { openAddress } from '../../platform/secrets';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { apartOf, type ThreadDuty } from './thread-desk';
import { threadSubject } from './thread-ladders';
import { saveThread } from './thread-moves';

export { tellNextPerson } from './next-person';

/**
 * A notice that waited is dropped when a person has answered meanwhile, and when its thread turned out to be about
 * whoever it is for (W9).
 */
export async function isStillDue(
  duty: ThreadDuty,
  { subject, recipient }: Effect,
  nowMs: number,
): Promise<boolean> {
  if (subject.kind !== threadSubject) return true;
  const thread = await getById(threads, subject.id);
  if (thread === null) return subject.instanceId === null;
  if (await isAbout(duty, thread, recipient, nowMs)) return false;
  return subject.instanceId === null || runningInstance(thread, subject.instanceId);
}

async function isAbout(
  duty: ThreadDuty,
  thread: Thread,
  recipient: Effect['recipient'],
  nowMs: number,
): Promise<boolean> {
  // A phone at home may be in the hand of whoever it is about.
  if (recipient.kind === 'author') return concernsFamily(thread.concerns ?? []);
  if (recipient.kind !== 'staff') return false;
  const apart = await apartOf(duty, thread, nowMs);
  return apart !== null && apart.excludedIds.includes(recipient.personId);
}

function runningInstance({ track }: Thread, instanceId: string): boolean {
  return track.red?.ladderInstanceId === instanceId || track.replyLadderInstanceId === instanceId;
}

type CardMark = 'owner' | 'leader' | 'missed';

const missedKeys: readonly string[] = ['reply.breach', 'reply.breach-again'];

/** What the student may read once this notice was accepted; null: nothing. */
function cardMarkOf({ subject, priority, text }: Effect): CardMark | null {
  if (subject.kind !== threadSubject) return null;
  const { audience } = subject;
  if (priority === 0) return audience === 'owner' || audience === 'leader' ? audience : null;
  const isToLead = audience === 'leader' || audience === 'lead';
  return isToLead && missedKeys.includes(text.key) ? 'missed' : null;
}

/** True for notices whose acceptance the student's card waits for: they are marked in one transaction with it. */
export function countsForCard(effect: Effect): boolean {
  return cardMarkOf(effect) !== null;
}

/** M5: "已通知值班老师和学校负责人" and "也告诉了负责人" become true only by this. */
export async function markAccepted(transaction: Transaction, effect: Effect): Promise<void> {
  const thread = await transaction.get(threads, effect.subject.id);
  const mark = cardMarkOf(effect);
  if (!thread || mark === null) return;
  const marked = withMark(thread, mark, effect.subject.instanceId);
  if (marked) await saveThread(transaction, marked);
}

/** Null where it changes nothing, or speaks of an earlier clock than the one that runs now. */
function withMark(thread: Thread, mark: CardMark, instanceId: string | null): Thread | null {
  const { track, redNoticed, leaderTold } = thread;
  if (mark === 'missed') {
    const isNews = !leaderTold && track.replyLadderInstanceId === instanceId;
    return isNews ? { ...thread, leaderTold: true } : null;
  }
  if (redNoticed[mark] || (track.red && track.red.ladderInstanceId !== instanceId)) return null;
  return { ...thread, redNoticed: { ...redNoticed, [mark]: true } };
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
