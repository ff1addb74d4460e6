/** The subject teacher's day (H1, H2): what was given, what may still be given, the posting itself. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import {
  classIdSchema,
  dateSchema,
  mostClassesAtOnce,
  mostSteps,
  reasonSchema,
  sheetSchema,
  standings,
  subjectSchema,
} from './model';
import { passedSchema } from './passed';

const teacher = ['subject-teacher'] as const;

export const limitsSchema = z.object({
  total: z.number(),
  chinese: z.number(),
  mathematics: z.number(),
  others: z.number(),
});

/** One subject of one of the caller's classes today. */
export const deskRowSchema = z.object({
  classId: classIdSchema,
  className: z.string(),
  grade: z.number(),
  subject: subjectSchema,
  standing: z.enum(standings),
  late: z.boolean(),
  /** What families read now; null when nothing. */
  published: z.nullable(sheetSchema),
  /** What waits for the grade leader or was sent back. */
  asked: z.nullable(
    z.object({
      sheet: sheetSchema,
      reason: z.string(),
      /** Of whoever decided; null while it waits. */
      answer: z.nullable(z.string()),
      /** Asked so late that whoever decides is not told of it in its day any more: false. */
      heard: z.boolean(),
    }),
  ),
  /** Who gave it, when it is not the caller. */
  colleague: z.nullable(z.string()),
  /** Steps it has gone through so far: what a change that goes on from it must name. */
  step: z.number(),
  /** How often it was changed after the first time. */
  corrections: z.number(),
  /** Counted minutes that the class has today, by subject. */
  load: z.array(z.object({ subject: subjectSchema, minutes: z.number() })),
  /** What this class was given last in this subject, to copy. */
  last: z.nullable(z.object({ date: dateSchema, sheet: sheetSchema })),
});
export type DeskRow = z.output<typeof deskRowSchema>;

/** Everything a teacher needs to post today. */
export const homeworkDesk = defineContract({
  name: 'homework.desk',
  input: z.strictObject({}),
  output: z.object({
    date: dateSchema,
    isSchoolDay: z.boolean(),
    dueAtMs: z.number(),
    limits: limitsSchema,
    rows: z.array(deskRowSchema),
    /** What the caller asked on the last school day and nobody answered. */
    passed: z.array(passedSchema),
  }),
  roles: teacher,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

const whichInput = {
  /** The day as the teacher's phone shows it: a post at midnight does not slip into the next one. */
  date: dateSchema,
  subject: subjectSchema,
  classIds: z.array(classIdSchema).check(
    z.minLength(1),
    z.maxLength(mostClassesAtOnce),
    z.refine((ids) => new Set(ids).size === ids.length),
  ),
  /**
   * The post that this one goes on from. Two teachers of one subject share a class's post of the day: what the other
   * one gave is changed by whoever has it before the eyes, and never written over unseen.
   */
  over: z.optional(
    z.strictObject({
      classId: classIdSchema,
      step: z.int().check(z.minimum(1), z.maximum(mostSteps)),
    }),
  ),
};

/** What became of each class, in the order asked. */
const resultSchema = z.object({
  /** Whether whoever decides is told of what waits, today. */
  heard: z.boolean(),
  results: z.array(
    z.object({ classId: classIdSchema, standing: z.enum(['published', 'waiting', 'none']) }),
  ),
});

/**
 * Gives classes homework, or corrects what they were given today; the old words stay in the history. A class that
 * would go over H2 waits for the grade leader: then a reason is asked (`homework-over-limit`, nothing written).
 * `homework-no-writing`: grades 1–2. `homework-picture-gone`: a picture that is not the caller's, or not any more. `illegal-move`: not today, or no school day. `homework-colleague-gave`:
 * another teacher of the subject gave something that `over` does not name; nothing is written, the desk shows it. The
 * same requestId is the same act.
 */
export const postHomework = defineContract({
  name: 'homework.post',
  input: z.strictObject({
    ...whichInput,
    sheet: sheetSchema,
    reason: z.optional(reasonSchema),
    /** 不是机械重复，也不是惩罚: the teacher says so each time. */
    confirmed: z.literal(true),
  }),
  output: resultSchema,
  roles: teacher,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: [
    'not-found',
    'illegal-move',
    'request-conflict',
    'homework-no-writing',
    'homework-over-limit',
    'homework-picture-gone',
    'homework-colleague-gave',
  ],
  touchesMessages: false,
});

/** 今天没有作业, one tap; takes back what was given today. */
export const noHomework = defineContract({
  name: 'homework.none',
  input: z.strictObject(whichInput),
  output: resultSchema,
  roles: teacher,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move', 'request-conflict', 'homework-colleague-gave'],
  touchesMessages: false,
});
