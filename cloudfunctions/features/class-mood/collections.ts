/**
 * What is stored of the weekly class mood form (W1). A form and its time are staff's and name no child; what was
 * seen of a child lies on the person side, with the week and never with a time.
 */
import * as z from 'zod/mini';
import {
  airs,
  concernSchema,
  eventKindSchema,
  eventSchema,
  moodCountsSchema,
  sights,
} from '../../../src/shared/class-mood/model';
import { defineCollection } from '../../platform/collections';

const twoYears = 'two school years, then with the term archive (L7)';

/** `_id` = schoolId: since when forms are owed, and how far the clock has opened due days. */
export const moodSchools = defineCollection({
  name: 'mood_schools',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    /** Monday of the first week that owes a form. */
    fromMonday: z.string(),
    /** The latest due day whose ladders are open. */
    openedThrough: z.string(),
    version: z.number(),
  }),
  indexes: [],
  retention: 'one document per school',
});
export type MoodSchool = z.infer<typeof moodSchools.schema>;

const levelCountsSchema = z.object({
  none: z.number(),
  yellow: z.number(),
  orange: z.number(),
  red: z.number(),
});

const sheetSchema = z.object({
  counts: moodCountsSchema,
  events: z.array(eventSchema),
  quiet: z.boolean(),
});

/** `_id` = `<classId>.<monday>`: one document per class and week, without any child's name. */
export const moodForms = defineCollection({
  name: 'mood_forms',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    grade: z.number(),
    monday: z.string(),
    /** What is being written; the students to it lie in `mood_concerns`. */
    draft: z.nullable(sheetSchema),
    submitted: z.nullable(
      z.object({
        ...sheetSchema.shape,
        classSize: z.number(),
        concerns: levelCountsSchema,
        /** Observations that stood on the page. */
        seen: z.array(z.string()),
        /** Writings of the mood members' notes of the week that stood on the page. */
        notesHeard: z.number(),
        /** The due time that held when it was first handed in. */
        dueAtMs: z.number(),
        firstAtMs: z.number(),
        atMs: z.number(),
        number: z.number(),
      }),
    ),
    /**
     * Figures as they stood when the week was over, where the form was changed later; null: it first came later.
     * Missing: nothing came after the week.
     */
    ofWeek: z.optional(
      z.nullable(
        z.object({
          classSize: z.number(),
          counts: moodCountsSchema,
          concerns: levelCountsSchema,
        }),
      ),
    ),
    /** Every handing-in, the latest last; their students lie in `mood_versions`. */
    history: z.array(
      z.object({
        ...sheetSchema.shape,
        number: z.number(),
        atMs: z.number(),
        byPersonId: z.string(),
        requestId: z.string(),
      }),
    ),
    /** Raised by every kept draft and every handing-in: two phones never overwrite one another. */
    version: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['monday', 1],
      ],
    },
    {
      name: 'class',
      fields: [
        ['classId', 1],
        ['monday', 1],
      ],
    },
  ],
  retention: twoYears,
});
export type MoodForm = z.infer<typeof moodForms.schema>;

const keptConcernSchema = z.object({ ...concernSchema.shape, since: z.string() });

/** `_id` as of the form: the students of concern of a class-week, of its draft and as handed in. */
export const moodConcerns = defineCollection({
  name: 'mood_concerns',
  side: 'person',
  personal: 'teacher-notes',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    monday: z.string(),
    state: z.enum(['draft', 'submitted']),
    draft: z.array(concernSchema),
    submitted: z.array(keptConcernSchema),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['monday', 1],
      ],
    },
    {
      name: 'class',
      fields: [
        ['classId', 1],
        ['state', 1],
        ['monday', 1],
      ],
    },
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['state', 1],
        ['monday', 1],
      ],
    },
  ],
  retention: twoYears,
});
export type MoodConcerns = z.infer<typeof moodConcerns.schema>;

/** `_id` = `<formId>.<number>`: the students of concern of each handing-in. */
export const moodVersions = defineCollection({
  name: 'mood_versions',
  side: 'person',
  personal: 'teacher-notes',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    formId: z.string(),
    concerns: z.array(keptConcernSchema),
    version: z.number(),
  }),
  indexes: [],
  retention: twoYears,
});

/** `_id` = `<classId>.<monday>.<studentId>`: a mood member's note of a week. */
export const moodNotes = defineCollection({
  name: 'mood_notes',
  side: 'person',
  personal: 'class-notes',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    monday: z.string(),
    studentId: z.string(),
    state: z.enum(['written', 'declined']),
    /** Empty when declined. */
    air: z.enum(['', ...airs]),
    sights: z.array(z.enum(sights)),
    text: z.string(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['monday', 1],
      ],
    },
    {
      name: 'student',
      fields: [
        ['schoolId', 1],
        ['studentId', 1],
        ['monday', -1],
      ],
    },
    {
      name: 'class',
      fields: [
        ['classId', 1],
        ['monday', 1],
      ],
    },
  ],
  retention: 'until the end of the term',
});
export type MoodNote = z.infer<typeof moodNotes.schema>;

/** `_id` = `<teacherId>.<requestId>`: what a subject teacher saw, of a student or of the class. */
export const moodObservations = defineCollection({
  name: 'mood_observations',
  side: 'person',
  personal: 'teacher-notes',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    monday: z.string(),
    date: z.string(),
    /** Empty: about the class. */
    studentId: z.string(),
    kind: eventKindSchema,
    text: z.string(),
    teacherId: z.string(),
    /** e.g. 英语 何老师 */
    by: z.string(),
  }),
  indexes: [
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['monday', 1],
      ],
    },
    {
      name: 'class',
      fields: [
        ['classId', 1],
        ['monday', 1],
      ],
    },
    {
      name: 'student',
      fields: [
        ['studentId', 1],
        ['monday', 1],
      ],
    },
  ],
  retention: twoYears,
});
export type MoodObservation = z.infer<typeof moodObservations.schema>;

export const classMoodCollections = [
  moodSchools,
  moodForms,
  moodConcerns,
  moodVersions,
  moodNotes,
  moodObservations,
];
