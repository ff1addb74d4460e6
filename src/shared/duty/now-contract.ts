/** Who stands duty now (M2): the first pages ask for it. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';

export const staffSchema = z.object({
  personId: personIdSchema,
  name: z.string(),
  me: z.boolean(),
});

/** Who stands duty now, until when, who follows, who backs up. `gap`: nobody on the roster now. */
export const dutyNow = defineContract({
  name: 'duty.now',
  input: z.strictObject({}),
  output: z.object({
    shift: z.nullable(
      z.object({ kind: z.enum(['day', 'night']), startMs: z.number(), endMs: z.number() }),
    ),
    onDuty: z.nullable(staffSchema),
    backup: z.nullable(staffSchema),
    next: z.nullable(z.object({ name: z.string(), startMs: z.number() })),
    gap: z.boolean(),
    /** Colleagues a leader may put on duty now (M2: leaders find someone). Empty for others. */
    candidates: z.array(staffSchema),
  }),
  roles: ['counsellor', 'lead-counsellor', 'leader'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});
