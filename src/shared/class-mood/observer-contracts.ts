/** What a subject teacher saw (W1), told to the class teacher. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import { eventKindSchema, longestFact, observationIdSchema } from './model';
import { classIdSchema } from './place';

const subjectTeacher = ['subject-teacher'] as const;

/** Own classes; with a class its students and what the caller told of it this week. */
export const observationDesk = defineContract({
  name: 'class-mood.observation-desk',
  input: z.strictObject({ classId: z.optional(classIdSchema) }),
  output: z.object({
    classes: z.array(z.object({ classId: classIdSchema, name: z.string() })),
    students: z.array(z.object({ personId: personIdSchema, name: z.string() })),
    mine: z.array(
      z.object({
        observationId: observationIdSchema,
        studentName: z.nullable(z.string()),
        kind: eventKindSchema,
        text: z.string(),
        date: z.string(),
      }),
    ),
  }),
  roles: subjectTeacher,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** One observation, of a student or of the class; the class teacher is told. The same requestId is the same act. */
export const reportObservation = defineContract({
  name: 'class-mood.observe',
  input: z.strictObject({
    classId: classIdSchema,
    /** Left out: about the class. */
    studentId: z.optional(personIdSchema),
    kind: eventKindSchema,
    text: z.string().check(z.trim(), z.minLength(2), z.maxLength(longestFact)),
  }),
  output: z.object({ observationId: observationIdSchema }),
  roles: subjectTeacher,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'request-conflict', 'mood-label'],
  touchesMessages: false,
});
