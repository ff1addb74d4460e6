/** The duty inbox (M2–M5): a row of it and its pages. Staff see an alias, never a person. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { concernSchema } from './concern';
import { levelSchema, personIdSchema, threadIdSchema, threadStateSchema } from './model';

export const staffRoles = ['counsellor', 'lead-counsellor'] as const;

/** Those, and of a thread that is about adults of the school somebody of the district (W9). */
export const threadRoles = [...staffRoles, 'district-receiver'] as const;

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
  /** Whom it is about, as the writer said (W9): never the reader. */
  concerns: z.array(concernSchema),
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
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: true,
});
