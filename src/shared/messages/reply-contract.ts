/** A colleague's reply (M3, M4), and thread and message as the staff side reads them. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { inboxRowSchema, threadRoles } from './inbox-contracts';
import { faceSchema, levelSchema, messageTextSchema, threadIdSchema, voiceSchema } from './model';

export const seqSchema = z.int().check(z.minimum(0), z.maximum(1_000_000));
/** `seenSeq`: the last message of the student that stood on the colleague's screen at the tap; 0 = none. */
export const threadSeen = z.strictObject({ threadId: threadIdSchema, seenSeq: seqSchema });

export const staffMessageSchema = z.object({
  messageId: z.string(),
  seq: z.number(),
  from: z.enum(['student', 'staff']),
  /** Name of the colleague who wrote it; null for the student. */
  staffName: z.nullable(z.string()),
  text: z.string(),
  face: z.nullable(faceSchema),
  voice: z.optional(voiceSchema),
  sentAtMs: z.number(),
  /** Of a paper letter: the hour in which it was found; `sentAtMs` is when it was entered. */
  foundAtMs: z.nullable(z.number()),
  read: z.boolean(),
  /** What triage found in this message (M5): offsets into `text` in UTF-16 units. */
  triage: z.nullable(
    z.object({
      level: levelSchema,
      spans: z.array(z.object({ start: z.number(), end: z.number(), reason: z.string() })),
    }),
  ),
});
export type StaffMessage = z.output<typeof staffMessageSchema>;

export const staffThreadSchema = z.object({
  row: inboxRowSchema,
  /** True when the caller may act: on duty, owner, or lead. */
  mayAct: z.boolean(),
  levelHistory: z.array(
    z.object({
      level: levelSchema,
      atMs: z.number(),
      by: z.string() /* a colleague's name, or 自动 */,
      reason: z.string(),
    }),
  ),
  satisfaction: z.nullable(z.number()),
  /** Written on paper or at a terminal (M1): nobody is known behind it. Null: somebody's own phone. */
  origin: z.nullable(
    z.object({
      door: z.enum(['letter', 'terminal']),
      place: z.nullable(z.string()),
      canBeRead: z.boolean(),
    }),
  ),
  /** The author chose to tell who wrote it: `messages.read-name`. */
  named: z.boolean(),
});
export type StaffThread = z.output<typeof staffThreadSchema>;

/**
 * A person's reply; quick phrases are text that a person chose and count too (M3). Stops both ladders. With words of
 * the student that the colleague had not seen, or a voice that nobody has played, it is delivered, and the clocks run
 * on for what is unseen.
 */
export const replyToThread = defineContract({
  name: 'messages.reply',
  input: z.extend(threadSeen, { text: messageTextSchema }),
  output: z.object({ thread: staffThreadSchema, message: staffMessageSchema }),
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'request-conflict'],
  touchesMessages: true,
});
