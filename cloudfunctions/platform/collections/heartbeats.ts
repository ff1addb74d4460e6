/** When the clock last ran through (M3). */
import * as z from 'zod/mini';
import { defineCollection } from '../collections';

export const heartbeats = defineCollection({
  name: 'heartbeats',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    lastRunAtMs: z.number(),
    /** The alarm raised for this silence; null while the clock is well. */
    alarmedAtMs: z.nullable(z.number()),
    version: z.number(),
  }),
  indexes: [],
  retention: 'one document',
});
export type Heartbeat = z.infer<typeof heartbeats.schema>;
