/** Where a colleague changed what triage had said (M5). Message side: it hangs on the thread and goes with it. */
import * as z from 'zod/mini';
import { becauseSchema, missedKinds } from '../../../src/shared/messages/because';
import { lengthClasses, type Correction } from '../../../src/shared/messages/corrections';
import { levelSchema } from '../../../src/shared/messages/model';
import { defineCollection } from '../../platform/collections';

/**
 * `_id` = `<thread>.<the last message that was judged>`: one decision on the same words is one document, however often
 * it is changed. No time, no colleague, no text.
 */
export const triageCorrections = defineCollection({
  name: 'triage_corrections',
  side: 'message',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    threadId: z.string(),
    said: levelSchema,
    shown: levelSchema,
    to: levelSchema,
    because: z.nullable(becauseSchema),
    direction: z.nullable(z.enum(['raised', 'lowered'])),
    month: z.string(),
    length: z.enum(lengthClasses),
    version: z.nullable(z.string()),
    carriers: z.array(
      z.object({
        seq: z.number(),
        month: z.string(),
        kind: z.nullable(z.enum(missedKinds)),
        version: z.string(),
        spans: z.array(z.object({ start: z.number(), length: z.number(), reason: z.string() })),
      }),
    ),
  }),
  indexes: [
    {
      name: 'month',
      fields: [
        ['schoolId', 1],
        ['month', 1],
      ],
    },
    { name: 'thread', fields: [['threadId', 1]] },
  ],
  retention: 'with its thread; its counts stay (M7)',
});
export type StoredCorrection = z.infer<typeof triageCorrections.schema> & Correction;
