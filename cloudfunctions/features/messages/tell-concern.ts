/**
 * W9: a child says later whom an own thread is about. What follows is one act: whoever is concerned loses the thread and
 * what was still to be told to them, somebody else owns it, the seal is made anew for the keys that are left, and those
 * of the district hear of it at once.
 */
import {
  concernsFamily,
  needsDistrict,
  withConcerns,
  type Apart,
} from '../../../src/shared/messages/concern';
import {
  concernChoices as choicesContract,
  tellConcern as contract,
} from '../../../src/shared/messages/concern-contracts';
import { deskApart } from '../../../src/shared/messages/desk-apart';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { outbox, queueEffects, type Effect } from '../../platform/outbox';
import { loadSchool, type School } from '../../platform/school';
import { compareAndSet, find } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import type { Thread } from './collections';
import { districtNotices } from './district-notices';
import { changeOwnThread } from './own-thread-acts';
import { giveTo, ownerFor, tellOfRed } from './ownership';
import { sealedAnew } from './seal-thread';
import { apartOf, hasOwner, type ThreadDuty } from './thread-desk';
import { studentThread } from './views';

export function concernChoices(duty: ThreadDuty) {
  return defineAction(choicesContract, async (_input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const apart = await apartOf(duty, { schoolId, concerns: ['school'] }, nowMs);
    const { seal } = await loadSchool(schoolId, nowMs);
    return { hasReceiver: (apart?.receivers.length ?? 0) > 0, hasKey: seal.district != null };
  });
}

export function tellConcern(duty: ThreadDuty) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const school = await loadSchool(caller.schoolId, nowMs);
    const { thread, names } = await changeOwnThread(
      context,
      input.threadId,
      async (transaction, stored) => {
        const concerns = withConcerns(stored.concerns ?? [], input.concerns);
        if (concerns.length === (stored.concerns ?? []).length) return { thread: stored };
        return withConcern(transaction, { ...stored, concerns }, duty, context, school);
      },
    );
    await dropForConcerned(duty, thread, nowMs);
    return { thread: studentThread(thread, names) };
  });
}

async function withConcern(
  transaction: Transaction,
  told: Thread,
  duty: ThreadDuty,
  context: ActionContext,
  school: School,
): Promise<{ thread: Thread; effects: Effect[] }> {
  const { caller, nowMs } = context;
  const sealed = await sealedAnew(withoutAddress(told), caller, school);
  const apart = await apartOf(duty, told, nowMs);
  if (!apart) return { thread: sealed, effects: [] };
  const desk = deskApart(await duty.desk(caller.schoolId, nowMs), apart);
  if (!hasOwner(desk, nowMs)) throw new AppError('concern-nobody', 'concern');
  const left = withoutConcerned(sealed, apart);
  const owner = apart.excludedIds.includes(left.ownerPersonId) ? ownerFor(left, desk, nowMs) : left;
  const given = await giveTo(transaction, left, owner, { tellsOfRed: true, nowMs });
  const effects = await tellDistrict(transaction, given.thread, apart, nowMs);
  return { thread: given.thread, effects: [...given.effects, ...effects] };
}

/** In danger the running clock is told, else that there is something to look at; the new owner once. */
async function tellDistrict(
  transaction: Transaction,
  thread: Thread,
  { receivers }: Apart,
  nowMs: number,
): Promise<Effect[]> {
  const idPart = `concern.${(thread.concerns ?? []).join('-')}`;
  const others = receivers
    .map(({ personId }) => personId)
    .filter((personId) => thread.track.red === null || personId !== thread.ownerPersonId);
  if (thread.track.red)
    return tellOfRed(transaction, thread, others, { idPart, key: 'red.red-notify', nowMs });
  return queueEffects(transaction, districtNotices(thread, others, idPart, nowMs), nowMs);
}

/** A phone at home may be in the hand of whoever it is about: no reminder goes there. */
function withoutAddress(thread: Thread): Thread {
  return concernsFamily(thread.concerns ?? []) ? { ...thread, replyAddress: null } : thread;
}

/** "我在看" of somebody who is concerned was nobody's: the clock is unanswered again. */
function withoutConcerned(thread: Thread, { excludedIds }: Apart): Thread {
  const { red } = thread.track;
  const isUnanswered = red?.acknowledgedBy != null && excludedIds.includes(red.acknowledgedBy);
  const freed = isUnanswered && { ...red, acknowledgedAtMs: null, acknowledgedBy: null };
  return {
    ...thread,
    staffIds: thread.staffIds.filter((personId) => !excludedIds.includes(personId)),
    track: freed ? { ...thread.track, red: freed } : thread.track,
  };
}

/** What waits to be sent to whoever is concerned is not sent any more. */
async function dropForConcerned(duty: ThreadDuty, thread: Thread, nowMs: number): Promise<void> {
  const { concerns = [], schoolId, _id } = thread;
  const apart = await apartOf(duty, thread, nowMs);
  const waiting = await find(outbox, { schoolId, 'subject.id': _id, state: 'pending' });
  const isFor = ({ recipient }: Effect) =>
    recipient.kind === 'staff'
      ? needsDistrict(concerns) && apart?.excludedIds.includes(recipient.personId) === true
      : recipient.kind === 'author' && concernsFamily(concerns);
  for (const effect of waiting.filter(isFor))
    await compareAndSet(outbox, effect, { state: 'dropped' });
}
