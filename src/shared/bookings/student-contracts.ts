/** Contracts of a student's bookings (B1–B3). A student sees the counsellor's name, never who took a slot. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import { bookingIdSchema, dateSchema, monthSchema, timeSchema, topicSchema } from './model';
import {
  counsellorSchema,
  ownBookingSchema,
  ownMonthSchema,
  ownWaitSchema,
  placeSchema,
  slotSchema,
} from './views';

const student = ['student'] as const;

/** Null: whoever is free; the cloud then picks the one with the least that day. */
const slotInput = {
  counsellorId: z.nullable(personIdSchema),
  date: dateSchema,
  start: timeSchema,
};
const bookingOnly = z.strictObject({ bookingId: bookingIdSchema });
const bookingOutput = z.object({ booking: ownBookingSchema });

/**
 * The days of the next two weeks with their open slots, with one counsellor or with whoever is free (then one slot
 * a time). Grown-ups who book for a child see the same; `months` and `hold` are the student's own.
 */
export const bookingDays = defineContract({
  name: 'bookings.days',
  input: z.strictObject({ counsellorId: z.nullable(personIdSchema) }),
  output: z.object({
    slotMinutes: z.number(),
    counsellors: z.array(counsellorSchema),
    days: z.array(
      z.object({
        date: dateSchema,
        /** full: nothing is open, one can wait. none: nobody is there, or no longer today. */
        state: z.enum(['open', 'full', 'none']),
        slots: z.array(slotSchema),
        /** The student stands in the line of this day. */
        waiting: z.boolean(),
      }),
    ),
    months: z.array(ownMonthSchema),
    /** What is kept for the student while they confirm; null when nothing is. */
    hold: z.nullable(
      z.object({
        counsellor: counsellorSchema,
        date: dateSchema,
        start: timeSchema,
        end: timeSchema,
        untilMs: z.number(),
      }),
    ),
    room: z.nullable(placeSchema),
  }),
  roles: ['student', 'guardian', 'class-teacher', 'counsellor', 'lead-counsellor'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/**
 * Keep a slot for 3 min while confirming (B3); what was kept before is let go. `moves`: for another time of this own
 * booking, which then neither counts twice nor stands in its own way.
 */
export const holdSlot = defineContract({
  name: 'bookings.hold',
  input: z.strictObject({ ...slotInput, moves: z.optional(bookingIdSchema) }),
  output: z.object({
    counsellor: counsellorSchema,
    date: dateSchema,
    start: timeSchema,
    end: timeSchema,
    room: placeSchema,
    untilMs: z.number(),
  }),
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 40 },
  errors: ['not-found', 'slot-taken', 'over-cap', 'student-busy'],
  touchesMessages: false,
});

/** Let go of what is kept; nothing to let go is fine too. */
export const releaseHold = defineContract({
  name: 'bookings.release',
  input: z.strictObject({}),
  output: z.object({}),
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** Book the slot: the kept one, or any that is open. `topic` is the student's to give. */
export const confirmBooking = defineContract({
  name: 'bookings.confirm',
  input: z.strictObject({ ...slotInput, topic: z.nullable(topicSchema) }),
  output: bookingOutput,
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'slot-taken', 'over-cap', 'student-busy', 'request-conflict'],
  touchesMessages: false,
});

/** Another time for a booking, before the cut-off; any time when the school has to adjust it (待调整). */
export const rescheduleBooking = defineContract({
  name: 'bookings.reschedule',
  input: z.strictObject({ bookingId: bookingIdSchema, ...slotInput }),
  output: bookingOutput,
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: [
    'not-found',
    'illegal-move',
    'slot-taken',
    'over-cap',
    'student-busy',
    'too-late-to-change',
  ],
  touchesMessages: false,
});

/** Before the cut-off. Twice is once. */
export const cancelBooking = defineContract({
  name: 'bookings.cancel',
  input: bookingOnly,
  output: bookingOutput,
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move', 'too-late-to-change'],
  touchesMessages: false,
});

/** 我的预约: what comes, the last two months, places in lines, requests. */
export const ownBookings = defineContract({
  name: 'bookings.mine',
  input: z.strictObject({}),
  output: z.object({
    bookings: z.array(ownBookingSchema),
    waits: z.array(ownWaitSchema),
    months: z.array(ownMonthSchema),
  }),
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** Stand in the line of a full day (B3). */
export const joinWaiting = defineContract({
  name: 'bookings.join-waiting',
  input: z.strictObject({ date: dateSchema, counsellorId: z.nullable(personIdSchema) }),
  output: z.object({ wait: ownWaitSchema }),
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move', 'over-cap'],
  touchesMessages: false,
});

/** Twice is once. */
export const leaveWaiting = defineContract({
  name: 'bookings.leave-waiting',
  input: z.strictObject({ waitId: bookingIdSchema }),
  output: z.object({}),
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** Take the offered slot, or let it pass to the next. */
export const answerOffer = defineContract({
  name: 'bookings.answer-offer',
  input: z.strictObject({ waitId: bookingIdSchema, accept: z.boolean() }),
  output: z.object({ booking: z.nullable(ownBookingSchema) }),
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'offer-over', 'over-cap', 'student-busy'],
  touchesMessages: false,
});

/** The student's yes or no to what a guardian or class teacher proposed (B1). */
export const answerProposal = defineContract({
  name: 'bookings.answer-proposal',
  input: z.strictObject({ bookingId: bookingIdSchema, accept: z.boolean() }),
  output: bookingOutput,
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move', 'over-cap', 'student-busy'],
  touchesMessages: false,
});

/** 再约一次 (B2): beyond the month's four. The counsellor adds a reason, leaders decide without a name. */
export const askForMore = defineContract({
  name: 'bookings.ask-more',
  input: z.strictObject({ month: monthSchema, counsellorId: personIdSchema }),
  output: z.object({ month: ownMonthSchema }),
  roles: student,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});
