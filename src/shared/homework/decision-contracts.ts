/** Posts over the limit, before the grade leader (H2). */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { classIdSchema, dateSchema, reasonSchema, sheetSchema, subjectSchema } from './model';
import { limitsSchema } from './teacher-contracts';

/** Of one's own post somebody else decides: leaders stand in where a grade leader asks. */
const deciders = ['grade-leader', 'leader'] as const;

export const requestSchema = z.object({
  classId: classIdSchema,
  className: z.string(),
  date: dateSchema,
  subject: subjectSchema,
  teacherName: z.string(),
  sheet: sheetSchema,
  reason: z.string(),
  /** Counted minutes of this post, and of the whole day with it. */
  minutes: z.number(),
  dayMinutes: z.number(),
  limits: limitsSchema,
  /** Which asking this is: a later one is another question. */
  number: z.number(),
});
export type OverLimitRequest = z.output<typeof requestSchema>;

/** What waits for the caller, oldest first. */
export const overLimitRequests = defineContract({
  name: 'homework.requests',
  input: z.strictObject({}),
  output: z.object({ requests: z.array(requestSchema) }),
  roles: deciders,
  scope: 'grade',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/**
 * Agrees or sends back, once; audited with the reason. `illegal-move`: decided already, withdrawn or changed.
 * `homework-own-post`: nobody decides about their own.
 */
export const decideRequest = defineContract({
  name: 'homework.decide',
  input: z.strictObject({
    classId: classIdSchema,
    date: dateSchema,
    subject: subjectSchema,
    number: z.int().check(z.minimum(1), z.maximum(10_000)),
    agree: z.boolean(),
    reason: reasonSchema,
  }),
  output: z.object({ standing: z.enum(['published', 'returned']) }),
  roles: deciders,
  scope: 'grade',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'homework-own-post'],
  touchesMessages: false,
});
