/** The letter box (M1): slips with pick-up codes, letters entered by staff. Nobody stands behind a code. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { messageTextSchema, threadIdSchema } from '../messages/model';
import { hourSchema, localDateSchema, pickUpCodeSchema } from './fields';

const counsellors = ['counsellor', 'lead-counsellor'] as const;

/** At most this many slips in one go: one transaction holds them. */
export const mostSlips = 48;

/**
 * New slips: a code for each, and the name under which staff will see the letter (printed on both halves). Codes are
 * shown in this answer only; the same tap shows the same ones.
 */
export const drawSlips = defineContract({
  name: 'letters.draw-slips',
  input: z.strictObject({ count: z.int().check(z.minimum(1), z.maximum(mostSlips)) }),
  output: z.object({ slips: z.array(z.object({ code: z.string(), alias: z.string() })) }),
  roles: counsellors,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['illegal-move'],
  touchesMessages: true,
});

/**
 * A letter out of the box, by whoever stands duty or the lead. It becomes a thread like any other, its 2 h from now. With
 * the code of its slip the child can read the answer and write on; without one nobody can. `found`: the hour in which
 * the box was emptied, not later than now and at most 31 days ago.
 */
export const enterLetter = defineContract({
  name: 'letters.enter',
  input: z.strictObject({
    code: z.optional(pickUpCodeSchema),
    text: messageTextSchema,
    found: z.strictObject({ date: localDateSchema, hour: hourSchema }),
  }),
  output: z.object({ threadId: threadIdSchema, alias: z.string(), canBeRead: z.boolean() }),
  roles: counsellors,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['letter-not-on-duty', 'letter-code-unknown', 'request-conflict', 'illegal-move'],
  touchesMessages: true,
});
