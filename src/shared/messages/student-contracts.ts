/** Contracts of the student's side of the message box (M1, M3–M5). No level, no name, no person leaves here. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { concernSchema, concernsSchema } from './concern';
import {
  faceSchema,
  messageTextSchema,
  threadIdSchema,
  threadStateSchema,
  voiceSchema,
} from './model';

/** The M5 card. `notice` turns to `notified` once a channel accepted one notice to duty and to a leader. */
export const safetySchema = z.object({
  notice: z.enum(['notifying', 'notified']),
  /** Who that is instead, where the thread is about adults of the school (W9). */
  toldTo: z.optional(z.enum(['duty-and-district', 'district', 'teacher'])),
  /** A person answered: of the card only the hotlines are left. */
  answered: z.boolean(),
  /** A person tapped "我在看": only then "老师正在看" is true. */
  acknowledged: z.boolean(),
  /** So many minutes were promised and passed without acknowledgement: told to the student. Null before. */
  unacknowledgedMinutes: z.nullable(z.number()),
});

export const studentThreadSchema = z.object({
  threadId: threadIdSchema,
  /** Words from nature, e.g. 晚风·竹; the same for all threads under one name. */
  alias: z.string(),
  /** True for threads under the name in use now (换一个新名字 starts the next). */
  currentName: z.boolean(),
  state: threadStateSchema,
  /**
   * Null when nobody owes a reply. `breached`: the 2 h passed and the student is told (M5). `leaderTold`: a channel
   * accepted the notice of that to a lead or leader.
   */
  awaiting: z.nullable(
    z.object({
      sinceMs: z.number(),
      dueAtMs: z.number(),
      breached: z.boolean(),
      leaderTold: z.boolean(),
    }),
  ),
  safety: z.nullable(safetySchema),
  lastMessageAtMs: z.number(),
  lastFrom: z.enum(['me', 'teacher']),
  /** Replies not yet read on this side. */
  unread: z.number(),
  /** 1 还不太行 · 2 还可以 · 3 有帮助; null until given (M4). */
  satisfaction: z.nullable(z.number()),
  /** The author told staff who wrote this thread (M1). */
  named: z.boolean(),
  /** Whom it is about, as the writer said (W9). */
  concerns: z.array(concernSchema),
  /** Notices of new replies on this thread left (off by default = 0). */
  replyNotices: z.number(),
  version: z.number(),
});
export type StudentThread = z.output<typeof studentThreadSchema>;

export const studentMessageSchema = z.object({
  messageId: z.string(),
  seq: z.number(),
  from: z.enum(['me', 'teacher']),
  text: z.string(),
  face: z.nullable(faceSchema),
  sentAtMs: z.number(),
  /** Somebody of the district wrote it (W9). */
  fromDistrict: z.optional(z.boolean()),
  voice: z.optional(voiceSchema),
  /** For `me`: a person opened it, and played it where it is spoken. For `teacher`: always true once listed here. */
  read: z.boolean(),
});
export type StudentMessage = z.output<typeof studentMessageSchema>;

/** Who answers, as a role (M1). `shift` picks the words: 今晚值班的心理老师 / 值班的心理老师. */
export const promiseSchema = z.object({
  answeredBy: z.enum(['duty-counsellor', 'lead-counsellor', 'pool', 'receiver']),
  shift: z.enum(['day', 'night']),
  replyWithinMinutes: z.number(),
});
export type Promise2h = z.output<typeof promiseSchema>;

/** What can be said only where a thread begins. */
const onlyAtBeginning = (field: 'newName' | 'named' | 'concerns') =>
  z.refine<{ threadId?: unknown; newName?: unknown; named?: unknown; concerns?: unknown }>(
    (input) => input.threadId === undefined || !input[field],
    { path: [field] },
  );

/**
 * Write a message. Without `threadId` a new thread starts under the current name, with `newName` under a
 * fresh one that nothing joins to the others. At least one of `text`, `face` and `voice`.
 * The same requestId is the same message; with another body: `request-conflict`. `concerns` only where a thread begins:
 * later they are told by `messages.tell-concern`.
 */
export const postMessage = defineContract({
  name: 'messages.post',
  input: z
    .strictObject({
      threadId: z.optional(threadIdSchema),
      newName: z.optional(z.boolean()),
      /** 让老师知道我是谁: for this thread alone, which then begins under a name of its own (M1). */
      named: z.optional(z.boolean()),
      text: z.optional(messageTextSchema),
      face: z.optional(faceSchema),
      /** `taken` of a recording of the caller's own, all of whose parts have come (`messages.add-voice`). */
      voice: z.optional(threadIdSchema),
      concerns: z.optional(concernsSchema),
    })
    .check(
      z.refine(
        (input) =>
          input.text !== undefined || input.face !== undefined || input.voice !== undefined,
        { path: ['text'] },
      ),
      onlyAtBeginning('newName'),
      onlyAtBeginning('named'),
      onlyAtBeginning('concerns'),
    ),
  output: z.object({
    thread: studentThreadSchema,
    message: studentMessageSchema,
    promise: promiseSchema,
  }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'request-conflict', 'thread-closed', 'concern-nobody', 'voice-gone'],
  touchesMessages: true,
});

/**
 * All own threads under every name, newest first. Marks nothing: a mark that all names of an author get in one moment
 * would join them (M6). A reply is delivered when it lies in the box, read when its thread was opened.
 */
export const listOwnThreads = defineContract({
  name: 'messages.list-own',
  input: z.strictObject({}),
  output: z.object({ threads: z.array(studentThreadSchema), promise: promiseSchema }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: true,
});

/** One own thread, messages after `afterSeq` (0 = from the start), at most 100, oldest first; marks replies read. */
export const readOwnThread = defineContract({
  name: 'messages.read-own',
  input: z.strictObject({
    threadId: threadIdSchema,
    afterSeq: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  }),
  output: z.object({
    thread: studentThreadSchema,
    messages: z.array(studentMessageSchema),
    promise: promiseSchema,
  }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: true,
});

/** End the thread from the student's side (M4). What triage fired on is still answered: its clocks run on. */
export const closeOwnThread = defineContract({
  name: 'messages.close-own',
  input: z.strictObject({ threadId: threadIdSchema }),
  output: z.object({ thread: studentThreadSchema }),
  roles: ['student'],
  scope: 'own-threads',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: true,
});

/** One-tap satisfaction (M4) once there is a reply in the thread; may be changed. */
export const rateThread = defineContract({
  name: 'messages.rate',
  input: z.strictObject({
    threadId: threadIdSchema,
    satisfaction: z.int().check(z.minimum(1), z.maximum(3)),
  }),
  output: z.object({ thread: studentThreadSchema }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: true,
});

/**
 * The student accepted one neutral notice for the next reply of this thread (off by default). The address
 * is sealed on the message side. Refused for accounts with several persons (M1): answers `forbidden`.
 */
export const grantReplyNotice = defineContract({
  name: 'messages.grant-reply-notice',
  input: z.strictObject({ threadId: threadIdSchema }),
  output: z.object({ thread: studentThreadSchema }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 10 },
  errors: ['not-found'],
  touchesMessages: true,
});
