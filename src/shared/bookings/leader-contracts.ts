/** Contracts of leadership's decision beyond the cap (B2): grade and reason, no name and no id of a child. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { bookingIdSchema, monthSchema } from './model';

const decisionSchema = z.object({
  /** A mark of the request: says nothing about the child. */
  ref: bookingIdSchema,
  grade: z.nullable(z.number()),
  month: monthSchema,
  reason: z.string(),
  decision: z.enum(['waits', 'approved', 'declined']),
});
export type Decision = z.output<typeof decisionSchema>;

/** What waits, and what was decided this month. */
export const listRequests = defineContract({
  name: 'bookings.requests',
  input: z.strictObject({}),
  output: z.object({ requests: z.array(decisionSchema) }),
  roles: ['leader'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** One session more in that month, or not. Twice the same is once; the other way is refused. */
export const decideRequest = defineContract({
  name: 'bookings.decide',
  input: z.strictObject({ ref: bookingIdSchema, approve: z.boolean() }),
  output: z.object({ request: decisionSchema }),
  roles: ['leader'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});
