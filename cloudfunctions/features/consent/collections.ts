/** What families consented to (G2): each guardian's words about each purpose, by day. */
import * as z from 'zod/mini';
import { purposes } from '../../../src/shared/consent/purposes';
import { defineCollection } from '../../platform/collections';

export const consents = defineCollection({
  name: 'consents',
  side: 'person',
  personal: 'consents',
  schema: z.object({
    /** The student. */
    _id: z.string(),
    schoolId: z.string(),
    words: z.array(
      z.object({
        /** Null: a signed paper. */
        guardianId: z.nullable(z.string()),
        purpose: z.enum(purposes),
        given: z.boolean(),
        onDate: z.string(),
        noticeVersion: z.number(),
      }),
    ),
    version: z.number(),
  }),
  indexes: [{ name: 'school', fields: [['schoolId', 1]] }],
  retention: 'while the student is at the school, and three years after',
});
export type StoredConsents = z.infer<typeof consents.schema>;

export const consentCollections = [consents];
