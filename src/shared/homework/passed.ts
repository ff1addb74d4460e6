/** Questions over the limit that nobody answered in their day (H2). */
import * as z from 'zod/mini';
import { classIdSchema, dateSchema, subjectSchema } from './model';

/** Its day is over: what was asked was not published, and cannot be any more. */
export const passedSchema = z.object({
  classId: classIdSchema,
  className: z.string(),
  date: dateSchema,
  subject: subjectSchema,
  /** Families read what stood before the question; false: nothing. */
  stands: z.boolean(),
});
export type PassedPost = z.output<typeof passedSchema>;

/** The same for others than the asker. */
export const passedRequestSchema = z.extend(passedSchema, { teacherName: z.string() });
export type PassedRequest = z.output<typeof passedRequestSchema>;
