/** Threads that were written without a phone (M1): on paper, or at one of the school's terminals. */
import * as z from 'zod/mini';
import { minuteMs, type InstantMs } from '../time/instant';

export const originSchema = z.object({
  door: z.enum(['letter', 'terminal']),
  /** Where the latest message was written: the terminal's name, never a person. Null for paper. */
  place: z.nullable(z.string()),
  placedAtMs: z.nullable(z.number()),
  /** Somebody holds a code that opens it: without one no answer is ever read. */
  canBeRead: z.boolean(),
});
export type Origin = z.output<typeof originSchema>;

/** So long somebody may still be near the terminal: then the place helps whoever sets out (M5). */
const nearForMs = 30 * minuteMs;

/** The place that a notice of danger names; null when nobody would be found there any more. */
export function placeToTell(origin: Origin | null | undefined, nowMs: InstantMs): string | null {
  if (origin?.place == null || origin.placedAtMs === null) return null;
  return nowMs - origin.placedAtMs < nearForMs ? origin.place : null;
}
