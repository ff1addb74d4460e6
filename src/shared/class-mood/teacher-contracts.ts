/** The class teacher's form (W1): opened, kept while it is written, handed in, changed. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { levelSchema, personIdSchema } from '../messages/model';
import { airs, contentSchema, eventKindSchema, observationIdSchema, sights } from './model';
import { classIdSchema, formStateSchema, mondaySchema } from './place';
import { owedFormSchema } from './owed-contract';

const classTeacher = ['class-teacher'] as const;

export const submittedSchema = z.object({
  content: contentSchema,
  /** Of the latest version. */
  atMs: z.number(),
  /** 1 for the first, higher after changes. */
  number: z.number(),
});

export const observationViewSchema = z.object({
  observationId: observationIdSchema,
  /** About somebody who has left the class since; `student` is null then. */
  gone: z.boolean(),
  /** Null: about the class, or `gone`. */
  student: z.nullable(z.object({ personId: personIdSchema, name: z.string() })),
  kind: eventKindSchema,
  text: z.string(),
  /** e.g. 英语 何老师 */
  by: z.string(),
  date: z.string(),
  /** It came before this week, and stood on no form that was handed in. */
  fromLastWeek: z.boolean(),
});
export type ObservationView = z.output<typeof observationViewSchema>;

export const noteViewSchema = z.object({
  /** `declined`: the mood member would rather not, which is fine. */
  state: z.enum(['written', 'declined']),
  air: z.nullable(z.enum(airs)),
  sights: z.array(z.enum(sights)),
  text: z.string(),
  /** Written or changed in an earlier week after its form was handed in, or where none was. */
  fromLastWeek: z.boolean(),
});
export type NoteView = z.output<typeof noteViewSchema>;

export const formViewSchema = z.object({
  classId: classIdSchema,
  className: z.string(),
  monday: mondaySchema,
  weekNumber: z.nullable(z.number()),
  /** Null: the week has no school day and owes nothing. */
  dueAtMs: z.nullable(z.number()),
  state: formStateSchema,
  /** Of the class-week: what a save or a submission must name. */
  version: z.number(),
  /** What is being written; null when nothing is. */
  draft: z.nullable(contentSchema),
  submitted: z.nullable(submittedSchema),
  students: z.array(z.object({ personId: personIdSchema, name: z.string() })),
  /** Of last week's form: each is asked for a word. */
  carried: z.array(
    z.object({
      studentId: personIdSchema,
      behaviour: z.string(),
      level: levelSchema,
      since: mondaySchema,
      sinceWeekNumber: z.nullable(z.number()),
      /** Cared for in the class the student came from. */
      moved: z.optional(z.boolean()),
    }),
  ),
  notes: z.array(noteViewSchema),
  /** How many writings this week's notes are made of: to be handed in with the form. */
  notesHeard: z.number(),
  observations: z.array(observationViewSchema),
  /** What else is owed: other own classes this week, missing forms of weeks that may still be handed in. */
  others: z.array(owedFormSchema),
});
export type FormView = z.output<typeof formViewSchema>;

/**
 * The form of one class and week, the own class and this week when none is named; audited, because last week's students of concern
 * are on it. `illegal-move`: that week may not be written any more, or not yet.
 */
export const openForm = defineContract({
  name: 'class-mood.open',
  input: z.strictObject({ classId: z.optional(classIdSchema), monday: z.optional(mondaySchema) }),
  output: z.object({ form: formViewSchema }),
  roles: classTeacher,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

const writeInput = z.strictObject({
  classId: classIdSchema,
  monday: mondaySchema,
  version: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  content: contentSchema,
});

/**
 * Keeps what is being written, so that another phone goes on with it. When another phone was first, nothing is kept
 * and its draft comes back: the phone puts both together and saves again.
 */
export const saveDraft = defineContract({
  name: 'class-mood.save-draft',
  input: writeInput,
  output: z.object({
    saved: z.boolean(),
    version: z.number(),
    /** What the other phone kept; null when this one was kept, or nothing is being written. */
    other: z.nullable(contentSchema),
  }),
  roles: classTeacher,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

/**
 * Hands the form in, or changes one that was handed in: every version is kept. Form, students of concern, the end
 * of the reminders and the audit are one transaction. The same requestId is the same act.
 */
export const submitForm = defineContract({
  name: 'class-mood.submit',
  input: z.strictObject({
    ...writeInput.shape,
    /** Which observations stood on the page: one that came later stands on next week's form. */
    seen: z.array(observationIdSchema).check(z.maxLength(100)),
    /** As `open` said it of the page; left out, next week's form shows this week's notes once more. */
    notesHeard: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  }),
  output: z.object({ state: formStateSchema, version: z.number(), submitted: submittedSchema }),
  roles: classTeacher,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: [
    'not-found',
    'illegal-move',
    'stale-version',
    'request-conflict',
    'mood-counts',
    'mood-empty',
    'mood-not-quiet',
    'mood-word-missing',
    'mood-fact-missing',
    'mood-label',
    'mood-mixed-up',
  ],
  touchesMessages: false,
});
