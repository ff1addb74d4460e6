/**
 * What is stored of homework (H1–H4). What teachers give a class is theirs and carries times. What a family says of
 * a child's week lies on the person side: the week, never a time, and not which parent wrote.
 */
import * as z from 'zod/mini';
import {
  feedbackSchema,
  postStates,
  sheetSchema,
  subjectSchema,
} from '../../../src/shared/homework/model';
import { defineCollection } from '../../platform/collections';

const twoYears = 'two school years, then with the term archive (L7)';

/** `_id` = schoolId: how far the clock has opened days. */
export const homeworkSchools = defineCollection({
  name: 'homework_schools',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    /** The latest day whose ladders are open. */
    openedThrough: z.string(),
    version: z.number(),
  }),
  indexes: [],
  retention: 'one document per school',
});
export type HomeworkSchool = z.infer<typeof homeworkSchools.schema>;

const askedSchema = z.object({
  sheet: sheetSchema,
  reason: z.string(),
  /** Counts the askings of this post: an answer names the one it is about. */
  number: z.number(),
  byPersonId: z.string(),
  atMs: z.number(),
});

const postSchema = z.object({
  subject: subjectSchema,
  teacherId: z.string(),
  state: z.enum(postStates),
  /** What families read; a correction that waits leaves it standing. */
  published: z.nullable(sheetSchema),
  asked: z.nullable(askedSchema),
  /** Why it was sent back; empty otherwise. */
  answer: z.string(),
  /** First handed in, and the due time that held then. */
  handedAtMs: z.number(),
  dueAtMs: z.number(),
  /** Every step, the latest last. */
  history: z.array(
    z.object({
      act: z.enum(['publish', 'ask', 'none', 'agree', 'return']),
      sheet: z.nullable(sheetSchema),
      reason: z.string(),
      atMs: z.number(),
      byPersonId: z.string(),
      requestId: z.string(),
    }),
  ),
});
export type StoredPost = z.infer<typeof postSchema>;

/** `_id` = `<classId>.<date>`: everything a class was given on a day; the guard of H2. */
export const homeworkDays = defineCollection({
  name: 'homework_days',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    grade: z.number(),
    date: z.string(),
    posts: z.array(postSchema),
    /** Posts that wait for a decision: what deciders look for. */
    waiting: z.number(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['date', 1],
      ],
    },
    {
      name: 'class',
      fields: [
        ['classId', 1],
        ['date', 1],
      ],
    },
    {
      name: 'waiting',
      fields: [
        ['schoolId', 1],
        ['waiting', 1],
        ['date', 1],
      ],
    },
  ],
  retention: twoYears,
});
export type HomeworkDay = z.infer<typeof homeworkDays.schema>;

/** `_id` = `<studentId>.<monday>`: one form per child and week, whichever parent wrote. */
export const homeworkForms = defineCollection({
  name: 'homework_forms',
  side: 'person',
  personal: 'homework',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    studentId: z.string(),
    classId: z.string(),
    monday: z.string(),
    form: feedbackSchema,
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
  retention: twoYears,
});
export type HomeworkForm = z.infer<typeof homeworkForms.schema>;

/** `_id` = `<classId>.<YYYY-MM>`: counts of a class and month, without any child (shared/homework/month.ts). */
export const homeworkMonths = defineCollection({
  name: 'homework_months',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    grade: z.number(),
    month: z.string(),
    counts: z.record(z.string(), z.number()),
    /** Children of the class, by week with forms. */
    rolls: z.record(z.string(), z.number()),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['month', 1],
        ['grade', 1],
      ],
    },
  ],
  retention: twoYears,
});
export type HomeworkMonth = z.infer<typeof homeworkMonths.schema>;

/**
 * `arriving`: the file may not be there yet. `joined`: it is, and its parts still are. `ready`: in no post.
 * `leaving`: being removed.
 */
export const pictureStates = ['arriving', 'joined', 'ready', 'posted', 'leaving'] as const;

/** `_id` = the picture's mark: a photographed page; its bytes lie in the cloud's storage, never here. */
export const homeworkPictures = defineCollection({
  name: 'homework_pictures',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** Who took it: nobody else puts it into a post. */
    teacherId: z.string(),
    /** In how many calls it comes. */
    parts: z.number(),
    /**
     * What came so far, in order: a mark of the bytes (the same tap with others is another act), and the part's own
     * file, empty until it is there and for a picture in one part.
     */
    arrived: z.array(z.object({ digest: z.string(), fileId: z.string() })),
    cloudPath: z.string(),
    /** Of the whole picture; empty until it is there. */
    fileId: z.string(),
    state: z.enum(pictureStates),
    addedAtMs: z.number(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'state',
      fields: [
        ['state', 1],
        ['addedAtMs', 1],
      ],
    },
  ],
  retention: `never posted: a day; posted: as the day's history, ${twoYears}`,
});
export type HomeworkPicture = z.infer<typeof homeworkPictures.schema>;

export const homeworkCollections = [
  homeworkSchools,
  homeworkDays,
  homeworkForms,
  homeworkMonths,
  homeworkPictures,
];
