/** What leaves the house: stored threads and messages as each side may see them. */
import type { StaffMessage, StaffThread } from '../../../src/shared/messages/reply-contract';
import type { InboxRow } from '../../../src/shared/messages/inbox-contracts';
import type { z } from 'zod/mini';
import type {
  promiseSchema,
  StudentMessage,
  StudentThread,
} from '../../../src/shared/messages/student-contracts';
import type { Desk } from '../../../src/shared/duty/ports';
import { isConcerned, needsDistrict } from '../../../src/shared/messages/concern';
import { minuteMs } from '../../../src/shared/time';
import type { AuthorName } from './author';
import type { Message, Thread } from './collections';

export const previewCharacters = 40;

/** No level, no staff name, no preview: the phone may be a parent's. */
export function studentThread(thread: Thread, names: readonly AuthorName[]): StudentThread {
  const { track } = thread;
  return {
    threadId: thread._id,
    alias: thread.alias,
    currentName: names[names.length - 1]?.authorKey === thread.authorKey,
    state: track.state,
    awaiting:
      track.awaitingSinceMs === null || track.dueAtMs === null
        ? null
        : {
            sinceMs: track.awaitingSinceMs,
            dueAtMs: track.dueAtMs,
            breached: track.breachedAtMs !== null,
            leaderTold: thread.leaderTold,
          },
    safety: track.level === 'red' ? safetyOf(thread) : null,
    lastMessageAtMs: thread.lastMessageAtMs,
    lastFrom: thread.lastFrom === 'student' ? 'me' : 'teacher',
    unread: thread.unreadByStudent,
    satisfaction: thread.satisfaction,
    named: thread.named != null,
    concerns: thread.concerns ?? [],
    replyNotices: thread.replyAddress === null ? 0 : 1,
    version: thread.version,
  };
}

/** The M5 card. The level stays red after the answer, the clock does not run. */
function safetyOf(thread: Thread): NonNullable<StudentThread['safety']> {
  const {
    track: { red },
    redNoticed,
  } = thread;
  const acknowledged = red !== null && red.acknowledgedAtMs !== null;
  const isTold = red !== null && !acknowledged && red.breachedAtMs !== null;
  return {
    notice: redNoticed.owner && redNoticed.leader ? 'notified' : 'notifying',
    ...toldToOf(thread),
    answered: red === null,
    acknowledged,
    // Nobody has tapped, so the due time is still the one that was promised.
    unacknowledgedMinutes: isTold ? minutesBetween(red) : null,
  };
}

/** The words of the card must be true of whoever is told in the place of the school's leaders (W9). */
function toldToOf({ concerns = [], ownerRole }: Thread) {
  if (!needsDistrict(concerns)) return {};
  if (ownerRole === 'receiver') return { toldTo: 'district' as const };
  const hasDistrict = isConcerned(concerns, ['leader']);
  return { toldTo: hasDistrict ? ('duty-and-district' as const) : ('teacher' as const) };
}

export function minutesBetween({ sinceMs, dueAtMs }: { sinceMs: number; dueAtMs: number }): number {
  return Math.round((dueAtMs - sinceMs) / minuteMs);
}

/** Spoken, and not yet played by anybody of the staff (M1): not yet known. */
function isHeard({ seq }: Message, { unheard = [] }: Thread): boolean {
  return !unheard.includes(seq);
}

function voiceOf(message: Message, thread: Thread) {
  if (!message.voice) return {};
  return { voice: { seconds: message.voice.seconds, heard: isHeard(message, thread) } };
}

export function studentMessage(message: Message, thread: Thread): StudentMessage {
  return {
    messageId: message._id,
    seq: message.seq,
    from: message.from === 'student' ? 'me' : 'teacher',
    text: message.text,
    face: message.face,
    sentAtMs: message.sentAtMs,
    ...(message.fromDistrict === true ? { fromDistrict: true } : {}),
    ...voiceOf(message, thread),
    read:
      message.from === 'staff' || (message.seq <= thread.staffReadSeq && isHeard(message, thread)),
  };
}

const answererOf = {
  duty: 'duty-counsellor',
  backup: 'duty-counsellor',
  lead: 'lead-counsellor',
  pool: 'pool',
  receiver: 'receiver',
} as const;

