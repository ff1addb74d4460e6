/** A family's homework at a glance (H1): a file of its own, because the role home in the main package asks it. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import { subjects } from '../people/subjects';

export const childGlanceSchema = z.object({
  childId: personIdSchema,
  name: z.string(),
  className: z.string(),
  isSchoolDay: z.boolean(),
  /** Written homework of the day so far. */
  minutes: z.number(),
  subjects: z.array(z.object({ subject: z.enum(subjects), minutes: z.number() })),
  /** Subjects with a lesson today that are not there yet. */
  notYet: z.number(),
  /** This week's form; `closed`: since Sunday evening. */
  week: z.enum(['open', 'done', 'closed', 'not-asked']),
});
export type ChildGlance = z.output<typeof childGlanceSchema>;

/** Each of the caller's children today. */
export const childrenToday = defineContract({
  name: 'homework.children-today',
  input: z.strictObject({}),
  output: z.object({ children: z.array(childGlanceSchema) }),
  roles: ['guardian'],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});
