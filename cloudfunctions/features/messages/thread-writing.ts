/**
 * What an author's message does to a thread, whoever the author is: somebody with a phone, or whoever holds a pick-up
 * code. Stored, triaged, routed, its clocks started, in the transaction of the act (M1–M5).
 */
import type { Face } from '../../../src/shared/messages/model';
import { deskApart } from '../../../src/shared/messages/desk-apart';
import { AppError } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import type { Transaction } from '../../platform/transact';
import type { AuthorName } from './author';
import { messages, threads, type Message, type Thread } from './collections';
import { districtNotices } from './district-notices';
import { newMessage, receive } from './new-message';
import { tellOfRed } from './ownership';
import { apartOf, deskOf, hasOwner } from './thread-desk';
import { applyMove, inboxPlace, saveThread, type MoveFacts } from './thread-moves';

export interface Writing {
  text?: string | undefined;
  face?: Face | undefined;
  /** A recording, taken for this message in the same transaction. */
  voice?: Message['voice'];
  requestId: string;
  /** The hour in which the letter was found in the box. */
  foundAtMs?: number;
}

export interface Written {
  thread: Thread;
  message: Message;
  effects: Effect[];
}

export async function continueThread(
  transaction: Transaction,
  thread: Thread,
  name: Pick<AuthorName, 'authorKey' | 'keyVersion'>,
  writing: Writing,
  facts: MoveFacts,
): Promise<Written> {
  const message = await newMessage(thread, name, writing, facts);
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
  return { thread: saved, message, effects: [...moved.effects, ...again] };
}

/**
 * New words of danger after a colleague's "我在看" do not wait for the next rung, which that tap put off (M5): the
 * owner, who stands duty and who looks are told at once.
 */
async function tellOfMore(
  transaction: Transaction,
  thread: Thread,
  { seq, triage, voice }: Message,
  { duty, desk, nowMs }: MoveFacts,
): Promise<Effect[]> {
  const by = thread.track.red?.acknowledgedBy ?? null;
  // What was spoken may be danger as well (M1).
  if (by === null || (triage?.level !== 'red' && !voice)) return [];
  const { onDutyId } = (await deskOf(duty, thread, desk, nowMs)).route(nowMs);
  const personIds = [thread.ownerPersonId, by, ...(onDutyId === null ? [] : [onDutyId])];
  return tellOfRed(transaction, thread, personIds, {
    idPart: `message.${seq}`,
    key: 'red.more',
    nowMs,
  });
}

/** `blank`: the thread without its first message. */
export async function startThread(
  transaction: Transaction,
  blank: Thread,
  name: Pick<AuthorName, 'authorKey' | 'keyVersion'>,
  writing: Writing,
  facts: MoveFacts,
): Promise<Written> {
  const message = await newMessage(blank, name, writing, facts);
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
  return { thread, message, effects: [...moved.effects, ...given] };
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
