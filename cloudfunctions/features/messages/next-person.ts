/** M2: a notice reached its recipient on no channel; who is next in the chain is told and owns what waits. */
import type { Desk, DutyPort } from '../../../src/shared/duty/ports';
import { firstPromiseOf } from '../../../src/shared/messages/earlier-promise';
import { toLocalTime } from '../../../src/shared/time';
import { queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import { transact } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { giveTo, ownerNow } from './ownership';
import { threadSubject } from './thread-ladders';
import { saveThread } from './thread-moves';
import { waitingThreads } from './transfer-waiting';

/** These tell a colleague of everything that was just given to them. */
const givingKeys: readonly string[] = ['duty.shift-start', 'duty.handed-over'];

/**
 * Passes on what the unreached recipient owns: the thread that the notice was about, or, when it was to say that
 * everything waiting is theirs now, all of it. Returns the effects that this invocation owns. Repeatable: what has
 * left the recipient is not passed on again.
 */
export async function tellNextPerson(
  duty: DutyPort,
  effect: Effect,
  nowMs: number,
): Promise<Effect[]> {
  const { recipient, subject, schoolId, text } = effect;
  if (recipient.kind !== 'staff') return [];
  const isOfThread = subject.kind === threadSubject;
  if (!isOfThread && !givingKeys.includes(text.key)) return [];
  const desk = await duty.desk(schoolId, nowMs);
  const failedId = recipient.personId;
  if (!desk.mayOwn(failedId)) return [];
  if (isOfThread) return passOn(subject.id, `${effect._id}.next`, { failedId, desk, nowMs });
  const effects: Effect[] = [];
  for await (const { _id } of waitingThreads(schoolId, failedId))
    effects.push(...(await passOn(_id, `${effect._id}.next.${_id}`, { failedId, desk, nowMs })));
  return effects;
}

interface Failure {
  failedId: string;
  /** Read after the failure was noted: it routes past them. */
  desk: Desk;
  nowMs: number;
}

/** Nothing when they own it no more, or when the chain ends with them. */
function passOn(
  threadId: string,
  idPart: string,
  { failedId, desk, nowMs }: Failure,
): Promise<Effect[]> {
  return transact(async (transaction) => {
    const thread = await transaction.get(threads, threadId);
    if (!thread || thread.ownerPersonId !== failedId || thread.inboxRank > 1) return [];
    const owner = ownerNow(desk, nowMs);
    if (owner.ownerPersonId === failedId) return [];
    const draft = nextPersonNotice(thread, owner.ownerPersonId, idPart, nowMs);
    const effects = await queueEffects(transaction, [draft], nowMs);
    // This very notice tells of red.
    const given = await giveTo(transaction, thread, owner, { tellsOfRed: false, nowMs });
    await saveThread(transaction, given.thread);
    return effects;
  });
}

/** At the urgency of the thread, whatever notice failed before. */
function nextPersonNotice(
  { _id, schoolId, version, track }: Thread,
  personId: string,
  idPart: string,
  nowMs: number,
): EffectDraft {
  return {
    _id: `${idPart}.${version}`,
    schoolId,
    priority: track.red ? 0 : 1,
    recipient: { kind: 'staff', personId },
    text: {
      key: 'duty.next-person',
      figures: { due: toLocalTime(firstPromiseOf(track)?.dueAtMs ?? nowMs) },
    },
    subject: {
      kind: threadSubject,
      id: _id,
      instanceId: track.red?.ladderInstanceId ?? track.replyLadderInstanceId,
      audience: 'owner',
    },
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  };
}
