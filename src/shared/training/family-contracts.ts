/** Contracts of families (T1, T2). A family sees seats and its own place, never who else comes. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { lessonPartSchema, personsSchema, trainingIdSchema } from './model';
import { familyLessonSchema, familySessionSchema, ownPlaceSchema, progressSchema } from './views';

const family = ['guardian'] as const;
const sessionOnly = z.strictObject({ sessionId: trainingIdSchema });
const sessionOutput = z.object({
  session: familySessionSchema,
  /** Most persons of one family. */
  familyPeople: z.number(),
});

/** 家长学校: what comes and what the family came to this term, and the online lessons. */
export const listTraining = defineContract({
  name: 'training.list',
  input: z.strictObject({}),
  output: z.object({
    sessions: z.array(familySessionSchema),
    lessons: z.array(familyLessonSchema),
  }),
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

export const openSession = defineContract({
  name: 'training.session',
  input: sessionOnly,
  output: sessionOutput,
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/**
 * Sign up, or change the number of persons. Where the seats are not enough the family stands in line: the answer
 * says which. A place is the family's: the other parent changes it and takes no second one. The same request is
 * the same act, and is never done again.
 */
export const signUpFamily = defineContract({
  name: 'training.sign-up',
  input: z.strictObject({
    sessionId: trainingIdSchema,
    persons: personsSchema,
    /** The family's number as the page showed it; null for no place: what a parent did meanwhile is not undone. */
    seenPersons: z.nullable(personsSchema),
  }),
  output: sessionOutput,
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: [
    'not-found',
    'training-closed',
    'training-full',
    'training-line-full',
    'family-changed',
    'other-parent-changes',
    'too-many-people',
    'request-conflict',
  ],
  touchesMessages: false,
});

/** The family out of the session or out of the line, before it starts. Twice is once. */
export const withdrawFamily = defineContract({
  name: 'training.withdraw',
  input: sessionOnly,
  output: sessionOutput,
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'training-closed', 'request-conflict'],
  touchesMessages: false,
});

/** 我们会来: the place that was kept after the line moved. Twice is once. */
export const keepPlace = defineContract({
  name: 'training.keep',
  input: sessionOnly,
  output: sessionOutput,
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'training-closed', 'no-place-yet', 'request-conflict'],
  touchesMessages: false,
});

/** Four digits, or `step.signature` of the QR code on the organiser's phone. */
export const codeSchema = z.string().check(z.regex(/^(\d{4}|\d{1,12}\.[A-Za-z0-9_-]{20,64})$/));

/** 签到 (T2). Twice is once. */
export const checkIn = defineContract({
  name: 'training.check-in',
  input: z.strictObject({ sessionId: trainingIdSchema, code: codeSchema }),
  output: z.object({ place: ownPlaceSchema }),
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 12 },
  errors: [
    'not-found',
    'no-place-yet',
    'check-in-closed',
    'code-over',
    'code-wrong',
    'digits-used-up',
  ],
  touchesMessages: false,
});

const lessonOnly = { lessonId: trainingIdSchema };
/** Measures the sitting: signed and handed out, stored nowhere. */
export const ticketSchema = z.string().check(z.regex(/^\d{1,16}\.\d{1,10}\.[A-Za-z0-9_-]{20,64}$/));

/** An online lesson; whether an answer is right is told after it was given. */
export const openLesson = defineContract({
  name: 'training.lesson',
  input: z.strictObject(lessonOnly),
  output: z.object({
    lesson: familyLessonSchema,
    parts: z.array(lessonPartSchema),
    questions: z.array(
      z.object({
        question: z.string(),
        choices: z.array(z.string()),
        /** Of what was answered right. */
        answer: z.nullable(z.object({ right: z.number(), why: z.string() })),
      }),
    ),
    ticket: ticketSchema,
  }),
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** The time since the ticket counts. A ticket counts once. */
export const readOnLesson = defineContract({
  name: 'training.read-on',
  input: z.strictObject({ ...lessonOnly, ticket: ticketSchema }),
  output: z.object({ progress: progressSchema, ticket: ticketSchema }),
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

/** The time since the ticket counts here too; a new sitting begins with the answer. */
export const answerCheckpoint = defineContract({
  name: 'training.answer',
  input: z.strictObject({
    ...lessonOnly,
    checkpoint: z.int().check(z.gte(0), z.lte(5)),
    choice: z.int().check(z.gte(0), z.lte(3)),
    ticket: ticketSchema,
  }),
  output: z.object({
    right: z.boolean(),
    why: z.string(),
    progress: progressSchema,
    ticket: ticketSchema,
  }),
  roles: family,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found'],
  touchesMessages: false,
});
