/** What leaders see of the promises (M2, M3): no content, no alias. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';

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
