/** Contracts of the duty roster (M2). Planning it: plan-contracts.ts. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema, reasonSchema } from '../messages/model';
import { staffSchema } from './now-contract';

export const swapSchema = z.object({
  swapId: z.string(),
  from: staffSchema,
  to: staffSchema,
  shiftStartMs: z.number(),
  shiftEndMs: z.number(),
  state: z.enum(['proposed', 'accepted', 'declined', 'expired']),
});

/** Put a colleague on duty from now until the shift ends (one-off override, M2), with a reason. */
export const setOverride = defineContract({
  name: 'duty.set-override',
  input: z.strictObject({ personId: personIdSchema, reason: reasonSchema }),
  output: z.object({ overrideId: z.string(), startMs: z.number(), endMs: z.number() }),
  roles: ['lead-counsellor', 'leader'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'request-conflict'],
  touchesMessages: false,
});

/** Offer one's own shift to a colleague; takes effect only after they accept (M2). */
export const proposeSwap = defineContract({
  name: 'duty.propose-swap',
  input: z.strictObject({ shiftStartMs: z.int(), toPersonId: personIdSchema }),
  output: z.object({ swap: swapSchema }),
  roles: ['counsellor', 'lead-counsellor'],
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'illegal-move', 'request-conflict'],
  touchesMessages: false,
});

/** Accept or decline a swap offered to the caller; once. */
export const answerSwap = defineContract({
  name: 'duty.answer-swap',
  input: z.strictObject({ swapId: z.string().check(z.maxLength(128)), accept: z.boolean() }),
  output: z.object({ swap: swapSchema }),
  roles: ['counsellor', 'lead-counsellor'],
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'swap-not-open', 'request-conflict'],
  touchesMessages: false,
});

/** What the roster breaks (fewer than 4 people for 24 h, over 2 nights a week each), and whether it was signed. */
export const rosterCheck = defineContract({
  name: 'duty.roster-check',
  input: z.strictObject({}),
  output: z.object({
    rosterVersion: z.number(),
    findings: z.array(z.object({ kind: z.enum(['few-people', 'many-nights']), text: z.string() })),
    acceptedBy: z.nullable(z.string()),
    acceptedOn: z.nullable(z.string()),
  }),
  roles: ['lead-counsellor', 'leader'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: [],
  touchesMessages: false,
});

/** Leadership's signed acceptance of a thin roster (M2); bound to the roster's version. */
export const acceptThinRoster = defineContract({
  name: 'duty.accept-thin-roster',
  input: z.strictObject({ rosterVersion: z.int(), reason: reasonSchema }),
  output: z.object({ acceptedOn: z.string() }),
  roles: ['leader'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['stale-version', 'illegal-move'],
  touchesMessages: false,
});
