/** Contracts of whoever runs the parent school (T1, T2): the lead counsellor and the administration. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { mostAtOnce } from './check-in';
import {
  arrivalSchema,
  capacitySchema,
  checkpointsSchema,
  dateSchema,
  gradesSchema,
  lessonMinutesSchema,
  lessonPartsSchema,
  lessonStateSchema,
  personsSchema,
  placeSchema,
  speakerSchema,
  stepsSchema,
  timeSchema,
  titleSchema,
  trainingIdSchema,
  trainingReasonSchema,
  versionSchema,
} from './model';
import { personIdSchema } from '../messages/model';
import {
  childAtDoorSchema,
  doorFamilySchema,
  lessonFieldsSchema,
  plannedLessonSchema,
  plannedSessionSchema,
} from './views';

const organisers = ['lead-counsellor', 'admin'] as const;
const sessionOutput = z.object({ session: plannedSessionSchema });

/** 培训计划: the term's sessions and lessons against what the term owes, and what is planned for later terms. */
export const trainingPlan = defineContract({
  name: 'training.plan',
  input: z.strictObject({}),
  output: z.object({
    offlinePerTerm: z.number(),
    onlinePerTerm: z.number(),
    grades: z.array(z.number()),
    sessions: z.array(plannedSessionSchema),
    lessons: z.array(plannedLessonSchema),
  }),
  roles: organisers,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/**
 * A new session (`sessionId` null) or a changed one; whoever signed up is told of another time or place. Fewer
 * seats than taken are refused, and what is published stays so.
 */
export const saveSession = defineContract({
  name: 'training.save-session',
  input: z.strictObject({
    sessionId: z.nullable(trainingIdSchema),
    version: versionSchema,
    publish: z.boolean(),
    title: titleSchema,
    speaker: speakerSchema,
    place: placeSchema,
    arrival: arrivalSchema,
    steps: stepsSchema,
    date: dateSchema,
    start: timeSchema,
    end: timeSchema,
    capacity: capacitySchema,
    grades: gradesSchema,
  }),
  output: sessionOutput,
  roles: organisers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'seats-taken', 'stale-version', 'request-conflict'],
  touchesMessages: false,
});

/** Called off, with a reason that the families read. */
export const cancelSession = defineContract({
  name: 'training.cancel-session',
  input: z.strictObject({ sessionId: trainingIdSchema, reason: trainingReasonSchema }),
  output: sessionOutput,
  roles: organisers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

export const readLesson = defineContract({
  name: 'training.read-lesson',
  input: z.strictObject({ lessonId: trainingIdSchema }),
  output: z.object({ lesson: lessonFieldsSchema }),
  roles: organisers,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

export const saveLesson = defineContract({
  name: 'training.save-lesson',
  input: z.strictObject({
    lessonId: z.nullable(trainingIdSchema),
    version: versionSchema,
    state: lessonStateSchema,
    title: titleSchema,
    summary: arrivalSchema,
    parts: lessonPartsSchema,
    checkpoints: checkpointsSchema,
    minMinutes: lessonMinutesSchema,
    grades: gradesSchema,
    openFrom: dateSchema,
  }),
  output: z.object({ lesson: lessonFieldsSchema }),
  roles: organisers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'stale-version', 'request-conflict'],
  touchesMessages: false,
});

/**
 * What the organiser's phone needs at the door (T2): codes of the next hours ahead, and the families with a place.
 * Asked again while there is a network, so that there is always enough for `offlineMinutes` without one.
 */
export const doorSheet = defineContract({
  name: 'training.sheet',
  input: z.strictObject({ sessionId: trainingIdSchema }),
  output: z.object({
    session: plannedSessionSchema,
    /** Proves when the phone had this list. */
    sheet: z.string(),
    goodUntilMs: z.number(),
    /** Signature of the QR code of each step from here on. */
    fromQrStep: z.number(),
    signatures: z.array(z.string()),
    fromDigitStep: z.number(),
    digits: z.array(z.string()),
    families: z.array(doorFamilySchema),
  }),
  roles: organisers,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'check-in-closed'],
  touchesMessages: false,
});

const sheetSchema = z.string().check(z.regex(/^\d{1,16}\.[A-Za-z0-9_-]{20,64}$/));

/** Check-ins that waited on the organiser's phone. A nonce counts once, whatever became of the answer. */
export const syncCheckIns = defineContract({
  name: 'training.sync',
  input: z.strictObject({
    sessionId: trainingIdSchema,
    sheet: sheetSchema,
    items: z
      .array(z.strictObject({ nonce: trainingIdSchema, entryId: trainingIdSchema }))
      .check(z.minLength(1), z.maxLength(mostAtOnce)),
  }),
  output: z.object({
    results: z.array(
      z.object({
        nonce: trainingIdSchema,
        /** `known`: was there already. `unknown`: no such place. */
        outcome: z.enum(['came', 'known', 'unknown']),
      }),
    ),
  }),
  roles: organisers,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'sheet-over'],
  touchesMessages: false,
});

/** Said by the organiser after the answer that every seat is taken, or that others wait: the family is in the room. */
const over = z.boolean();

/**
 * Manual correction of a family on the list, with a reason: came after all, or did not. Whoever waits is let in:
 * to a free seat, after the start to one on which nobody sits.
 */
export const correctCheckIn = defineContract({
  name: 'training.correct',
  input: z.strictObject({
    sessionId: trainingIdSchema,
    entryId: trainingIdSchema,
    came: z.boolean(),
    over,
    reason: trainingReasonSchema,
  }),
  output: z.object({ family: doorFamilySchema }),
  roles: organisers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'check-in-closed', 'room-full', 'line-waits'],
  touchesMessages: false,
});

/** Families by class and child, for whoever stands at the door and is on no list; without a class the classes. */
export const findFamily = defineContract({
  name: 'training.find-family',
  input: z.strictObject({ sessionId: trainingIdSchema, classId: z.nullable(personIdSchema) }),
  output: z.object({
    classes: z.array(z.object({ classId: personIdSchema, name: z.string() })),
    children: z.array(childAtDoorSchema),
  }),
  roles: organisers,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** The family of this child came, with a reason: signed up or not, withdrawn or waiting. */
export const walkIn = defineContract({
  name: 'training.walk-in',
  input: z.strictObject({
    sessionId: trainingIdSchema,
    studentId: personIdSchema,
    /** Counts where the family was on no list. */
    persons: personsSchema,
    over,
    reason: trainingReasonSchema,
  }),
  output: z.object({ family: doorFamilySchema }),
  roles: organisers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'check-in-closed', 'room-full', 'line-waits'],
  touchesMessages: false,
});
