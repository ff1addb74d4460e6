/** What people are shown of the parent school (T1, T2). */
import * as z from 'zod/mini';
import { personIdSchema } from '../messages/model';
import {
  checkpointsSchema,
  dateSchema,
  gradesSchema,
  lessonPartSchema,
  lessonStateSchema,
  placeStateSchema,
  sessionStateSchema,
  stepSchema,
  timeSchema,
  trainingIdSchema,
  wayInSchema,
} from './model';

/** A family's own place: of every guardian of its children. */
export const ownPlaceSchema = z.object({
  state: placeStateSchema,
  persons: z.number(),
  /** 1 for the first in line. */
  inLine: z.nullable(z.number()),
  keptUntil: z.nullable(z.object({ date: dateSchema, time: timeSchema })),
  /** What the organiser's phone can scan. */
  pass: trainingIdSchema,
  came: z.boolean(),
  /** Another guardian of a child signed up; when is told to nobody. */
  byOther: z.boolean(),
  /** False where the place is another household's too: one may keep it or step out, not change it. */
  mayChange: z.boolean(),
  /** Children of this guardian's are in no place: one may sign up for them besides. */
  mayAdd: z.boolean(),
});
export type OwnPlace = z.output<typeof ownPlaceSchema>;

export const familySessionSchema = z.object({
  sessionId: trainingIdSchema,
  title: z.string(),
  speaker: z.string(),
  place: z.string(),
  arrival: z.string(),
  steps: z.array(z.object({ title: z.string(), text: z.string() })),
  date: dateSchema,
  start: timeSchema,
  end: timeSchema,
  /** The how-manieth of its term. */
  ordinal: z.number(),
  /** Its term has not begun. */
  ofLaterTerm: z.boolean(),
  capacity: z.number(),
  taken: z.number(),
  free: z.number(),
  /** Families in line. */
  waiting: z.number(),
  /** Said when the session was called off; null while it takes place. */
  calledOff: z.nullable(z.string()),
  mine: z.nullable(ownPlaceSchema),
  /** The other parent took this guardian's sign-up back. */
  takenBack: z.boolean(),
});
export type FamilySession = z.output<typeof familySessionSchema>;

export const progressSchema = z.object({
  minutesLeft: z.number(),
  passed: z.array(z.number()),
  doneOn: z.nullable(dateSchema),
});
export type LessonProgress = z.output<typeof progressSchema>;

export const familyLessonSchema = z.object({
  lessonId: trainingIdSchema,
  title: z.string(),
  summary: z.string(),
  minMinutes: z.number(),
  checkpoints: z.number(),
  progress: progressSchema,
});
export type FamilyLesson = z.output<typeof familyLessonSchema>;

/** A session as its organisers see it. */
export const plannedSessionSchema = z.object({
  sessionId: trainingIdSchema,
  version: z.number(),
  state: sessionStateSchema,
  title: z.string(),
  speaker: z.string(),
  place: z.string(),
  arrival: z.string(),
  steps: z.array(stepSchema),
  date: dateSchema,
  start: timeSchema,
  end: timeSchema,
  capacity: z.number(),
  grades: gradesSchema,
  calledOff: z.nullable(z.string()),
  /** Its term has not begun. */
  ofLaterTerm: z.boolean(),
  /** Families and persons with a place, families in line, families that came. */
  families: z.number(),
  persons: z.number(),
  waiting: z.number(),
  came: z.number(),
});
export type PlannedSession = z.output<typeof plannedSessionSchema>;

export const plannedLessonSchema = z.object({
  lessonId: trainingIdSchema,
  version: z.number(),
  state: lessonStateSchema,
  title: z.string(),
  minMinutes: z.number(),
  checkpoints: z.number(),
  openFrom: dateSchema,
  ofLaterTerm: z.boolean(),
  /** Guardians who finished it, and who began. */
  finished: z.number(),
  begun: z.number(),
});
export type PlannedLesson = z.output<typeof plannedLessonSchema>;

export const lessonFieldsSchema = z.object({
  lessonId: trainingIdSchema,
  version: z.number(),
  state: lessonStateSchema,
  title: z.string(),
  summary: z.string(),
  parts: z.array(lessonPartSchema),
  checkpoints: checkpointsSchema,
  minMinutes: z.number(),
  grades: gradesSchema,
  openFrom: dateSchema,
});
export type LessonFields = z.output<typeof lessonFieldsSchema>;

/** A family on the list at the door. */
export const doorFamilySchema = z.object({
  entryId: trainingIdSchema,
  state: placeStateSchema,
  /** The guardian who signed up; empty where a colleague entered the family by its child. */
  name: z.string(),
  /** e.g. 六（2）班 李小雨 */
  child: z.string(),
  persons: z.number(),
  came: z.boolean(),
  how: z.nullable(wayInSchema),
});
export type DoorFamily = z.output<typeof doorFamilySchema>;

/** A child of a class, as the organiser finds its family at the door. */
export const childAtDoorSchema = z.object({
  studentId: personIdSchema,
  name: z.string(),
  /** Null: the family is on no list. */
  state: z.nullable(placeStateSchema),
  came: z.boolean(),
});
export type ChildAtDoor = z.output<typeof childAtDoorSchema>;

export const shareSchema = z.object({
  reached: z.number(),
  of: z.number(),
  onSite: z.number(),
  online: z.number(),
});
