/** Contracts of the counsellor's side of booking (B1–B3). The lead may act for a colleague who cannot. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import {
  bookingIdSchema,
  bookingReasonSchema,
  dateSchema,
  monthSchema,
  requestStateSchema,
  timeSchema,
} from './model';
import { dayKinds } from './rooms';
import { counsellorSchema, dayBookingSchema } from './views';

const counsellors = ['counsellor', 'lead-counsellor'] as const;

const windowShape = { start: timeSchema, end: timeSchema };
const isForward = ({ start, end }: { start: string; end: string }) => start < end;
const windowSchema = z.strictObject(windowShape).check(z.refine(isForward));
const patternSchema = z
  .strictObject({ day: z.int().check(z.minimum(1), z.maximum(6)), ...windowShape })
  .check(z.refine(isForward));
const exceptionSchema = z.strictObject({
  date: dateSchema,
  windows: z.array(windowSchema).check(z.maxLength(4)),
});

const ofCounsellor = z.strictObject({ counsellorId: personIdSchema });
const ofDay = { counsellorId: personIdSchema, date: dateSchema };
const dayBookingOutput = z.object({ booking: dayBookingSchema });

/** 今日预约: the caller's day, or a colleague's for the lead; with the requests that wait for a reason (B2). */
export const counsellorDay = defineContract({
  name: 'bookings.day',
  input: z.strictObject({ date: dateSchema, counsellorId: z.nullable(personIdSchema) }),
  output: z.object({
    date: dateSchema,
    counsellor: counsellorSchema,
    colleagues: z.array(counsellorSchema),
    closed: z.boolean(),
    bookings: z.array(dayBookingSchema),
    /** Open slots left that day. */
    open: z.number(),
    /** How many stand in that day's line, for this counsellor or for anybody. */
    waiting: z.number(),
    requests: z.array(
      z.object({
        requestId: bookingIdSchema,
        state: requestStateSchema,
        studentName: z.string(),
        className: z.string(),
        month: monthSchema,
      }),
    ),
  }),
  roles: counsellors,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** The classes, and the children of one: for entering somebody who came by. */
export const bookingStudents = defineContract({
  name: 'bookings.students',
  input: z.strictObject({ classId: z.nullable(personIdSchema) }),
  output: z.object({
    classes: z.array(z.object({ classId: personIdSchema, name: z.string() })),
    students: z.array(z.object({ personId: personIdSchema, name: z.string() })),
  }),
  roles: counsellors,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/**
 * Somebody who came by, or a time agreed face to face (B3): any time that is free, from a week ago on. `plan`:
 * a session of a plan, which does not count (B2).
 */
export const enterBooking = defineContract({
  name: 'bookings.enter',
  input: z.strictObject({
    studentId: personIdSchema,
    date: dateSchema,
    start: timeSchema,
    plan: z.boolean(),
  }),
  output: dayBookingOutput,
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: [
    'not-found',
    'illegal-move',
    'slot-taken',
    'over-cap',
    'student-busy',
    'request-conflict',
  ],
  touchesMessages: false,
});

/** Whether the child came, from the start on; a slip is put right by the other. */
export const markCame = defineContract({
  name: 'bookings.mark',
  input: z.strictObject({ bookingId: bookingIdSchema, came: z.boolean() }),
  output: dayBookingOutput,
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

/**
 * B2: a session of an orange or red plan never counts, also one that the student booked itself: known to the
 * counsellor only, and put right the same way. `counts-enough`: counted again it would be one too many.
 */
export const markPlan = defineContract({
  name: 'bookings.mark-plan',
  input: z.strictObject({ bookingId: bookingIdSchema, plan: z.boolean() }),
  output: dayBookingOutput,
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'counts-enough'],
  touchesMessages: false,
});

/** The school cannot keep it: 待调整, the student is told and picks another time. Never counts (B2). */
export const putOffBooking = defineContract({
  name: 'bookings.put-off',
  input: z.strictObject({ bookingId: bookingIdSchema, reason: bookingReasonSchema }),
  output: dayBookingOutput,
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

const availabilitySchema = z.object({
  counsellor: counsellorSchema,
  colleagues: z.array(counsellorSchema),
  weekly: z.array(z.object({ day: z.number(), ...windowShape })),
  exceptions: z.array(z.object({ date: dateSchema, windows: z.array(z.object(windowShape)) })),
  /** When the rooms are open on a school day. */
  hours: z.object(windowShape),
  /** The next thirty days as the calendar and this counsellor have them. */
  days: z.array(
    z.object({
      date: dateSchema,
      kind: z.enum(dayKinds),
      /** The rooms' hours that day; null: not open, unless by arrangement. */
      open: z.nullable(z.object(windowShape)),
      closed: z.boolean(),
      /** Talks ahead with this counsellor, and proposals that wait for a yes. */
      booked: z.number(),
    }),
  ),
  version: z.number(),
  /** B1: at least 8 h a week, on every school day, all counsellors together; this week and the next. */
  weeks: z.array(
    z.object({
      monday: dateSchema,
      openMinutes: z.number(),
      requiredMinutes: z.number(),
      without: z.array(dateSchema),
    }),
  ),
});

/** 可约时间. */
export const readAvailability = defineContract({
  name: 'bookings.availability',
  input: ofCounsellor,
  output: availabilitySchema,
  roles: counsellors,
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** The weekly pattern (day 6: 调休上课日) and single days. What is booked already stays as it is. */
export const saveAvailability = defineContract({
  name: 'bookings.save-availability',
  input: z.strictObject({
    counsellorId: personIdSchema,
    weekly: z.array(patternSchema).check(z.maxLength(24)),
    exceptions: z.array(exceptionSchema).check(z.maxLength(60)),
    version: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
  }),
  output: availabilitySchema,
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'stale-version'],
  touchesMessages: false,
});

/**
 * One day as this counsellor says now (B1): these hours, open again if it was closed. A day without school is opened
 * by it, for whoever comes that day. What is booked already stays as it is.
 */
export const openDay = defineContract({
  name: 'bookings.open-day',
  input: z.strictObject({
    ...ofDay,
    windows: z.array(windowSchema).check(z.minLength(1), z.maxLength(4)),
    version: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
  }),
  output: availabilitySchema,
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move', 'stale-version'],
  touchesMessages: false,
});

/** Nothing can be booked that day, and what was booked becomes 待调整, with notices. */
export const closeDay = defineContract({
  name: 'bookings.close-day',
  input: z.strictObject({ ...ofDay, reason: bookingReasonSchema }),
  output: z.object({ adjusted: z.number() }),
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

export const reopenDay = defineContract({
  name: 'bookings.reopen-day',
  input: z.strictObject(ofDay),
  output: z.object({}),
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

/** B2: the counsellor's reason, without a name, goes to the leaders with the grade. */
export const forwardRequest = defineContract({
  name: 'bookings.forward-request',
  input: z.strictObject({ requestId: bookingIdSchema, reason: bookingReasonSchema }),
  output: z.object({ state: requestStateSchema }),
  roles: counsellors,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move', 'name-in-reason'],
  touchesMessages: false,
});
