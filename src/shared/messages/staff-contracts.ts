/** Contracts of the duty inbox (M2–M5). Staff see an alias, never a person. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import {
  faceSchema,
  levelSchema,
  messageTextSchema,
  personIdSchema,
  reasonSchema,
  threadIdSchema,
  threadStateSchema,
} from './model';

export const staffRefSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  me: z.boolean(),
});

export const inboxRowSchema = z.object({
  threadId: threadIdSchema,
  alias: z.string(),
  level: levelSchema,
  state: threadStateSchema,
  /** The 2 h promise; null when nobody owes a reply. */
  awaiting: z.nullable(
    z.object({ sinceMs: z.number(), dueAtMs: z.number(), breached: z.boolean() }),
  ),
  /** The running 10 min ladder (M5), null when none runs. `dueAtMs`: when an acknowledgement or reply is due. */
  red: z.nullable(
    z.object({
      sinceMs: z.number(),
      dueAtMs: z.number(),
      acknowledgedBy: z.nullable(staffRefSchema),
      breached: z.boolean(),
    }),
  ),
  owner: staffRefSchema,
  /** First 40 characters of the latest message; empty outside the inbox. */
  preview: z.string(),
  lastFrom: z.enum(['student', 'staff']),
  lastMessageAtMs: z.number(),
  /** Student messages no one on the staff side has opened. */
  unread: z.number(),
  /** The student has read the latest reply; false while there is none. */
  readByStudent: z.boolean(),
  version: z.number(),
});
export type InboxRow = z.output<typeof inboxRowSchema>;

export const staffMessageSchema = z.object({
  messageId: z.string(),
  seq: z.number(),
  from: z.enum(['student', 'staff']),
  /** Name of the colleague who wrote it; null for the student. */
  staffName: z.nullable(z.string()),
  text: z.string(),
  face: z.nullable(faceSchema),
  sentAtMs: z.number(),
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
});
export type StaffThread = z.output<typeof staffThreadSchema>;

const staffRoles = ['counsellor', 'lead-counsellor'] as const;
const seqSchema = z.int().check(z.minimum(0), z.maximum(1_000_000));
const threadOnly = z.strictObject({ threadId: threadIdSchema });
/** `seenSeq`: the last message of the student that stood on the colleague's screen at the tap; 0 = none. */
const threadSeen = z.strictObject({ threadId: threadIdSchema, seenSeq: seqSchema });
const threadOutput = z.object({ thread: staffThreadSchema });

/**
 * The duty inbox: red first, then by due time; `done` = answered, closed, no-reply, newest first.
 * `mine`: owned by the caller, or routed to the duty the caller stands now. `school`: lead only.
 * At most 50 rows; `next` continues. Previews are content: a look that shows some is audited once per colleague, view
 * and hour, and marks nothing read.
 */
export const listInbox = defineContract({
  name: 'messages.inbox',
  input: z.strictObject({
    view: z.enum(['mine', 'school', 'done']),
    next: z.optional(z.string().check(z.maxLength(200))),
  }),
  output: z.object({
    rows: z.array(inboxRowSchema),
    counts: z.object({ mine: z.number(), school: z.nullable(z.number()) }),
    next: z.nullable(z.string()),
  }),
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: true,
});

/** Open a thread: messages after `afterSeq`, at most 100, oldest first; marks the student's messages read. */
export const openThread = defineContract({
  name: 'messages.open',
  input: z.strictObject({
    threadId: threadIdSchema,
    afterSeq: z.optional(seqSchema),
  }),
  output: z.object({ thread: staffThreadSchema, messages: z.array(staffMessageSchema) }),
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: true,
});

/**
 * A person's reply; quick phrases are text that a person chose and count too (M3). Stops both ladders. With words of
 * the student that the colleague had not seen it is delivered, and the clocks run on for what is unseen.
 */
export const replyToThread = defineContract({
  name: 'messages.reply',
  input: z.extend(threadSeen, { text: messageTextSchema }),
  output: z.object({ thread: staffThreadSchema, message: staffMessageSchema }),
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'request-conflict'],
  touchesMessages: true,
});

/** "我在看": moves the next rung of the red ladder to now + 10 min (M5). */
export const acknowledgeThread = defineContract({
  name: 'messages.acknowledge',
  input: threadOnly,
  output: threadOutput,
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: true,
});

/**
 * Raise or lower with a reason (M5). Raising to red starts the 10 min ladder, lowering ends only that one and is
 * refused with `stale-version` on unseen words.
 */
export const setLevel = defineContract({
  name: 'messages.set-level',
  input: z.extend(threadSeen, { level: levelSchema, reason: reasonSchema }),
  output: threadOutput,
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'stale-version'],
  touchesMessages: true,
});

/** 无需回复: one tap, audited; refused with `triage-fired` where triage fired (M3), with `stale-version` on unseen words. */
export const markNoReply = defineContract({
  name: 'messages.no-reply',
  input: threadSeen,
  output: threadOutput,
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'triage-fired', 'stale-version'],
  touchesMessages: true,
});

/**
 * Close from the staff side (M4); refused with `triage-fired` while a message that triage fired on waits, with
 * `stale-version` on unseen words.
 */
export const closeThread = defineContract({
  name: 'messages.close',
  input: threadSeen,
  output: threadOutput,
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'triage-fired', 'stale-version'],
  touchesMessages: true,
});

/** Reopen a closed thread (M4) so that the student may go on in it; nobody owes a reply by that alone. */
export const reopenThread = defineContract({
  name: 'messages.reopen',
  input: threadOnly,
  output: threadOutput,
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: true,
});

/** Hand every waiting thread the caller owns to a colleague who is there, with a note (M4). */
export const handOver = defineContract({
  name: 'messages.hand-over',
  input: z.strictObject({ toPersonId: personIdSchema, note: reasonSchema }),
  output: z.object({ handoverId: z.string(), threads: z.number() }),
  roles: staffRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'request-conflict', 'colleague-away'],
  touchesMessages: true,
});

/** Hand-over notes addressed to the caller in the last 24 h, newest first (M4). */
export const listHandovers = defineContract({
  name: 'messages.handovers',
  input: z.strictObject({}),
  output: z.object({
    handovers: z.array(
      z.object({
        handoverId: z.string(),
        fromName: z.string(),
        note: z.string(),
        atMs: z.number(),
        threads: z.number(),
      }),
    ),
  }),
  roles: staffRoles,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: [],
  touchesMessages: false,
});

/**
 * What leaders see (M2, M3): breaches and what the chain could not place, without content, alias or level
 * words other than the kind. `ref` is an opaque mark, not a thread id.
 */
export const listBreaches = defineContract({
  name: 'messages.breaches',
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        ref: z.string(),
        kind: z.enum([
          'reply-overdue',
          'red-running',
          'red-unacknowledged',
          'red-acknowledged',
          'nobody-on-duty',
          'unreachable',
        ]),
        /** Of the promise that is due first. */
        sinceMs: z.number(),
        dueAtMs: z.number(),
        /** Minutes of the promise that `kind` speaks of; null where it speaks of none. */
        withinMinutes: z.nullable(z.number()),
        owner: z.nullable(z.object({ name: z.string(), role: z.string() })),
      }),
    ),
    waiting: z.number(),
  }),
  roles: ['leader', 'lead-counsellor'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: true,
});
