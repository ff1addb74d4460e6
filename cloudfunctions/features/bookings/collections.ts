/**
 * What is stored of bookings (B1–B3). A booking names a student and the session's own date and time; nothing here
 * tells when a child tapped. Days of counsellors and rooms hold ids of bookings and marks, never a person.
 */
import * as z from 'zod/mini';
import {
  bookingStateSchema,
  originSchema,
  requestStateSchema,
  topicSchema,
} from '../../../src/shared/bookings/model';
import { defineCollection } from '../../platform/collections';
import { bookingAvailability } from './availability-collection';

const stretchShape = { start: z.string(), end: z.string() };
const retention = 'to the end of the school year after the session';

/** `_id`: keyed mark of student and request, so that neither a repeated tap nor a log line finds it. */
export const bookings = defineCollection({
  name: 'bookings',
  side: 'person',
  personal: 'bookings',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    studentId: z.string(),
    counsellorId: z.string(),
    roomId: z.string(),
    date: z.string(),
    ...stretchShape,
    state: bookingStateSchema,
    topic: z.nullable(topicSchema),
    /** A session of a plan never counts (B2); shown to counsellors only. */
    plan: z.boolean(),
    origin: originSchema,
    /** The guardian or colleague who proposed it; null for all others. */
    proposedById: z.nullable(z.string()),
    /** A proposal's end: a fixed evening or the last time to book. */
    answerBy: z.nullable(z.object({ date: z.string(), time: z.string() })),
    /** Raised by every new time: reminders of an earlier one are no longer true. */
    move: z.number(),
    /** Reminders that run for this time of it. */
    reminders: z.array(z.enum(['day', 'hour'])),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['date', 1],
      ],
    },
    {
      name: 'student',
      fields: [
        ['schoolId', 1],
        ['studentId', 1],
        ['date', -1],
      ],
    },
    {
      name: 'counsellor',
      fields: [
        ['schoolId', 1],
        ['counsellorId', 1],
        ['date', 1],
      ],
    },
    {
      name: 'proposer',
      fields: [
        ['schoolId', 1],
        ['proposedById', 1],
        ['date', -1],
      ],
    },
  ],
  retention,
});
export type Booking = z.infer<typeof bookings.schema>;

/** `counsellor:<id>:<date>` or `room:<id>:<date>`: the guard of one resource's day (B3). */
export const bookingDays = defineCollection({
  name: 'booking_days',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    kind: z.enum(['counsellor', 'room']),
    resourceId: z.string(),
    date: z.string(),
    closed: z.boolean(),
    /** Closed with bookings still in it: the clock finishes what a dying call left. */
    closing: z.boolean(),
    entries: z.array(
      z.object({
        ref: z.string(),
        kind: z.enum(['booking', 'hold', 'offer', 'proposal']),
        ...stretchShape,
        untilMs: z.nullable(z.number()),
      }),
    ),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'date',
      fields: [
        ['schoolId', 1],
        ['date', 1],
      ],
    },
    { name: 'closing', fields: [['closing', 1]] },
  ],
  retention,
});
export type StoredDay = z.infer<typeof bookingDays.schema>;

/** `month:<student>:<YYYY-MM>`: the guard of a student's time and of the cap (B2, B3). */
export const bookingMonths = defineCollection({
  name: 'booking_months',
  side: 'person',
  personal: 'bookings',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    studentId: z.string(),
    month: z.string(),
    sessions: z.array(
      z.object({
        bookingId: z.string(),
        date: z.string(),
        ...stretchShape,
        counts: z.boolean(),
      }),
    ),
    granted: z.number(),
    /** Proposals that wait for the student's yes, by whom. */
    asked: z.array(z.object({ bookingId: z.string(), byId: z.string() })),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['month', 1],
      ],
    },
  ],
  retention,
});
export type StoredMonth = z.infer<typeof bookingMonths.schema>;

/** `_id`: keyed mark of a student: who holds is not told, and it is gone with the confirmation or after 3 min. */
export const bookingHolds = defineCollection({
  name: 'booking_holds',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    counsellorId: z.string(),
    roomId: z.string(),
    date: z.string(),
    ...stretchShape,
    untilMs: z.number(),
    version: z.number(),
  }),
  indexes: [{ name: 'until', fields: [['untilMs', 1]] }],
  retention: 'minutes: removed by the confirmation, by another hold, or by the clock',
});
export type Hold = z.infer<typeof bookingHolds.schema>;

/** `wait:<school>:<date>`: the line of a day (B3). Times are the marks of the day, never a tap. */
export const bookingWaits = defineCollection({
  name: 'booking_waits',
  side: 'person',
  personal: 'bookings',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    date: z.string(),
    entries: z.array(
      z.object({
        waitId: z.string(),
        studentId: z.string(),
        counsellorId: z.nullable(z.string()),
        offer: z.nullable(
          z.object({
            counsellorId: z.string(),
            roomId: z.string(),
            ...stretchShape,
            on: z.string(),
            until: z.string(),
            declined: z.boolean(),
            instanceId: z.string(),
          }),
        ),
      }),
    ),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['date', 1],
      ],
    },
    { name: 'date', fields: [['date', 1]] },
  ],
  retention: 'removed when its day is over',
});
export type StoredWaits = z.infer<typeof bookingWaits.schema>;

/** A wish for more than the month's four (B2). Leaders find it by `ref`, which says nothing about the child. */
export const bookingRequests = defineCollection({
  name: 'booking_requests',
  side: 'person',
  personal: 'bookings',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    ref: z.string(),
    studentId: z.string(),
    grade: z.nullable(z.number()),
    month: z.string(),
    /** Who is asked for the reason. */
    counsellorId: z.string(),
    state: requestStateSchema,
    reason: z.nullable(z.string()),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'ref',
      fields: [
        ['schoolId', 1],
        ['ref', 1],
      ],
      unique: true,
    },
    {
      name: 'month',
      fields: [
        ['schoolId', 1],
        ['month', 1],
        ['state', 1],
      ],
    },
    {
      name: 'student',
      fields: [
        ['schoolId', 1],
        ['studentId', 1],
        ['month', 1],
      ],
    },
  ],
  retention,
});
export type BookingRequest = z.infer<typeof bookingRequests.schema>;

/** `_id` = schoolId: rooms, the school's day in its words, days open by arrangement (B1). */
export const bookingRooms = defineCollection({
  name: 'booking_rooms',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    rooms: z.array(
      z.object({
        roomId: z.string(),
        name: z.string(),
        place: z.string(),
        closedFrom: z.nullable(z.string()),
      }),
    ),
    dayParts: z.array(z.object({ name: z.string(), lesson: z.boolean(), ...stretchShape })),
    arranged: z.array(z.object({ date: z.string(), ...stretchShape })),
    /** A room was closed: until then the clock looks for what was booked there at that moment; null: for nothing. */
    sweepUntilMs: z.nullable(z.number()),
    version: z.number(),
  }),
  indexes: [{ name: 'sweep', fields: [['sweepUntilMs', 1]] }],
  retention: 'while the school uses the product',
});
export type StoredRooms = z.infer<typeof bookingRooms.schema>;

export const bookingCollections = [
  ...[bookings, bookingDays, bookingMonths, bookingHolds],
  ...[bookingWaits, bookingRequests, bookingRooms, bookingAvailability],
];
