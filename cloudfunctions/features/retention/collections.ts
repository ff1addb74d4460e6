/** What is stored of the retention job (G2): whether a school has let it begin, and the numbers that stay. */
import * as z from 'zod/mini';
import { defineCollection } from '../../platform/collections';

/** `_id` = schoolId. Until somebody says yes, the job reports and takes nothing away. */
export const retentionDesks = defineCollection({
  name: 'retention_desks',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    on: z.boolean(),
    onSince: z.nullable(z.string()),
    byPersonId: z.nullable(z.string()),
    /** The last night that was worked through. */
    throughOn: z.nullable(z.string()),
    version: z.number(),
  }),
  indexes: [],
  retention: 'one document per school',
});
export type RetentionDesk = z.infer<typeof retentionDesks.schema>;

export const retentionCollections = [retentionDesks];
