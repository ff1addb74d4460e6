/** What colleagues do with a thread besides replying (M3–M5). Staff see an alias, never a person. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { becauseSchema } from './because';
import { staffRoles, threadRoles } from './inbox-contracts';
import { levelSchema, personIdSchema, reasonSchema, threadIdSchema } from './model';
import { seqSchema, staffMessageSchema, staffThreadSchema, threadSeen } from './reply-contract';

const threadOnly = z.strictObject({ threadId: threadIdSchema });
const threadOutput = z.object({ thread: staffThreadSchema });

/** Open a thread: messages after `afterSeq`, at most 100, oldest first; marks the student's messages read. */
export const openThread = defineContract({
  name: 'messages.open',
  input: z.strictObject({
    threadId: threadIdSchema,
    afterSeq: z.optional(seqSchema),
  }),
  output: z.object({ thread: staffThreadSchema, messages: z.array(staffMessageSchema) }),
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: true,
});

/** "我在看": moves the next rung of the red ladder to now + 10 min (M5). */
export const acknowledgeThread = defineContract({
  name: 'messages.acknowledge',
  input: threadOnly,
  output: threadOutput,
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: true,
});

/**
 * Raise or lower with a reason (M5). Raising to red starts the 10 min ladder, lowering ends only that one and is
 * refused with `stale-version` on unseen words, with `voice-unheard` while a voice waits to be played. `because`: whether
 * triage was wrong about the words; without it a change counts as a correction.
 */
export const setLevel = defineContract({
  name: 'messages.set-level',
  input: z.extend(threadSeen, {
    level: levelSchema,
    reason: reasonSchema,
    because: z.optional(becauseSchema),
  }),
  output: threadOutput,
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'stale-version', 'voice-unheard'],
  touchesMessages: true,
});

/**
 * 无需回复: one tap, audited; refused with `triage-fired` where triage fired (M3), with `stale-version` on unseen words,
 * with `voice-unheard` while nobody has played a voice (M1).
 */
export const markNoReply = defineContract({
  name: 'messages.no-reply',
  input: threadSeen,
  output: threadOutput,
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'triage-fired', 'stale-version', 'voice-unheard'],
  touchesMessages: true,
});

/**
 * Close from the staff side (M4); refused with `triage-fired` while a message that triage fired on waits, with
 * `stale-version` on unseen words, with `voice-unheard` while nobody has played a voice (M1).
 */
export const closeThread = defineContract({
  name: 'messages.close',
  input: threadSeen,
  output: threadOutput,
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'triage-fired', 'stale-version', 'voice-unheard'],
  touchesMessages: true,
});

/** Reopen a closed thread (M4) so that the student may go on in it; nobody owes a reply by that alone. */
export const reopenThread = defineContract({
  name: 'messages.reopen',
  input: threadOnly,
  output: threadOutput,
  roles: threadRoles,
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
