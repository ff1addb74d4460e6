/** What a family sees and says of homework (H1, H3): only of the own children. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import {
  classIdSchema,
  dateSchema,
  feedbackSchema,
  pictureIdSchema,
  subjectSchema,
  taskSchema,
} from './model';

const guardian = ['guardian'] as const;

const childSchema = z.object({
  childId: personIdSchema,
  name: z.string(),
  className: z.string(),
  grade: z.number(),
});

export const todaySubjectSchema = z.object({
  subject: subjectSchema,
  /** `not-yet`: there was a lesson, the teacher has not said so far. */
  state: z.enum(['published', 'none', 'not-yet']),
  minutes: z.number(),
  tasks: z.array(taskSchema),
  /** `url`: where it lies for the next minutes; null: to be asked for (homework.pictures). */
  pictures: z.array(z.object({ pictureId: pictureIdSchema, url: z.nullable(z.string()) })),
});
export type TodaySubject = z.output<typeof todaySubjectSchema>;

/** Today's homework of one child. */
export const childToday = defineContract({
  name: 'homework.today',
  input: z.strictObject({ childId: personIdSchema }),
  output: z.object({
    child: childSchema,
    /** Whose homework it is: names the pictures' post. */
    classId: classIdSchema,
    date: dateSchema,
    isSchoolDay: z.boolean(),
    dueAtMs: z.number(),
    /** Written, without what is optional. */
    totalMinutes: z.number(),
    allowedMinutes: z.number(),
    subjects: z.array(todaySubjectSchema),
  }),
  roles: guardian,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

export const weekFormSchema = z.object({
  child: childSchema,
  monday: dateSchema,
  closesAtMs: z.number(),
  /** `not-asked`: a week without school. */
  state: z.enum(['open', 'closed', 'not-asked']),
  /** Subjects to ask about, with what the teachers reckoned a day; null: nothing written so far. */
  subjects: z.array(z.object({ subject: subjectSchema, declaredMinutes: z.nullable(z.number()) })),
  /** What the family said so far; whichever parent wrote. */
  form: z.nullable(feedbackSchema),
  /** Of the form: what a change must name. 0: none yet. */
  version: z.number(),
});
export type WeekForm = z.output<typeof weekFormSchema>;

/** This week's form of one child. */
export const weekForm = defineContract({
  name: 'homework.week',
  input: z.strictObject({ childId: personIdSchema }),
  output: z.object({ week: weekFormSchema }),
  roles: guardian,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** Forms of one phone that may have arrived without its hearing so: more tries than anybody's patience. */
export const mostEarlier = 4;

/**
 * Says or changes what the week really took; one form per child and week. Saying the same again changes nothing.
 * It is written over the form of `version`, or over one that this phone sent before and never heard of (`earlier`):
 * that is no other parent's. `homework-form-changed`: the other parent was faster, with other words. `homework-week-closed`: too late.
 */
export const submitWeek = defineContract({
  name: 'homework.submit-week',
  input: z.strictObject({
    childId: personIdSchema,
    monday: dateSchema,
    version: z.int().check(z.minimum(0), z.maximum(1_000_000)),
    form: feedbackSchema,
    earlier: z.optional(z.array(feedbackSchema).check(z.maxLength(mostEarlier))),
  }),
  output: z.object({ version: z.number() }),
  roles: guardian,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'homework-form-changed', 'homework-week-closed'],
  touchesMessages: false,
});
