/** M1: a student writes. Stored once whatever the network does, routed, its clocks started, all in one transaction. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { withConcerns } from '../../../src/shared/messages/concern';
import { deskApart } from '../../../src/shared/messages/desk-apart';
import { postMessage as contract } from '../../../src/shared/messages/student-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError, isDuplicate } from '../../platform/errors';
import type { Caller } from '../../platform/caller';
import { queueEffects, type Effect } from '../../platform/outbox';
import { loadSchool } from '../../platform/school';
import { keyVersions, mark } from '../../platform/secrets';
import { find, getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { currentName, findOwnNames, nextName, ownThread, type AuthorName } from './author';
import { authorNames, messages, threads, type Message, type Thread } from './collections';
import { requireOpenChannel, sealed } from './seal-thread';
import { applyMove, inboxPlace, saveThread, trackFigures, type MoveFacts } from './thread-moves';
import { blankThread, messageIdsOf, newMessage, receive } from './new-message';
import { apartOf, deskOf, hasOwner, type ThreadDuty } from './thread-desk';
import { districtNotices } from './district-notices';
import { tellOfRed } from './ownership';
import { promiseNow, studentMessage, studentThread } from './views';

type Input = ParsedInputOf<typeof contract>;

/** Another tab took the same name at the same moment: look again, at most this often. */
const maxAttempts = 4;

export function postMessage(duty: ThreadDuty) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const desk = await duty.desk(caller.schoolId, nowMs);
    const facts: MoveFacts = {
      duty,
      desk,
      school: await loadSchool(caller.schoolId, nowMs),
      nowMs,
    };
    // A talk that has begun is never cut off.
    if (input.threadId === undefined) requireOpenChannel(facts.school);
    const posted = await postOnce(input, context, facts);
    context.sendAfterwards(posted.effects);
    const minutes = trackFigures(facts.school, nowMs).replyDueMs / 60_000;
    return {
      thread: studentThread(posted.thread, posted.names),
      message: studentMessage(posted.message, posted.thread),
      promise: promiseNow(await deskOf(duty, posted.thread, desk, nowMs), nowMs, minutes),
    };
  });
}

interface Posted {
  thread: Thread;
  message: Message;
  names: readonly AuthorName[];
  effects: Effect[];
}

async function postOnce(input: Input, context: ActionContext, facts: MoveFacts): Promise<Posted> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const names = await findOwnNames(context.caller);
    // With a thread given, a repeat is found by the refused insert; otherwise name or key may have changed since.
    const mayHaveChanged = input.threadId === undefined || keyVersions().length > 1;
    if (attempt > 0 || (mayHaveChanged && names.length > 0)) {
      const repeated = await findRepeated(input, names, context);
      if (repeated) return repeated;
    }
    try {
      return await transact((transaction) => write(transaction, input, context, names, facts));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
  throw new AppError('busy', 'the name was taken again and again');
}

/** The message this requestId already wrote, under any of the author's names. */
async function findRepeated(
  input: Input,
  names: readonly AuthorName[],
  { caller, requestId }: ActionContext,
): Promise<Posted | null> {
  const ids = names.flatMap((name) => messageIdsOf(caller, name, requestId)).slice(-100);
  const [message] = await find(messages, { _id: command.in(ids) });
  if (!message) return null;
  const sameBody = message.text === (input.text ?? '') && message.face === (input.face ?? null);
  // Only the first message began a thread.
  const sameThread =
    input.threadId === undefined
      ? message.seq === 1
      : message.seq > 1 && input.threadId === message.threadId;
  if (!sameBody || !sameThread) throw new AppError('request-conflict', 'message');
  const thread = await getById(threads, message.threadId);
  if (!thread) throw new AppError('not-found', 'thread');
  return { thread, message, names, effects: [] };
}

