/** The class teacher's view of a day (H1): posted, late, missing. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { classIdSchema, dateSchema, sheetSchema, standings, subjectSchema } from './model';
import { passedRequestSchema } from './passed';
import { limitsSchema } from './teacher-contracts';

export const classRowSchema = z.object({
  subject: subjectSchema,
  teacherName: z.string(),
  standing: z.enum(standings),
  late: z.boolean(),
  handedAtMs: z.nullable(z.number()),
  minutes: z.number(),
  published: z.nullable(sheetSchema),
  remindedToday: z.boolean(),
});
export type ClassRow = z.output<typeof classRowSchema>;

/** One day of one's own class, today when none is named; `illegal-move`: a day that has not come. */
export const classDay = defineContract({
  name: 'homework.class-day',
  input: z.strictObject({ classId: z.optional(classIdSchema), date: z.optional(dateSchema) }),
  output: z.object({
    classId: classIdSchema,
    className: z.string(),
    date: dateSchema,
    isSchoolDay: z.boolean(),
    dueAtMs: z.number(),
    limits: limitsSchema,
    totalMinutes: z.number(),
    rows: z.array(classRowSchema),
    /** With today: what nobody answered on the last school day. */
    passed: z.array(passedRequestSchema),
    /** The caller's classes, to change over. */
    classes: z.array(z.object({ classId: classIdSchema, className: z.string() })),
  }),
  roles: ['class-teacher'],
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

/** Asks one teacher for today's homework, once a day, class and subject. `illegal-move`: nothing is owed. */
export const remindPost = defineContract({
  name: 'homework.remind',
  input: z.strictObject({ classId: classIdSchema, subject: subjectSchema }),
  output: z.object({ alreadyToday: z.boolean() }),
  roles: ['class-teacher'],
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});
