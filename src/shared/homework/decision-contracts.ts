/** Posts over the limit, before the grade leader (H2). */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import {
  classIdSchema,
  dateSchema,
  mostDayMinutes,
  reasonSchema,
  sheetSchema,
  subjectSchema,
} from './model';
import { passedRequestSchema } from './passed';
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
  /** Counted minutes of this post, and of the whole day as it is now with it. */
  minutes: z.number(),
  dayMinutes: z.number(),
  limits: limitsSchema,
  /** Which asking this is: a later one is another question. */
  number: z.number(),
});
export type OverLimitRequest = z.output<typeof requestSchema>;

/** What waits for the caller today; `passed`: what waited in vain on the days before, oldest first. */
export const overLimitRequests = defineContract({
  name: 'homework.requests',
  input: z.strictObject({}),
  output: z.object({ requests: z.array(requestSchema), passed: z.array(passedRequestSchema) }),
  roles: deciders,
  scope: 'grade',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/**
 * Agrees or sends back, once; audited with the reason. `illegal-move`: decided already, withdrawn or changed.
 * `homework-own-post`: nobody decides about their own. `homework-day-passed`: its day is over. `homework-day-grew`: who
 * agrees had seen a smaller total of the day. `dayMinutes`: the day's counted minutes, seen with this post, and then.
 */
export const decideRequest = defineContract({
  name: 'homework.decide',
  input: z.strictObject({
    classId: classIdSchema,
    date: dateSchema,
    subject: subjectSchema,
    number: z.int().check(z.minimum(1), z.maximum(10_000)),
    agree: z.boolean(),
    dayMinutes: z.int().check(z.minimum(0), z.maximum(mostDayMinutes)),
    reason: reasonSchema,
  }),
  output: z.object({ standing: z.enum(['published', 'returned']), dayMinutes: z.number() }),
  roles: deciders,
  scope: 'grade',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: [
    'not-found',
    'illegal-move',
    'homework-own-post',
    'homework-day-passed',
    'homework-day-grew',
  ],
  touchesMessages: false,
});
