/** M1: a student writes. Stored once whatever the network does, routed, its clocks started, all in one transaction. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { withConcerns } from '../../../src/shared/messages/concern';
import { postMessage as contract } from '../../../src/shared/messages/student-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { AppError, isDuplicate } from '../../platform/errors';
import type { Effect } from '../../platform/outbox';
import { loadSchool } from '../../platform/school';
import { keyVersions, mark } from '../../platform/secrets';
import { find, getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { currentName, findOwnNames, nextName, ownThread, type AuthorName } from './author';
import { authorNames, messages, threads, type Message, type Thread } from './collections';
import { requireOpenChannel, sealed } from './seal-thread';
import { withName } from './name-thread';
import { trackFigures, type MoveFacts } from './thread-moves';
import { continueThread, startThread, type Writing } from './thread-writing';
import { blankThread, messageIdOf, messageIdsOf } from './new-message';
import { deskOf, type ThreadDuty } from './thread-desk';
import { readyToTriage } from './triage-message';
import { promiseNow, studentMessage, studentThread } from './views';
import { takeVoice, voiceIdsOf } from './voice-files';

type Input = ParsedInputOf<typeof contract>;

/** Another tab took the same name at the same moment: look again, at most this often. */
const maxAttempts = 4;

export function postMessage(duty: ThreadDuty) {
  return defineAction(contract, (input, context) => postAs(duty, input, context));
}

/** Whoever the author is: a student, or a colleague in the own channel (M8). */
export async function postAs(duty: ThreadDuty, input: Input, context: ActionContext) {
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
}

interface Posted {
  thread: Thread;
  message: Message;
  names: readonly AuthorName[];
  effects: Effect[];
}

async function postOnce(input: Input, context: ActionContext, facts: MoveFacts): Promise<Posted> {
  await readyToTriage();
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
  context: ActionContext,
): Promise<Posted | null> {
  const { caller, requestId } = context;
  const ids = names.flatMap((name) => messageIdsOf(caller, name, requestId)).slice(-100);
  const [message] = await find(messages, { _id: command.in(ids) });
  if (!message) return null;
  const sameBody =
    message.text === (input.text ?? '') &&
    message.face === (input.face ?? null) &&
    isSameVoice(message, input, context.caller);
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

function isSameVoice({ voice }: Message, input: Input, caller: Caller): boolean {
  if (input.voice === undefined || !voice) return input.voice === undefined && !voice;
  return voiceIdsOf(caller, input.voice).includes(voice.voiceId);
}

/** What is written, with the recording that belongs to it. */
async function writingOf(
  transaction: Transaction,
  { text, face, voice }: Input,
  { caller, requestId }: ActionContext,
  threadId: string,
  name: Pick<AuthorName, 'keyVersion' | 'authorKey'>,
): Promise<Writing> {
  const words = { text, face, requestId };
  if (voice === undefined) return words;
  const sentIn = { threadId, messageId: messageIdOf(name, requestId) };
  return { ...words, voice: await takeVoice(transaction, caller, voice, sentIn) };
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
    const writing = await writingOf(transaction, input, context, own._id, name);
    return { ...(await continueThread(transaction, own, name, writing, facts)), names };
  }
  // A thread that is named stands alone under its name: no other one of the author is told with it.
  const isFresh = input.newName === true || input.named === true;
  const { taken, ...name } = isFresh ? nextName(caller, names) : currentName(caller, names);
  const allNames = taken ? names : [...names, name];
  if (!taken)
    await transaction.add(authorNames, {
      _id: name.authorKey,
      schoolId: caller.schoolId,
      keyVersion: name.keyVersion,
      alias: name.alias,
      ...(input.named === true ? { named: true } : {}),
    });
  const threadId = mark('thread-id', name.keyVersion, name.authorKey, requestId);
  const concerns = withConcerns([], input.concerns ?? []);
  const bare = { ...blankThread(caller.schoolId, name, threadId), concerns };
  const named = input.named === true ? withName(bare, caller) : bare;
  const blank = await sealed(named, caller, facts.school);
  const writing = await writingOf(transaction, input, context, threadId, name);
  const started = await startThread(transaction, blank, name, writing, facts);
  return { ...started, names: allNames };
}
