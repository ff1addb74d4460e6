/**
 * What the letter box asks the message box (M1): a thread whose author is a pick-up code. One thread per code, found by
 * an id that follows from it; no name, no seal, nobody behind it.
 */
import type { ThreadDuty } from './thread-desk';
import type { Face } from '../../../src/shared/messages/model';
import type { Origin } from '../../../src/shared/messages/origin';
import type { ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError, isDuplicate } from '../../platform/errors';
import type { Effect } from '../../platform/outbox';
import { loadSchool } from '../../platform/school';
import { mark } from '../../platform/secrets';
import { find, getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { messages, threads, type Message, type Thread } from './collections';
import { moveFacts } from './move-thread-action';
import { blankThread, messageIdOf } from './new-message';
import { withStaff } from './ownership';
import { readBy } from './read-own-thread';
import { requireOpenChannel } from './seal-thread';
import { saveThread, trackFigures, type MoveFacts } from './thread-moves';
import { continueThread, startThread, type Writing } from './thread-writing';
import { readyToTriage } from './triage-message';
import { promiseNow, studentMessage, studentThread } from './views';

/** A code as an author; `authorKey` is its keyed mark. */
export interface LetterAuthor {
  schoolId: string;
  authorKey: string;
  keyVersion: number;
  alias: string;
}

export interface Letter {
  author: LetterAuthor;
  text?: string | undefined;
  face?: Face | undefined;
  origin: Origin;
  foundAtMs?: number;
  /** The colleague who entered it: may read it. */
  enteredBy?: string;
}

/** Another tap of the same act, or another letter with the same code, at the same moment. */
const maxAttempts = 4;

export function threadIdOf({ authorKey, keyVersion }: LetterAuthor): string {
  return mark('thread-id', keyVersion, authorKey, 'letter');
}

/** Whether something was written under the code and is still there. */
export async function letterStands(author: LetterAuthor): Promise<boolean> {
  return (await getById(threads, threadIdOf(author))) !== null;
}

export function letterThreads(duty: ThreadDuty) {
  return {
    threadIdOf,

    /** A new letter at a terminal waits like a phone's until the school is ready. Throws `channel-closed`. */
    async requireOpen({ caller, nowMs }: ActionContext): Promise<void> {
      requireOpenChannel(await loadSchool(caller.schoolId, nowMs));
    },

    /** Writes once whatever the network does. `before`: what belongs into the same transaction. */
    async write(
      letter: Letter,
      context: ActionContext,
      before: (transaction: Transaction) => Promise<unknown>,
    ) {
      const facts = await moveFacts(duty, context);
      await readyToTriage();
      const { thread, message, effects } = await writeOnce(letter, context, facts, before);
      context.sendAfterwards(effects);
      const minutes = trackFigures(facts.school, facts.nowMs).replyDueMs / 60_000;
      return {
        thread: studentThread(thread, [{ ...letter.author, aliasNumber: 0 }]),
        message: studentMessage(message, thread),
        promise: promiseNow(facts.desk, facts.nowMs, minutes),
      };
    },

    /** The thread of a code with what came after `afterSeq`; null when nothing was written under it yet. */
    async read(author: LetterAuthor, afterSeq: number, context: ActionContext) {
      const stored = await getById(threads, threadIdOf(author));
      if (stored?.schoolId !== author.schoolId) return null;
      const page = await find(
        messages,
        { threadId: stored._id, seq: command.gt(afterSeq) },
        { orderBy: [['seq', 'asc']] },
      );
      const lastSeq = page[page.length - 1]?.seq ?? afterSeq;
      const thread = await markRead(stored, lastSeq);
      const { desk, school, nowMs } = await moveFacts(duty, context);
      return {
        thread: studentThread(thread, [{ ...author, aliasNumber: 0 }]),
        messages: page.map((message) => studentMessage(message, thread)),
        promise: promiseNow(desk, nowMs, trackFigures(school, nowMs).replyDueMs / 60_000),
      };
    },
  };
}

async function markRead(stored: Thread, lastSeq: number): Promise<Thread> {
  if (stored.unreadByStudent === 0 || lastSeq < stored.lastSeq) return stored;
  return transact(async (transaction) => {
    const latest = await transaction.get(threads, stored._id);
    return latest ? saveThread(transaction, readBy(latest, lastSeq)) : stored;
  });
}

interface Entered {
  thread: Thread;
  message: Message;
  effects: Effect[];
}

async function writeOnce(
  letter: Letter,
  context: ActionContext,
  facts: MoveFacts,
  before: (transaction: Transaction) => Promise<unknown>,
): Promise<Entered> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const repeated = attempt === 0 ? null : await findRepeated(letter, context);
    if (repeated) return repeated;
    try {
      return await transact(async (transaction) => {
        await before(transaction);
        return write(transaction, letter, context, facts);
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
  throw new AppError('busy', 'the letter was written again and again');
}

/** The message this requestId already wrote under this code. */
async function findRepeated(
  { author, text, face }: Letter,
  { requestId }: ActionContext,
): Promise<Entered | null> {
  const message = await getById(messages, messageIdOf(author, requestId));
  if (!message) return null;
  if (message.text !== (text ?? '') || message.face !== (face ?? null))
    throw new AppError('request-conflict', 'letter');
  const thread = await getById(threads, message.threadId);
  if (!thread) throw new AppError('not-found', 'thread');
  return { thread, message, effects: [] };
}

async function write(
  transaction: Transaction,
  { author, text, face, origin, foundAtMs, enteredBy }: Letter,
  { requestId }: ActionContext,
  facts: MoveFacts,
): Promise<Entered> {
  const threadId = threadIdOf(author);
  const writing: Writing = {
    text,
    face,
    requestId,
    ...(foundAtMs === undefined ? {} : { foundAtMs }),
  };
  const known = await transaction.get(threads, threadId);
  const blank = known ?? blankThread(author.schoolId, author, threadId);
  const thread = withStaff({ ...blank, origin }, enteredBy === undefined ? [] : [enteredBy]);
  return known
    ? continueThread(transaction, thread, author, writing, facts)
    : startThread(transaction, thread, author, writing, facts);
}
