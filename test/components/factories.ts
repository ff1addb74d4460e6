/** What the cloud would answer, in the shape of the contracts. */
import type { InboxRow } from '../../src/shared/messages/inbox-contracts';
import type { StaffMessage } from '../../src/shared/messages/reply-contract';
import type { StudentMessage, StudentThread } from '../../src/shared/messages/student-contracts';

export const nowMs = Date.parse('2026-12-02T12:34:00+08:00');
const minuteMs = 60_000;

export const person = {
  personId: 'student-1',
  displayName: '林小满',
  schoolId: 'school-1',
  schoolName: '润心实验学校',
  className: '六（2）班',
  roles: ['student' as const],
  youngChild: false,
  needsPasscode: false,
  modulesOff: [],
};

export const promise = {
  answeredBy: 'duty-counsellor' as const,
  shift: 'day' as const,
  replyWithinMinutes: 120,
};

export const threadId = 'thread-0123456789abcdef';

export function studentThread(change: Partial<StudentThread> = {}): StudentThread {
  return {
    threadId,
    alias: '晚风',
    currentName: true,
    state: 'waiting',
    awaiting: {
      sinceMs: nowMs - 2 * minuteMs,
      dueAtMs: nowMs + 118 * minuteMs,
      breached: false,
      leaderTold: false,
    },
    safety: null,
    lastMessageAtMs: nowMs - 2 * minuteMs,
    lastFrom: 'me',
    unread: 0,
    satisfaction: null,
    named: false,
    concerns: [],
    replyNotices: 0,
    version: 1,
    ...change,
  };
}

export function studentMessage(seq: number, change: Partial<StudentMessage> = {}): StudentMessage {
  return {
    messageId: `message-${seq}`,
    seq,
    from: 'me',
    text: `第 ${seq} 句`,
    face: null,
    sentAtMs: nowMs - (100 - seq) * 1_000,
    read: false,
    ...change,
  };
}

const me = { personId: 'counsellor-1', name: '林晓', me: true };

export function inboxRow(change: Partial<InboxRow> = {}): InboxRow {
  return {
    threadId,
    alias: '晚风',
    level: 'none',
    state: 'waiting',
    awaiting: { sinceMs: nowMs, dueAtMs: nowMs + 118 * minuteMs, breached: false },
    red: null,
    owner: me,
    concerns: [],
    preview: '同桌借了我的笔一直不还',
    lastFrom: 'student',
    lastMessageAtMs: nowMs,
    unread: 1,
    readByStudent: false,
    version: 1,
    ...change,
  };
}

export function staffMessage(seq: number, change: Partial<StaffMessage> = {}): StaffMessage {
  return {
    messageId: `message-${seq}`,
    seq,
    from: 'student',
    staffName: null,
    text: '我不想活了',
    face: null,
    sentAtMs: nowMs,
    foundAtMs: null,
    read: true,
    triage: null,
    ...change,
  };
}
