/**
 * M3, M4: a person answers. Stops both ladders, except for words of the student that were not on the screen yet; the
 * same requestId is the same reply.
 */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { ThreadDuty } from './thread-desk';
import { concernsFamily, isReceiver } from '../../../src/shared/messages/concern';
import { replyToThread as contract } from '../../../src/shared/messages/reply-contract';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { queueEffects } from '../../platform/outbox';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { messages, threads, type Message, type Thread } from './collections';
import { changeThread, moveFacts } from './move-thread-action';
import { staffThreadOf } from './staff-access';
import { threadSubject } from './thread-ladders';
import { applyMove, type MoveFacts } from './thread-moves';
import { findUnseen, knownUpTo, readUpTo, unseenOf, UnseenUnread } from './unseen';
import { previewOf, staffMessage, staffThread } from './views';

export function replyToThread(duty: ThreadDuty) {
  return defineAction(contract, async (input, context) => {
    const facts = await moveFacts(duty, context);
    const { thread, message } = await replyOnce(input, context, facts);
    return {
      thread: staffThread(thread, facts.desk, context.caller.personId),
      message: staffMessage(message, thread, facts.desk),
    };
  });
}

/**
 * A refused insert is this very reply, or a colleague's at the same moment: then the next number is tried. Words that
 * came while the reply was written are read, then it is tried again.
 */
const maxAttempts = 6;

type Input = ParsedInputOf<typeof contract>;

async function replyOnce(input: Input, context: ActionContext, facts: MoveFacts) {
  const messageId = mark(
    'message-id',
    newestKeyVersion(),
    'reply',
    context.caller.personId,
    context.requestId,
  );
  let unseen: Message[] = [];
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const repeated = attempt === 0 ? null : await findRepeated(messageId, input, context, facts);
    if (repeated) return repeated;
    try {
      const { thread, extra } = await changeThread(
        context,
        facts,
        input.threadId,
        (transaction, stored) =>
          writeReply(transaction, stored, { messageId, input, unseen }, context, facts),
      );
      return { thread, message: extra };
    } catch (error) {
      if (error instanceof UnseenUnread) unseen = await findUnseen(input.threadId, error.seenSeq);
      else if (!isDuplicate(error)) throw error;
    }
  }
  throw new AppError('busy', 'the next number was taken again and again');
}

async function writeReply(
  transaction: Transaction,
  stored: Thread,
  { messageId, input, unseen }: { messageId: string; input: Input; unseen: readonly Message[] },
  context: ActionContext,
  facts: MoveFacts,
) {
  const { caller, nowMs } = context;
  const seenSeq = knownUpTo(stored, input.seenSeq);
  const event = { kind: 'staff-replies', unseen: unseenOf(stored, seenSeq, unseen) } as const;
  const message: Message = {
    _id: messageId,
    schoolId: stored.schoolId,
    threadId: stored._id,
    seq: stored.lastSeq + 1,
    from: 'staff',
    staffPersonId: caller.personId,
    ...(isReceiver(caller.roles) ? { fromDistrict: true } : {}),
    text: input.text,
    face: null,
    sentAtMs: nowMs,
    triage: null,
  };
  await transaction.add(messages, message);
  const moved = await applyMove(transaction, stored, stored.track, event, facts);
  const notices = await queueEffects(transaction, replyNotice(stored, message, nowMs), nowMs);
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: threadSubject, id: stored._id },
  });
  const thread: Thread = {
    ...readUpTo(moved.thread, input.seenSeq, event.unseen ? unseen : []),
    lastSeq: message.seq,
    lastReplySeq: message.seq,
    lastFrom: 'staff',
    lastMessageAtMs: nowMs,
    preview: previewOf(input.text, null),
    unreadByStudent: stored.unreadByStudent + 1,
  };
  return { thread, effects: [...moved.effects, ...notices], extra: message };
}

/** The student's one neutral notice, if they asked for it on this thread (off by default). */
function replyNotice(thread: Thread, message: Message, nowMs: number) {
  if (thread.replyAddress === null || concernsFamily(thread.concerns ?? [])) return [];
  return [
    {
      _id: `${message._id}.author`,
      schoolId: thread.schoolId,
      priority: 1,
      recipient: { kind: 'author' as const, threadId: thread._id },
      text: { key: 'author.reply', figures: {} },
      subject: { kind: threadSubject, id: thread._id, instanceId: null, audience: 'author' },
      alsoSubscribe: false,
      notBeforeMs: nowMs,
    },
  ];
}

async function findRepeated(
  messageId: string,
  input: Input,
  { caller, nowMs }: ActionContext,
  facts: MoveFacts,
): Promise<{ thread: Thread; message: Message } | null> {
  const message = await getById(messages, messageId);
  if (!message) return null;
  if (message.text !== input.text || message.threadId !== input.threadId)
    throw new AppError('request-conflict', 'reply');
  const stored = await getById(threads, input.threadId);
  return { thread: staffThreadOf(stored, caller, facts.desk, nowMs), message };
}
