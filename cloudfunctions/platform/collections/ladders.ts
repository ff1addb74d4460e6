/** Running and ended ladder instances of every feature (architecture: Ladder). */
import * as z from 'zod/mini';
import { defineCollection } from '../collections';

const rungRecordSchema = z.object({
  index: z.number(),
  toIndex: z.number(),
  key: z.string(),
  plannedAtMs: z.number(),
  atMs: z.number(),
  outcome: z.enum(['fired', 'skipped', 'mixed']),
});

export const ladders = defineCollection({
  name: 'ladders',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    ladderId: z.string(),
    policyVersion: z.number(),
    priority: z.number(),
    state: z.enum(['running', 'stopped']),
    startedAtMs: z.number(),
    dueAtMs: z.number(),
    nextAtMs: z.number(),
    nextIndex: z.number(),
    shiftMs: z.number(),
    rungs: z.array(rungRecordSchema),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'due',
      fields: [
        ['state', 1],
        ['priority', 1],
        ['nextAtMs', 1],
      ],
    },
    {
      name: 'subject',
      fields: [
        ['schoolId', 1],
        ['subject.id', 1],
      ],
    },
  ],
  retention: 'with its thread; otherwise policy retention.classroom-days',
});
export type StoredLadder = z.infer<typeof ladders.schema>;
