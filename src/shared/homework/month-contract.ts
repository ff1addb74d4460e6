/** The month so far (H4): declared against real minutes, by class, grade and subject. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { subjectSchema } from './model';
import { limitsSchema } from './teacher-contracts';

/** Forms of weeks that are over, at least the smallest group of them at a time; null before the first of these. */
export const spreadSchema = z.object({
  forms: z.number(),
  median: z.number(),
  low: z.number(),
  high: z.number(),
  over: z.number(),
});

const columnSchema = z.object({
  /** Mean of what teachers reckoned on days with homework; null without any. */
  declared: z.nullable(z.number()),
  days: z.number(),
  real: z.nullable(spreadSchema),
  /** There are forms, but none to show yet. */
  hidden: z.boolean(),
});

export const groupFiguresSchema = z.object({
  /** A class or grade; empty for the whole. */
  key: z.string(),
  name: z.string(),
  /** Forms of the weeks that are closed, of so many children who were asked: never more than these. */
  answered: z.number(),
  asked: z.number(),
  /** Forms of the running week. */
  thisWeek: z.number(),
  /** Of now. */
  children: z.number(),
  /** Days with homework, and those on which all subjects together were over the limit. */
  days: z.number(),
  daysOver: z.number(),
  all: columnSchema,
  subjects: z.array(z.object({ subject: subjectSchema, ...columnSchema.shape })),
});
export type GroupFigures = z.output<typeof groupFiguresSchema>;

const levels = ['class', 'grade', 'school'] as const;

/**
 * Figures of a class, of a grade with its classes, or of the school with its grades; what the caller answers for,
 * and this month, when none is named.
 */
export const monthFigures = defineContract({
  name: 'homework.month',
  input: z.strictObject({
    month: z.optional(z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))),
    level: z.optional(z.enum(levels)),
    key: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))),
  }),
  output: z.object({
    month: z.string(),
    level: z.enum(levels),
    limits: limitsSchema,
    smallest: z.number(),
    whole: groupFiguresSchema,
    /** Classes of the grade, grades of the school; empty for a class. */
    groups: z.array(groupFiguresSchema),
    /** What families added in words, without names, for the class teacher only; of the same weeks as `all`. */
    remarks: z.array(z.string()),
  }),
  roles: ['class-teacher', 'grade-leader', 'leader'],
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});
