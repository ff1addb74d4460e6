/** Anchors of the audit chain (G6): what a school's chain was on a day, handed out so that it cannot be unsaid. */
import * as z from 'zod/mini';
import { defineCollection } from '../../platform/collections';

export const auditAnchors = defineCollection({
  name: 'audit_anchors',
  side: 'neutral',
  schema: z.object({
    /** `<schoolId>.<date>` */
    _id: z.string(),
    schoolId: z.string(),
    date: z.string(),
    seq: z.number(),
    hash: z.string(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['date', -1],
      ],
    },
  ],
  retention: 'never deleted by the product',
});

export const auditCollections = [auditAnchors];