/** Who answers, as a role (M1). */
export function promiseNow(
  desk: Desk,
  nowMs: number,
  replyWithinMinutes: number,
): z.output<typeof promiseSchema> {
  const { ownerRole } = desk.route(nowMs);
  return { answeredBy: answererOf[ownerRole], shift: desk.shiftKind(nowMs), replyWithinMinutes };
}

function staffRef(personId: string, desk: Desk, viewerId: string) {
  return { personId, name: desk.contact(personId)?.name ?? '老师', me: personId === viewerId };
}

/** Those of the district stand on no desk of the school. */
function ownerRef({ ownerPersonId, ownerRole }: Thread, desk: Desk, viewerId: string) {
  const ref = staffRef(ownerPersonId, desk, viewerId);
  return ownerRole === 'receiver' ? { ...ref, name: '区里的接收老师' } : ref;
}

/** First of all: whatever was written besides, nobody knows yet what was said (M1). */
function unheardWords({ unheard = [] }: Thread): string {
  return unheard.length === 0 ? '' : '有语音，还没有人听 · ';
}

export function inboxRow(thread: Thread, desk: Desk, viewerId: string): InboxRow {
  const { track } = thread;
  return {
    threadId: thread._id,
    alias: thread.alias,
    level: track.level,
    state: track.state,
    awaiting:
      track.awaitingSinceMs === null || track.dueAtMs === null
        ? null
        : {
            sinceMs: track.awaitingSinceMs,
            dueAtMs: track.dueAtMs,
            breached: track.breachedAtMs !== null,
          },
    red: track.red && {
      sinceMs: track.red.sinceMs,
      dueAtMs: track.red.dueAtMs,
      acknowledgedBy:
        track.red.acknowledgedBy === null
          ? null
          : staffRef(track.red.acknowledgedBy, desk, viewerId),
      breached: track.red.breachedAtMs !== null,
    },
    owner: ownerRef(thread, desk, viewerId),
    concerns: thread.concerns ?? [],
    preview: unheardWords(thread) + thread.preview,
    lastFrom: thread.lastFrom,
    lastMessageAtMs: thread.lastMessageAtMs,
    unread: thread.unreadByStaff,
    readByStudent: thread.lastReplySeq > 0 && thread.studentReadSeq >= thread.lastReplySeq,
    version: thread.version,
  };
}

/** Without a preview: an act or a look that hands out no message hands out none of its words. */
export function staffThread(thread: Thread, desk: Desk, viewerId: string): StaffThread {
  return {
    row: { ...inboxRow(thread, desk, viewerId), preview: '' },
    mayAct: true,
    levelHistory: thread.levelHistory.map(({ level, atMs, byPersonId, reason }) => ({
      level,
      atMs,
      by: byPersonId === null ? '自动' : (desk.contact(byPersonId)?.name ?? '老师'),
      reason,
    })),
    satisfaction: thread.satisfaction,
    origin: thread.origin ?? null,
    named: thread.named != null,
  };
}

export function staffMessage(message: Message, thread: Thread, desk: Desk): StaffMessage {
  return {
    messageId: message._id,
    seq: message.seq,
    from: message.from,
    staffName:
      message.staffPersonId === null
        ? null
        : (desk.contact(message.staffPersonId)?.name ??
          (message.fromDistrict === true ? '区里的接收老师' : '老师')),
    text: message.text,
    face: message.face,
    ...voiceOf(message, thread),
    sentAtMs: message.sentAtMs,
    foundAtMs: message.foundAtMs ?? null,
    read: message.seq <= (message.from === 'student' ? thread.staffReadSeq : thread.studentReadSeq),
    triage: message.triage && {
      level: message.triage.level,
      spans: message.triage.spans.map(({ start, end, reason }) => ({ start, end, reason })),
    },
  };
}

/** One line for the inbox: the first 40 characters, line breaks folded. */
export function previewOf(text: string, faceWord: string | null): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const shown = line === '' && faceWord !== null ? `［${faceWord}］` : line;
  const characters = [...shown];
  return characters.length <= previewCharacters
    ? shown
    : `${characters.slice(0, previewCharacters).join('')}…`;
}
