/** Words and shapes of the weekly class mood form that both sides share (W1). */
import * as z from 'zod/mini';
import { levelSchema, personIdSchema } from '../messages/model';

/** What is counted by impression; everybody else is calm (平稳), which nobody has to enter. */
export const moods = ['low', 'irritable', 'tense'] as const;
export type Mood = (typeof moods)[number];

/** What may have happened in a class in a week. The same list serves the observations of subject teachers. */
export const eventKinds = [
  'absence',
  'marks',
  'family',
  'bullying',
  'conflict',
  'loss',
  'phone',
  'other',
] as const;
export type EventKind = (typeof eventKinds)[number];
export const eventKindSchema = z.enum(eventKinds);

/** How a student of last week's form is now: one word each. `better` ends it, the others carry it on. */
export const followWords = ['better', 'same', 'worse'] as const;
export type FollowWord = (typeof followWords)[number];

/** Largest class the product knows of; a count never exceeds the class itself. */
const largestClass = 80;
/**
 * More students first named in one week are no longer a form but a talk. Those of last week do not count: they never
 * keep a new one out.
 */
export const mostNewConcerns = 12;
/** Of one student in one week, in characters; words of two phones put together may be longer. */
export const longestFact = 300;
export const longestKeptFact = 3 * longestFact;

const countSchema = z.int().check(z.minimum(0), z.maximum(largestClass));

export const observationIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,160}$/));

export const moodCountsSchema = z.strictObject({
  low: countSchema,
  irritable: countSchema,
  tense: countSchema,
});
export type MoodCounts = z.output<typeof moodCountsSchema>;

export const eventSchema = z.strictObject({
  kind: eventKindSchema,
  /** How many students it was about, by impression. */
  count: z.int().check(z.minimum(1), z.maximum(largestClass)),
});
export type MoodEvent = z.output<typeof eventSchema>;

/**
 * A student to care for. `new`: first named this week, `word` is empty. `carried`: from last week's form, with a
 * word; `behaviour` may stay empty when nothing new was seen.
 */
export const concernSchema = z.strictObject({
  studentId: personIdSchema,
  source: z.enum(['new', 'carried']),
  word: z.enum(['', ...followWords]),
  /** What was seen: facts, no names for people. */
  behaviour: z.string().check(z.trim(), z.maxLength(longestKeptFact)),
  /** Suggested, for staff only. */
  level: levelSchema,
});
export type Concern = z.output<typeof concernSchema>;

/** What a class teacher fills in. */
export const contentSchema = z.strictObject({
  counts: moodCountsSchema,
  events: z.array(eventSchema).check(z.maxLength(eventKinds.length)),
  concerns: z.array(concernSchema).check(z.maxLength(largestClass)),
  /** 本周无异常, said by a tap; only where all else is empty. */
  quiet: z.boolean(),
});
export type FormContent = z.output<typeof contentSchema>;

export const emptyContent: FormContent = {
  counts: { low: 0, irritable: 0, tense: 0 },
  events: [],
  concerns: [],
  quiet: false,
};

/** How the mood member found the class, in words a child would use. */
export const airs = ['bright', 'calm', 'noisy', 'heavy'] as const;
export type Air = (typeof airs)[number];

/** What the mood member saw; about the class, never about one child. */
export const sights = ['kind', 'alone', 'quarrel', 'tired', 'worried', 'sad'] as const;
export type Sight = (typeof sights)[number];

export const longestNote = 200;

/** One form per class and week. */
export function formIdOf(classId: string, monday: string): string {
  return `${classId}.${monday}`;
}
