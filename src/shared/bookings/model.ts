/** Words of booking that both sides share (B1–B3). */
import * as z from 'zod/mini';
import { isLocalDate } from '../time/instant';

/** B3: see booking-state.ts for the table. `to-adjust`: the school must find another time (待调整). */
export const bookingStates = [
  'proposed',
  'confirmed',
  'to-adjust',
  'done',
  'no-show',
  'cancelled',
] as const;
export type BookingState = (typeof bookingStates)[number];
export const bookingStateSchema = z.enum(bookingStates);

/** What a student may say the talk is about; facts of a day, never a label. Nobody has to choose. */
export const topics = ['study', 'classmates', 'family', 'myself', 'not-sure'] as const;
export type Topic = (typeof topics)[number];
export const topicSchema = z.enum(topics);
export const topicWords: Readonly<Record<Topic, string>> = {
  study: '学习',
  classmates: '同学',
  family: '家里',
  myself: '自己',
  'not-sure': '还没想好',
};

/** Who had the booking made. */
export const origins = ['student', 'guardian', 'class-teacher', 'counsellor'] as const;
export type Origin = (typeof origins)[number];
export const originSchema = z.enum(origins);

/** B2: `asked` waits for the counsellor's reason, `forwarded` for a leader. */
export const requestStates = ['asked', 'forwarded', 'approved', 'declined'] as const;
export type RequestState = (typeof requestStates)[number];
export const requestStateSchema = z.enum(requestStates);

/** `2026-10-12`, an existing day of this century: later ones would leave the calendar's table. */
export const dateSchema = z
  .string()
  .check(z.refine((text) => /^20\d\d-/.test(text) && isLocalDate(text)));
/** `12:50`. */
export const timeSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** `2026-10`. */
export const monthSchema = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/));
/** Keyed marks: bookings, places on a waiting list, requests. */
export const bookingIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));
export const roomIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
/** A whole sentence of a colleague's. */
export const bookingReasonSchema = z.string().check(z.trim(), z.minLength(2), z.maxLength(200));

/** The calendar month of a day: `2026-10`. */
export function monthOfDate(date: string): string {
  return date.slice(0, 7);
}
