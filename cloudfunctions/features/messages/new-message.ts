/** A student's message and the thread it begins, as they are stored before any clock starts. */
import { faceWords, type Face } from '../../../src/shared/messages/model';
import { levelThresholdsAt } from '../../../src/shared/messages/policy';
import { darker, newTrack } from '../../../src/shared/messages/tracker';
import type { Caller } from '../../platform/caller';
import type { School } from '../../platform/school';
import { keyVersions, mark } from '../../platform/secrets';
import { authorKeyOf, type AuthorName } from './author';
import type { Message, Thread } from './collections';
import { triageMessage } from './triage-message';
import { previewOf } from './views';

/** The same name and requestId is the same message. */
export function messageIdOf(
  { keyVersion, authorKey }: Pick<AuthorName, 'keyVersion' | 'authorKey'>,
  requestId: string,
): string {
  return mark('message-id', keyVersion, authorKey, requestId);
}

/** The message's id under every live key: the secret may have been replaced since the first tap. */
export function messageIdsOf(caller: Caller, name: AuthorName, requestId: string): string[] {
  return keyVersions().map((keyVersion) => {
    const authorKey = authorKeyOf(caller, name.aliasNumber, keyVersion);
    return messageIdOf({ keyVersion, authorKey }, requestId);
  });
}

export async function newMessage(
  thread: Thread,
  name: Pick<AuthorName, 'keyVersion' | 'authorKey'>,
  input: {
    text?: string | undefined;
    face?: Face | undefined;
    voice?: Message['voice'];
    requestId: string;
    foundAtMs?: number;
  },
  { school, nowMs }: { school: School; nowMs: number },
): Promise<Message> {
  const text = input.text ?? '';
  return {
    _id: messageIdOf(name, input.requestId),
    schoolId: thread.schoolId,
    threadId: thread._id,
    seq: thread.lastSeq + 1,
    from: 'student',
    staffPersonId: null,
    text,
    face: input.face ?? null,
    ...(input.voice === undefined ? {} : { voice: input.voice }),
    sentAtMs: nowMs,
    ...(input.foundAtMs === undefined ? {} : { foundAtMs: input.foundAtMs }),
    triage:
      text === ''
        ? null
        : await triageMessage(
            text,
            thread.lastSeq === 0 ? null : thread.track.level,
            levelThresholdsAt(school.policyValues, nowMs),
          ),
  };
}

/** What the inbox says of a message without words. */
function wordOf({ voice, face }: Message): string | null {
  const words = [
    ...(voice ? [`语音 ${voice.seconds} 秒`] : []),
    ...(face === null ? [] : [faceWords[face]]),
  ];
  return words.length === 0 ? null : words.join('，');
}

/** What a student's message changes besides the clocks. A level raised by triage is told with its reason. */
export function receive(thread: Thread, message: Message): Thread {
  const level = message.triage?.level ?? 'none';
  const reasons = [...new Set((message.triage?.spans ?? []).map(({ reason }) => reason))];
  return {
    ...thread,
    levelHistory:
      darker(thread.track.level, level) === thread.track.level
        ? thread.levelHistory
        : [
            ...thread.levelHistory,
            {
              level,
              atMs: message.sentAtMs,
              byPersonId: null,
              reason: reasons.slice(0, 3).join('；'),
            },
          ],
    lastSeq: message.seq,
    lastStudentSeq: message.seq,
    lastFrom: 'student',
    lastMessageAtMs: message.sentAtMs,
    preview: previewOf(message.text, wordOf(message)),
    // Nobody knows yet what it says (M1).
    ...(message.voice ? { unheard: [...(thread.unheard ?? []), message.seq] } : {}),
    unreadByStaff: thread.unreadByStaff + 1,
    satisfaction: null,
  };
}

export function blankThread(
  schoolId: string,
  name: Pick<AuthorName, 'authorKey' | 'keyVersion' | 'alias'>,
  threadId: string,
): Thread {
  return {
    _id: threadId,
    schoolId,
    authorKey: name.authorKey,
    keyVersion: name.keyVersion,
    alias: name.alias,
    track: newTrack(),
    inboxRank: 1,
    inboxSortMs: 0,
    ownerPersonId: '',
    ownerRole: 'duty',
    gap: false,
    staffIds: [],
    redNoticed: { owner: false, leader: false },
    leaderTold: false,
    levelHistory: [],
    lastSeq: 0,
    lastStudentSeq: 0,
    lastReplySeq: 0,
    lastFrom: 'student',
    lastMessageAtMs: 0,
    preview: '',
    studentReadSeq: 0,
    staffReadSeq: 0,
    unreadByStudent: 0,
    unreadByStaff: 0,
    satisfaction: null,
    replyAddress: null,
    concerns: [],
    seal: null,
    version: 0,
  };
}
