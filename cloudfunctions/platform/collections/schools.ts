/** A school's own settings: calendar and policy values. */
import * as z from 'zod/mini';
import { defineCollection } from '../collections';
import { schoolSealSchema } from '../seal/school-seal';

export const schools = defineCollection({
  name: 'schools',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    name: z.string(),
    calendar: z.object({
      overrides: z.array(
        z.object({
          date: z.string(),
          kind: z.enum(['school', 'off']),
          note: z.optional(z.string()),
          weekday: z.optional(z.literal([1, 2, 3, 4, 5, 6, 7])),
        }),
      ),
      terms: z.array(
        z.object({ id: z.string(), name: z.string(), startDate: z.string(), endDate: z.string() }),
      ),
    }),
    policyValues: z.array(z.object({ key: z.string(), value: z.unknown(), fromMs: z.number() })),
    /** Left out: nobody has begun, and the students' box is closed. */
    seal: z.optional(schoolSealSchema),
    version: z.number(),
  }),
  indexes: [],
  retention: 'while the school uses the product',
});
export type StoredSchool = z.infer<typeof schools.schema>;
