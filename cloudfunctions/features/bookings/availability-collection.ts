/** When counsellors can be booked (B1): theirs, and nothing of a child. */
import * as z from 'zod/mini';
import { defineCollection } from '../../platform/collections';

const stretchShape = { start: z.string(), end: z.string() };

/** `_id` = a counsellor's personId: when they can be booked (B1). */
export const bookingAvailability = defineCollection({
  name: 'booking_availability',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    weekly: z.array(z.object({ day: z.number(), ...stretchShape })),
    exceptions: z.array(z.object({ date: z.string(), windows: z.array(z.object(stretchShape)) })),
    version: z.number(),
  }),
  indexes: [{ name: 'school', fields: [['schoolId', 1]] }],
  retention: 'while the person works at the school',
});
export type StoredAvailability = z.infer<typeof bookingAvailability.schema>;
