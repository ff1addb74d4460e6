/** Words and shapes of homework that both sides share (H1–H3). */
import * as z from 'zod/mini';
import { isLocalDate, isLocalTime } from '../time/instant';
import { subjects } from '../people/subjects';

export const subjectSchema = z.enum(subjects);

/** 基础, 提高, 选做. What is optional nobody must do: it stands beside the day's load, not in it. */
export const tiers = ['basic', 'extended', 'optional'] as const;
export type Tier = (typeof tiers)[number];

export const longestTask = 300;
/** Of one tier of one subject; far above any limit, so that an honest estimate is never cut off. */
export const mostTaskMinutes = 120;
/** Steps of one post on one day: more are nobody's work; all of them are kept. */
export const mostSteps = 60;
/** All subjects and tiers at their most. */
export const mostDayMinutes = subjects.length * tiers.length * mostTaskMinutes;
export const longestReason = 120;
export const mostClassesAtOnce = 8;

export const classIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
export const dateSchema = z.string().check(z.refine(isLocalDate));
export const reasonSchema = z.string().check(z.trim(), z.minLength(2), z.maxLength(longestReason));

/** A photographed page: the mark under which the school keeps it. */
export const pictureIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
export const mostPictures = 3;

export const taskSchema = z.strictObject({
  tier: z.enum(tiers),
  /** Empty only where a picture says it (sheetSchema). */
  text: z.string().check(z.trim(), z.maxLength(longestTask)),
  minutes: z.int().check(z.minimum(0), z.maximum(mostTaskMinutes)),
  /** Written (书面): only this counts against H2. The rest is read, said or done. */
  written: z.boolean(),
});
export type Task = z.output<typeof taskSchema>;

/** What a teacher gives a class in one subject on one day, each tier at most once: in words, in pictures or both. */
export const sheetSchema = z
  .strictObject({
    tasks: z.array(taskSchema).check(
      z.minLength(1),
      z.maxLength(tiers.length),
      z.refine((tasks) => new Set(tasks.map(({ tier }) => tier)).size === tasks.length),
    ),
    /** In the order shown; left out where there is none. */
    pictures: z.optional(
      z.array(pictureIdSchema).check(
        z.minLength(1),
        z.maxLength(mostPictures),
        z.refine((ids) => new Set(ids).size === ids.length),
      ),
    ),
  })
  .check(
    z.refine(
      ({ tasks, pictures }) => pictures !== undefined || tasks.every(({ text }) => text !== ''),
    ),
  );
export type Sheet = z.output<typeof sheetSchema>;

/**
 * Where one subject of a class stands on a day, as stored. `waiting`: over the limit, before the grade leader.
 * `returned`: the grade leader said no and nothing else was given since.
 */
export const postStates = ['published', 'none', 'waiting', 'returned'] as const;
export type PostState = (typeof postStates)[number];

/**
 * The same as people see it. `open`: not due yet. `free`: no lesson that day, nothing owed. `unsure`: nobody can tell
 * whether there is one, nothing owed. `passed`: it waited until the day was over, and was never given.
 */
export const standings = [
  'published',
  'none',
  'waiting',
  'returned',
  'open',
  'missing',
  'free',
  'unsure',
  'passed',
] as const;
export type Standing = (typeof standings)[number];

export const difficulties = ['easy', 'right', 'hard'] as const;
export const moods = ['happy', 'calm', 'upset'] as const;
export const longestRemark = 200;

/** A parent's slider: five-minute steps. */
export const minutesStep = 5;
export const mostRealMinutes = 120;

/** A family's week: minutes a day really needed per subject, about. */
export const feedbackSchema = z.strictObject({
  minutes: z
    .array(
      z.strictObject({
        subject: subjectSchema,
        minutes: z.int().check(z.minimum(0), z.maximum(mostRealMinutes), z.multipleOf(minutesStep)),
      }),
    )
    .check(
      z.minLength(1),
      z.maxLength(subjects.length),
      z.refine((all) => new Set(all.map(({ subject }) => subject)).size === all.length),
    ),
  difficulty: z.enum(difficulties),
  mood: z.enum(moods),
  /** When the child fell asleep on most days, HH:mm; null: not said. */
  bedtime: z.nullable(z.string().check(z.refine(isLocalTime))),
  remark: z.string().check(z.trim(), z.maxLength(longestRemark)),
});
export type Feedback = z.output<typeof feedbackSchema>;

/** One document per class and day. */
export function dayIdOf(classId: string, date: string): string {
  return `${classId}.${date}`;
}

/** One form per child and week, whichever parent writes. */
export function formIdOf(studentId: string, monday: string): string {
  return `${studentId}.${monday}`;
}

export function monthIdOf(classId: string, month: string): string {
  return `${classId}.${month}`;
}

/** Whether two forms say the same, whatever the order of their subjects. */
export function isSameFeedback(one: Feedback, other: Feedback): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered({ minutes, difficulty, mood, bedtime, remark }: Feedback) {
  const bySubject = subjects.flatMap((subject) => {
    const found = minutes.find((one) => one.subject === subject);
    return found ? [[subject, found.minutes]] : [];
  });
  return [bySubject, difficulty, mood, bedtime, remark];
}
