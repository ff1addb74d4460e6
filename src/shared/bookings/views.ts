/** What of a booking leaves the cloud, as schemas that several contracts share (B1–B3). */
import * as z from 'zod/mini';
import { personIdSchema } from '../messages/model';
import {
  bookingIdSchema,
  bookingStateSchema,
  dateSchema,
  monthSchema,
  originSchema,
  requestStateSchema,
  timeSchema,
  topicSchema,
} from './model';

export const counsellorSchema = z.object({ personId: personIdSchema, name: z.string() });

export const placeSchema = z.object({
  /** e.g. 心语屋 */
  name: z.string(),
  /** e.g. 综合楼 2 层，从东侧楼梯上 */
  place: z.string(),
});

export const slotSchema = z.object({
  counsellorId: personIdSchema,
  start: timeSchema,
  end: timeSchema,
  /** 午休, 上课, 放学后; empty when the school has no word for it. */
  part: z.string(),
});
export type SlotView = z.output<typeof slotSchema>;

/** A booking as its student reads it. */
export const ownBookingSchema = z.object({
  bookingId: bookingIdSchema,
  state: bookingStateSchema,
  date: dateSchema,
  start: timeSchema,
  end: timeSchema,
  part: z.string(),
  counsellor: counsellorSchema,
  room: placeSchema,
  origin: originSchema,
  /** The student may still change or cancel it here. */
  mayChange: z.boolean(),
  /** A proposal waits for a yes until then; null for everything else. */
  answerBy: z.nullable(z.object({ date: dateSchema, time: timeSchema })),
});
export type OwnBooking = z.output<typeof ownBookingSchema>;

/** A place in the line of a day. */
export const ownWaitSchema = z.object({
  waitId: bookingIdSchema,
  date: dateSchema,
  /** Null: whoever is free. */
  counsellor: z.nullable(counsellorSchema),
  /** Whether a place can still become free that day; false: not any more. */
  mayOpen: z.boolean(),
  /** Kept for the student until `until` of today; null while the line waits. */
  offer: z.nullable(
    z.object({
      counsellor: counsellorSchema,
      start: timeSchema,
      end: timeSchema,
      until: timeSchema,
      part: z.string(),
      room: placeSchema,
    }),
  ),
});
export type OwnWait = z.output<typeof ownWaitSchema>;

/** A month of the student's: how many of how many. */
export const ownMonthSchema = z.object({
  month: monthSchema,
  used: z.number(),
  limit: z.number(),
  /** 再约一次: where the request of this month stands; null when there is none. */
  request: z.nullable(requestStateSchema),
});
export type OwnMonth = z.output<typeof ownMonthSchema>;

/** A booking as the counsellor reads it. */
export const dayBookingSchema = z.object({
  bookingId: bookingIdSchema,
  state: bookingStateSchema,
  date: dateSchema,
  start: timeSchema,
  end: timeSchema,
  studentId: personIdSchema,
  studentName: z.string(),
  className: z.string(),
  topic: z.nullable(topicSchema),
  origin: originSchema,
  /** A session of a plan: does not count (B2). */
  plan: z.boolean(),
  room: z.string(),
});
export type DayBooking = z.output<typeof dayBookingSchema>;
