/** M2: a notice reached its recipient on no channel; who is next in the chain is told and owns what waits. */
import type { Desk } from '../../../src/shared/duty/ports';
import type { Apart } from '../../../src/shared/messages/concern';
import { deskApart, nobodyId } from '../../../src/shared/messages/desk-apart';
import { firstPromiseOf } from '../../../src/shared/messages/earlier-promise';
import { toLocalTime } from '../../../src/shared/time';
import { queueEffects, type Effect, type EffectDraft } from '../../platform/outbox';
import { transact } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { giveTo, ownerNow } from './ownership';
import { apartOf, type ThreadDuty } from './thread-desk';
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
  duty: ThreadDuty,
  effect: Effect,
  nowMs: number,
): Promise<Effect[]> {
  const { recipient, subject, schoolId, text } = effect;
  if (recipient.kind !== 'staff') return [];
  const isOfThread = subject.kind === threadSubject;
  if (!isOfThread && !givingKeys.includes(text.key)) return [];
  const desk = await duty.desk(schoolId, nowMs);
  const failedId = recipient.personId;
  const failure = { duty, failedId, desk, nowMs };
  // Not on the desk: it may be somebody of the district (W9).
  if (desk.contact(failedId) && !desk.mayOwn(failedId)) return [];
  if (isOfThread) return passOn(subject.id, `${effect._id}.next`, failure);
  const effects: Effect[] = [];
  for await (const { _id } of waitingThreads(schoolId, failedId))
    effects.push(...(await passOn(_id, `${effect._id}.next.${_id}`, failure)));
  return effects;
}

interface Failure {
  duty: ThreadDuty;
  failedId: string;
  /** Read after the failure was noted: it routes past them. */
  desk: Desk;
  nowMs: number;
}

/** Nothing when they own it no more, or when the chain ends with them. */
function passOn(threadId: string, idPart: string, failure: Failure): Promise<Effect[]> {
  const { duty, failedId, desk, nowMs } = failure;
  return transact(async (transaction) => {
    const thread = await transaction.get(threads, threadId);
    if (!thread || thread.inboxRank > 1) return [];
    const apart = await apartOf(duty, thread, nowMs);
    const alarms = apart ? districtAlarms(thread, apart, idPart, failure) : [];
    const owner = ownerNow(apart ? deskApart(desk, butFirst(apart, failedId)) : desk, nowMs);
    const isLeft = thread.ownerPersonId === failedId;
    if (!isLeft || [failedId, nobodyId].includes(owner.ownerPersonId))
      return queueEffects(transaction, alarms, nowMs);
    const draft = nextPersonNotice(thread, owner.ownerPersonId, idPart, nowMs);
    const effects = await queueEffects(transaction, [draft, ...alarms], nowMs);
    // This very notice tells of red.
    const given = await giveTo(transaction, thread, owner, { tellsOfRed: false, nowMs });
    await saveThread(transaction, given.thread);
    return effects;
  });
}

/** The others of the district first. */
function butFirst(apart: Apart, failedId: string): Apart {
  const isFailed = ({ personId }: { personId: string }) => personId === failedId;
  const reachable = apart.receivers.filter((one) => !isFailed(one));
  return { ...apart, receivers: [...reachable, ...apart.receivers.filter(isFailed)] };
}

/** Somebody of the district cannot be reached: whoever leads the school and is not concerned finds them (W9). */
function districtAlarms(
  { _id, schoolId, track }: Thread,
  { excludedIds, receivers }: Apart,
  idPart: string,
  { failedId, desk, nowMs }: Failure,
): EffectDraft[] {
  if (!receivers.some(({ personId }) => personId === failedId)) return [];
  const finders = [...new Set([...desk.leadIds, ...desk.leaderIds])];
  return finders
    .filter((personId) => !excludedIds.includes(personId))
    .map((personId) => ({
      _id: `${idPart}.district.${personId}`,
      schoolId,
      priority: track.red ? 0 : 1,
      recipient: { kind: 'staff', personId },
      text: { key: 'district.unreached', figures: {} },
      subject: { kind: threadSubject, id: _id, instanceId: null, audience: 'finder' },
      alsoSubscribe: true,
      notBeforeMs: nowMs,
    }));
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
