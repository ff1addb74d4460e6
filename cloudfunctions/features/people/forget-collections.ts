/** Who is to be deleted, and who was (G2). */
import * as z from 'zod/mini';
import { defineCollection } from '../../platform/collections';

/**
 * `_id` = the person's. `waiting` until the day on which it can no longer be taken back; `gone`: no name is left. It
 * stays a fixed time then, whatever the message box holds, so that its going tells nothing about threads.
 */
export const forgotten = defineCollection({
  name: 'forgotten',
  side: 'person',
  personal: 'requests',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    kind: z.enum(['student', 'guardian']),
    state: z.enum(['waiting', 'gone']),
    /** The day of the next step. */
    dueOn: z.string(),
    /** The day on which the person was deleted; null while it waits. */
    onDate: z.nullable(z.string()),
    /** The person's last one (G1). */
    epoch: z.number(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'due',
      fields: [
        ['schoolId', 1],
        ['dueOn', 1],
      ],
    },
    { name: 'on', fields: [['onDate', 1]] },
  ],
  retention:
    'retention.leavers-days after the person left, seven months after the deletion at least',
});
export type Forgotten = z.infer<typeof forgotten.schema>;
