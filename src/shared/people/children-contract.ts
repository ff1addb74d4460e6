/** The children of a guardian (G1). */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';

/** A guardian's children at the caller's school: whom the family pages are about. */
export const listChildren = defineContract({
  name: 'people.children',
  input: z.strictObject({}),
  output: z.object({
    children: z.array(
      z.object({
        personId: personIdSchema,
        name: z.string(),
        /** e.g. 六（2）班 */
        className: z.string(),
        grade: z.number(),
      }),
    ),
  }),
  roles: ['guardian'],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});
