/**
 * What is stored of the parent school (T1, T2). Families stand in the ledgers with their number of persons, in
 * attendance and progress with dates: nothing here tells when a family did something. Sessions and lessons are
 * the school's own.
 */
import * as z from 'zod/mini';
import {
  lessonPartSchema,
  lessonStateSchema,
  placeStateSchema,
  sessionStateSchema,
  wayInSchema,
} from '../../../src/shared/training/model';
import { defineCollection } from '../../platform/collections';

const retention = 'to the end of the school year';

/** `_id`: keyed mark of whoever made it and the request. */
export const trainingSessions = defineCollection({
  name: 'training_sessions',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    termId: z.string(),
    state: sessionStateSchema,
    title: z.string(),
    speaker: z.string(),
    place: z.string(),
    arrival: z.string(),
    steps: z.array(z.object({ title: z.string(), text: z.string() })),
    date: z.string(),
    start: z.string(),
    end: z.string(),
    capacity: z.number(),
    grades: z.array(z.number()),
    calledOff: z.nullable(z.string()),
    /** Raised by every new time: reminders of an earlier one are no longer true. */
    move: z.number(),
    /** Keyed mark of the last request that saved it. */
    ref: z.string(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['date', 1],
      ],
    },
    {
      name: 'ahead',
      fields: [
        ['state', 1],
        ['date', 1],
      ],
    },
  ],
  retention,
});
export type TrainingSession = z.infer<typeof trainingSessions.schema>;

/** `_id` = the session's: seats and line, changed by every sign-up (src/shared/training/ledger.ts). */
export const trainingLedgers = defineCollection({
  name: 'training_ledgers',
  side: 'person',
  personal: 'training',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    capacity: z.number(),
    open: z.boolean(),
    entries: z.array(
      z.object({
        entryId: z.string(),
        guardianId: z.nullable(z.string()),
        childIds: z.array(z.string()),
        household: z.array(z.string()),
        persons: z.number(),
        state: placeStateSchema,
        offer: z.nullable(z.object({ on: z.string(), until: z.string(), instanceId: z.string() })),
      }),
    ),
    /** Requests that were done, under keyed marks. */
    acts: z.array(z.object({ ref: z.string(), kind: z.string() })),
    /** Whose sign-up the other parent took back, and whether that was told. */
    takenBack: z.array(z.object({ guardianId: z.string(), told: z.boolean() })),
    version: z.number(),
  }),
  indexes: [],
  retention,
});
export type StoredLedger = z.infer<typeof trainingLedgers.schema>;

/** `<session>.<place>`: whether a family came, and how that was found; the day is the session's. */
export const trainingAttendance = defineCollection({
  name: 'training_attendance',
  side: 'person',
  personal: 'training',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    sessionId: z.string(),
    entryId: z.string(),
    came: z.boolean(),
    how: z.nullable(wayInSchema),
    /** For whom it was counted. */
    childIds: z.array(z.string()),
    persons: z.number(),
    /** Of each guardian who entered a code, under a keyed mark: wrong four digits so far, and whether this one came. */
    phones: z.array(z.object({ phone: z.string(), wrongTries: z.number(), came: z.boolean() })),
    /** Check-ins of the organiser's phone that were counted: a repeated one changes nothing. */
    nonces: z.array(z.string()),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'session',
      fields: [
        ['schoolId', 1],
        ['sessionId', 1],
        ['came', 1],
      ],
    },
  ],
  retention,
});
export type Attendance = z.infer<typeof trainingAttendance.schema>;

export const trainingLessons = defineCollection({
  name: 'training_lessons',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    termId: z.string(),
    state: lessonStateSchema,
    title: z.string(),
    summary: z.string(),
    parts: z.array(lessonPartSchema),
    checkpoints: z.array(
      z.object({
        question: z.string(),
        choices: z.array(z.string()),
        right: z.number(),
        why: z.string(),
      }),
    ),
    minMinutes: z.number(),
    grades: z.array(z.number()),
    openFrom: z.string(),
    ref: z.string(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['termId', 1],
      ],
    },
  ],
  retention,
});
export type TrainingLesson = z.infer<typeof trainingLessons.schema>;

/** `<lesson>.<guardian>`: how long was read and what was answered, never when. */
export const trainingProgress = defineCollection({
  name: 'training_progress',
  side: 'person',
  personal: 'lessons',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    lessonId: z.string(),
    guardianId: z.string(),
    readSeconds: z.number(),
    passed: z.array(z.number()),
    doneOn: z.nullable(z.string()),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['doneOn', 1],
      ],
    },
    {
      name: 'lesson',
      fields: [
        ['schoolId', 1],
        ['lessonId', 1],
        ['doneOn', 1],
      ],
    },
    {
      name: 'guardian',
      fields: [
        ['schoolId', 1],
        ['guardianId', 1],
      ],
    },
  ],
  retention,
});
export type StoredProgress = z.infer<typeof trainingProgress.schema>;

/** `<term>.<student>`: what the child's family took part in (T2). */
export const trainingReached = defineCollection({
  name: 'training_reached',
  side: 'person',
  personal: 'training',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    termId: z.string(),
    studentId: z.string(),
    came: z.array(z.object({ sessionId: z.string(), entryId: z.string() })),
    done: z.array(z.object({ lessonId: z.string(), guardianId: z.string() })),
    /** The last day that was counted: from then on its years run (G2). */
    lastOn: z.string(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'term',
      fields: [
        ['schoolId', 1],
        ['termId', 1],
      ],
    },
  ],
  retention,
});
export type StoredReached = z.infer<typeof trainingReached.schema>;

/**
 * One sentence to many families, told by the clock in portions: a reminder, a change, a class teacher's word.
 * `_id`: what it is about, so that it is told once.
 */
export const trainingTellings = defineCollection({
  name: 'training_tellings',
  side: 'person',
  personal: 'training',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** Null: about no single session. */
    sessionId: z.nullable(z.string()),
    /** Of the session, when it was begun. */
    move: z.number(),
    textKey: z.string(),
    due: z.string(),
    /** Forgotten when all are told. */
    guardianIds: z.array(z.string()),
    told: z.number(),
    finished: z.boolean(),
    version: z.number(),
  }),
  indexes: [{ name: 'open', fields: [['finished', 1]] }],
  retention,
});
export type Telling = z.infer<typeof trainingTellings.schema>;

/** `_id` = the school's: the last mark of the day at which its lines were served, so that each is served once. */
export const trainingMarks = defineCollection({
  name: 'training_marks',
  side: 'neutral',
  schema: z.object({ _id: z.string(), on: z.string(), at: z.string(), version: z.number() }),
  indexes: [],
  retention: 'one document per school',
});

export const trainingCollections = [
  trainingSessions,
  trainingLedgers,
  trainingAttendance,
  trainingLessons,
  trainingProgress,
  trainingReached,
  trainingTellings,
  trainingMarks,
];
