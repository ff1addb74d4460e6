/** Words of the parent school that both sides share (T1, T2). */
import * as z from 'zod/mini';
import { wellFormed } from '../messages/well-formed';
import { isLocalDate, localDateTime, type InstantMs } from '../time/instant';

export const sessionStates = ['draft', 'published', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];
export const sessionStateSchema = z.enum(sessionStates);

export const lessonStates = ['draft', 'published'] as const;
export type LessonState = (typeof lessonStates)[number];
export const lessonStateSchema = z.enum(lessonStates);

/**
 * `offered`: promoted from the waiting list, kept for the family until its time; then it is `signed` or passed on.
 * `let-in`: by a colleague at the door, who gave a reason.
 */
export const placeStates = ['signed', 'offered', 'waiting', 'let-in'] as const;
export type PlaceState = (typeof placeStates)[number];
export const placeStateSchema = z.enum(placeStates);

/** How a family was checked in. `door`: the organiser scanned the family's pass or tapped its name. */
export const waysIn = ['code', 'digits', 'door', 'by-hand'] as const;
export type WayIn = (typeof waysIn)[number];
export const wayInSchema = z.enum(waysIn);

/** `2026-10-12`, an existing day of this century: later ones would leave the calendar's table. */
export const dateSchema = z
  .string()
  .check(z.refine((text) => /^20\d\d-/.test(text) && isLocalDate(text)));
/** `12:50`. */
export const timeSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** Keyed marks: sessions, lessons, places, nonces. */
export const trainingIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));
export const versionSchema = z.int().check(z.gte(0), z.lte(1_000_000_000));
/** Persons of one family; the school's own limit is lower (policy). */
export const personsSchema = z.int().check(z.gte(1), z.lte(9));

const line = (most: number, least = 1) =>
  z.string().check(z.overwrite(wellFormed), z.trim(), z.minLength(least), z.maxLength(most));

export const titleSchema = line(40);
export const speakerSchema = line(40, 0);
export const placeSchema = line(40);
/** From which gate, where to park: one line. */
export const arrivalSchema = line(60, 0);
/** A whole sentence of a colleague's. */
export const trainingReasonSchema = line(200, 2);
export const capacitySchema = z.int().check(z.gte(1), z.lte(500));
/** None: for everybody. */
export const gradesSchema = z.array(z.int().check(z.gte(1), z.lte(12))).check(
  z.maxLength(12),
  z.refine((grades) => new Set(grades).size === grades.length),
);

/** What a family does on the day; the design's three steps. */
export const stepSchema = z.strictObject({ title: line(20), text: line(60, 0) });
export const stepsSchema = z.array(stepSchema).check(z.maxLength(5));

const webAddress = z.string().check(z.regex(/^https:\/\/[^\s"'<>]{3,300}$/));
/** A small picture that travels with the lesson, or one on the school's own pages. */
const pictureAddress = z
  .string()
  .check(
    z.regex(
      /^(https:\/\/[^\s"'<>]{3,300}|data:image\/(png|jpeg|webp|svg\+xml)[;,][A-Za-z0-9+/=%;,.-]{8,6000})$/,
    ),
  );

export const lessonPartSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: line(1_500) }),
  z.strictObject({ kind: z.literal('picture'), address: pictureAddress, says: line(80) }),
  z.strictObject({ kind: z.literal('link'), address: webAddress, says: line(40) }),
]);
export type LessonPart = z.output<typeof lessonPartSchema>;
export const lessonPartsSchema = z.array(lessonPartSchema).check(z.minLength(1), z.maxLength(12));

/** A checkpoint: one right choice, and why, told after an answer. */
export const checkpointSchema = z
  .strictObject({
    question: line(100),
    choices: z.array(line(60)).check(z.minLength(2), z.maxLength(4)),
    right: z.int().check(z.gte(0), z.lte(3)),
    why: line(200),
  })
  .check(z.refine(({ choices, right }) => right < choices.length));
export type Checkpoint = z.output<typeof checkpointSchema>;
export const checkpointsSchema = z.array(checkpointSchema).check(z.maxLength(6));
export const lessonMinutesSchema = z.int().check(z.gte(1), z.lte(60));

/** When a session is, as the calendar says it. */
export interface SessionTime {
  date: string;
  start: string;
  end: string;
}

export const startMsOf = ({ date, start }: SessionTime): InstantMs => localDateTime(date, start);
export const endMsOf = ({ date, end }: SessionTime): InstantMs => localDateTime(date, end);

/** Whether the session or lesson is meant for a family with children of these grades. */
export function isFor(grades: readonly number[], childrensGrades: readonly number[]): boolean {
  return grades.length === 0 || childrensGrades.some((grade) => grades.includes(grade));
}