async function write(
  transaction: Transaction,
  input: Input,
  context: ActionContext,
  names: readonly AuthorName[],
  facts: MoveFacts,
): Promise<Posted> {
  const { caller, requestId } = context;
  if (input.threadId !== undefined) {
    const thread = ownThread(await transaction.get(threads, input.threadId), names, caller);
    const name = names.find(({ authorKey }) => authorKey === thread.authorKey);
    if (!name) throw new AppError('not-found', 'name');
    const own = await sealed(thread, caller, facts.school);
    return continueThread(transaction, own, name, input, names, requestId, facts);
  }
  const { taken, ...name } =
    input.newName === true ? nextName(caller, names) : currentName(caller, names);
  const allNames = taken ? names : [...names, name];
  if (!taken)
    await transaction.add(authorNames, {
      _id: name.authorKey,
      schoolId: caller.schoolId,
      keyVersion: name.keyVersion,
      alias: name.alias,
    });
  return startThread(transaction, caller, name, input, allNames, requestId, facts);
}

async function continueThread(
  transaction: Transaction,
  thread: Thread,
  name: AuthorName,
  input: Input,
  names: readonly AuthorName[],
  requestId: string,
  facts: MoveFacts,
): Promise<Posted> {
  const message = newMessage(thread, name, { ...input, requestId }, facts.nowMs);
  await transaction.add(messages, message);
  const received = receive(thread, message);
  const moved = await applyMove(
    transaction,
    received,
    thread.track,
    { kind: 'student-posts', level: message.triage?.level ?? 'none' },
    facts,
  );
  const again = await tellOfMore(transaction, moved.thread, message, facts);
  const saved = await saveThread(transaction, moved.thread);
  return { thread: saved, message, names, effects: [...moved.effects, ...again] };
}

/**
 * New words of danger after a colleague's "我在看" do not wait for the next rung, which that tap put off (M5): the
 * owner, who stands duty and who looks are told at once.
 */
async function tellOfMore(
  transaction: Transaction,
  thread: Thread,
  { seq, triage }: Message,
  { duty, desk, nowMs }: MoveFacts,
): Promise<Effect[]> {
  const by = thread.track.red?.acknowledgedBy ?? null;
  if (by === null || triage?.level !== 'red') return [];
  const { onDutyId } = (await deskOf(duty, thread, desk, nowMs)).route(nowMs);
  const personIds = [thread.ownerPersonId, by, ...(onDutyId === null ? [] : [onDutyId])];
  return tellOfRed(transaction, thread, personIds, {
    idPart: `message.${seq}`,
    key: 'red.more',
    nowMs,
  });
}

async function startThread(
  transaction: Transaction,
  caller: Caller,
  name: AuthorName,
  input: Input,
  names: readonly AuthorName[],
  requestId: string,
  facts: MoveFacts,
): Promise<Posted> {
  const threadId = mark('thread-id', name.keyVersion, name.authorKey, requestId);
  const concerns = withConcerns([], input.concerns ?? []);
  const begun = { ...blankThread(caller.schoolId, name, threadId), concerns };
  const blank = await sealed(begun, caller, facts.school);
  const message = newMessage(blank, name, { ...input, requestId }, facts.nowMs);
  await transaction.add(messages, message);
  const moved = await applyMove(
    transaction,
    receive(blank, message),
    null,
    { kind: 'student-posts', level: message.triage?.level ?? 'none' },
    facts,
  );
  const thread = {
    ...moved.thread,
    ...inboxPlace(moved.thread.track, moved.thread.lastMessageAtMs),
  };
  await transaction.add(threads, thread);
  const given = await giveToDistrict(transaction, thread, facts);
  return { thread, message, names, effects: [...moved.effects, ...given] };
}

/** W9: those of the district hear of it from the start; in danger the first rung told them. */
async function giveToDistrict(
  transaction: Transaction,
  thread: Thread,
  { duty, desk, nowMs }: MoveFacts,
): Promise<Effect[]> {
  const apart = await apartOf(duty, thread, nowMs);
  if (!apart) return [];
  if (!hasOwner(deskApart(desk, apart), nowMs)) throw new AppError('concern-nobody', 'concerns');
  const others = apart.receivers
    .map(({ personId }) => personId)
    .filter((personId) => personId !== thread.ownerPersonId);
  if (thread.track.red) return [];
  return queueEffects(transaction, districtNotices(thread, others, 'begun', nowMs), nowMs);
}
