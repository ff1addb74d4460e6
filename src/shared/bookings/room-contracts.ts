/** Contracts of rooms (B1). They are the centre's: its lead keeps them. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { bookingReasonSchema, dateSchema, roomIdSchema, timeSchema } from './model';

const leads = ['lead-counsellor'] as const;

const roomsSchema = z.object({
  rooms: z.array(
    z.object({
      roomId: roomIdSchema,
      name: z.string(),
      place: z.string(),
      /** From this day on nobody sits there; null: open. */
      closedFrom: z.nullable(dateSchema),
      /** Talks that lie ahead there, by day. */
      ahead: z.array(z.object({ date: dateSchema, talks: z.number() })),
    }),
  ),
  /** The policy's figures, to read: they are changed with the school's other rules. */
  hours: z.object({ start: timeSchema, end: timeSchema }),
  slotMinutes: z.number(),
  bufferMinutes: z.number(),
  openHoursPerWeek: z.number(),
  /** Days without school on which somebody is there by arrangement. */
  opened: z.array(
    z.object({ date: dateSchema, start: timeSchema, end: timeSchema, counsellor: z.string() }),
  ),
  version: z.number(),
});

/** 辅导室: rooms with how many talks lie ahead there; no student, no counsellor beside a talk. */
export const listRooms = defineContract({
  name: 'bookings.rooms',
  input: z.strictObject({}),
  output: roomsSchema,
  roles: leads,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** A new room (`roomId` null), or another name or way to one that is there. */
export const saveRoom = defineContract({
  name: 'bookings.save-room',
  input: z.strictObject({
    roomId: z.nullable(roomIdSchema),
    /** e.g. 心语屋 */
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(12)),
    /** e.g. 综合楼 2 层，从东侧楼梯上 */
    place: z.string().check(z.trim(), z.maxLength(40)),
    version: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
  }),
  output: roomsSchema,
  roles: leads,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move', 'stale-version', 'room-name-taken'],
  touchesMessages: false,
});

/**
 * Nobody sits there from that day on. What is booked there keeps its time in another room that is free; what finds
 * none becomes 待调整. Both are told. The same again goes on where an earlier call died.
 */
export const closeRoom = defineContract({
  name: 'bookings.close-room',
  input: z.strictObject({ roomId: roomIdSchema, from: dateSchema, reason: bookingReasonSchema }),
  output: z.object({ moved: z.number(), adjusted: z.number() }),
  roles: leads,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

export const reopenRoom = defineContract({
  name: 'bookings.reopen-room',
  input: z.strictObject({ roomId: roomIdSchema }),
  output: z.object({}),
  roles: leads,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['not-found'],
  touchesMessages: false,
});
