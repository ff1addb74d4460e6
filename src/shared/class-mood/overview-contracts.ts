/** Who handed in and who did not (W1): the grade leader's list, the centre's week, figures for leaders. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { levelSchema, personIdSchema } from '../messages/model';
import { eventSchema, followWords, moodCountsSchema } from './model';
import { classIdSchema, formStateSchema, mondaySchema } from './place';

const figuresSchema = z.object({
  owed: z.number(),
  submitted: z.number(),
  late: z.number(),
  missing: z.number(),
  open: z.number(),
});

/** The own grade's classes that have not handed in: this week's and those that may still come. No content. */
export const missingForms = defineContract({
  name: 'class-mood.missing',
  input: z.strictObject({}),
  output: z.object({
    weeks: z.array(
      z.object({
        monday: mondaySchema,
        weekNumber: z.nullable(z.number()),
        dueAtMs: z.number(),
        figures: figuresSchema,
        classes: z.array(
          z.object({
            classId: classIdSchema,
            className: z.string(),
            teacherName: z.string(),
            state: formStateSchema,
            /** Somebody reminded the class teacher by hand today. */
            remindedToday: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  roles: ['grade-leader'],
  scope: 'grade',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** Reminds the class teacher, once a day and form. `illegal-move`: handed in, or its day has not come. */
export const remindTeacher = defineContract({
  name: 'class-mood.remind',
  input: z.strictObject({ classId: classIdSchema, monday: mondaySchema }),
  output: z.object({ alreadyToday: z.boolean() }),
  roles: ['grade-leader'],
  scope: 'grade',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

const levelCountsSchema = z.object({
  none: z.number(),
  yellow: z.number(),
  orange: z.number(),
  red: z.number(),
});

export const classRowSchema = z.object({
  classId: classIdSchema,
  className: z.string(),
  grade: z.number(),
  state: formStateSchema,
  submittedAtMs: z.nullable(z.number()),
  /** Null without a form, and always for leaders: figures of one class say too much of it. */
  summary: z.nullable(
    z.object({
      classSize: z.number(),
      counts: moodCountsSchema,
      events: z.array(eventSchema),
      quiet: z.boolean(),
      concerns: levelCountsSchema,
    }),
  ),
  /** Heat of each week of `strip`, 0–4; null where no form was handed in. Empty for leaders. */
  heat: z.array(z.nullable(z.number())),
});
export type ClassRow = z.output<typeof classRowSchema>;

export const stripWeekSchema = z.object({
  monday: mondaySchema,
  weekNumber: z.nullable(z.number()),
  figures: figuresSchema,
  /** Children counted as not calm, of those in classes that handed in; null where `sums` would be. */
  unsettled: z.nullable(z.number()),
  counted: z.nullable(z.number()),
  heat: z.nullable(z.number()),
});
export type StripWeek = z.output<typeof stripWeekSchema>;

/**
 * A week of the whole school, this one when none is named: submitted, late, missing, sums, and the term as a heat
 * strip. No name of a child is in it. Leaders get sums of the school only, of weeks that are over as they stood
 * then: two looks never differ by one class.
 */
export const weekOverview = defineContract({
  name: 'class-mood.week',
  input: z.strictObject({ monday: z.optional(mondaySchema) }),
  output: z.object({
    monday: mondaySchema,
    weekNumber: z.nullable(z.number()),
    /** Null: a week without any school day. */
    dueAtMs: z.nullable(z.number()),
    figures: figuresSchema,
    /** Null for leaders while the week runs, and of fewer than five classes. */
    sums: z.nullable(
      z.object({ counted: z.number(), counts: moodCountsSchema, concerns: levelCountsSchema }),
    ),
    classes: z.array(classRowSchema),
    strip: z.array(stripWeekSchema),
  }),
  roles: ['counsellor', 'lead-counsellor', 'leader'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['illegal-move'],
  touchesMessages: false,
});

/** The students of concern of one class-week with their names, for the centre; every reading is audited. */
export const readConcerns = defineContract({
  name: 'class-mood.concerns',
  input: z.strictObject({ classId: classIdSchema, monday: mondaySchema }),
  output: z.object({
    concerns: z.array(
      z.object({
        studentId: personIdSchema,
        name: z.string(),
        behaviour: z.string(),
        level: levelSchema,
        word: z.enum(['', ...followWords]),
        since: mondaySchema,
        sinceWeekNumber: z.nullable(z.number()),
      }),
    ),
  }),
  roles: ['counsellor', 'lead-counsellor'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});
