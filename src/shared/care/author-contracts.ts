/**
 * What a colleague does in the own channel (教师关爱信箱, M8): the student's acts over the same use cases, carried out
 * in the house. Whoever works at the school may write; the school learns of none of it.
 */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { messageTextSchema, threadIdSchema } from '../messages/model';
import {
  promiseSchema,
  studentMessageSchema,
  studentThreadSchema,
} from '../messages/student-contracts';

/** Every duty at a school; those of the district have a place of their own to turn to. */
export const colleagueRoles = [
  'subject-teacher',
  'class-teacher',
  'grade-leader',
  'tutor',
  'counsellor',
  'lead-counsellor',
  'leader',
  'committee',
  'union',
  'admin',
] as const;

const threadOutput = z.object({ thread: studentThreadSchema });

/** Whether the channel takes words, and who stands behind it: the page says so before anybody writes. */
export const aboutCare = defineContract({
  name: 'care.about',
  input: z.strictObject({}),
  output: z.object({
    isOpen: z.boolean(),
    /** Of the house, as they are called: nobody of the school's leaders is among them. */
    keepers: z.array(z.object({ name: z.string(), roleName: z.string() })),
    replyWithinMinutes: z.number(),
  }),
  roles: colleagueRoles,
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['care-closed'],
  touchesMessages: false,
  inCareHouse: true,
});

/** Write: a new thread, under a new name if wished, or on in an own one. The same requestId is the same message. */
export const postCare = defineContract({
  name: 'care.post',
  input: z
    .strictObject({
      threadId: z.optional(threadIdSchema),
      newName: z.optional(z.boolean()),
      text: messageTextSchema,
    })
    .check(
      z.refine((input) => !(input.threadId !== undefined && input.newName === true), {
        path: ['newName'],
      }),
    ),
  output: z.object({
    thread: studentThreadSchema,
    message: studentMessageSchema,
    promise: promiseSchema,
  }),
  roles: colleagueRoles,
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'request-conflict', 'thread-closed', 'care-closed'],
  touchesMessages: true,
  inCareHouse: true,
});

/** All own threads under every name, newest first. Marks nothing. */
export const listOwnCare = defineContract({
  name: 'care.list-own',
  input: z.strictObject({}),
  output: z.object({ threads: z.array(studentThreadSchema), promise: promiseSchema }),
  roles: colleagueRoles,
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['care-closed'],
  touchesMessages: true,
  inCareHouse: true,
});

/** One own thread, messages after `afterSeq`, at most 100, oldest first; marks replies read. */
export const readOwnCare = defineContract({
  name: 'care.read-own',
  input: z.strictObject({
    threadId: threadIdSchema,
    afterSeq: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  }),
  output: z.object({
    thread: studentThreadSchema,
    messages: z.array(studentMessageSchema),
    promise: promiseSchema,
  }),
  roles: colleagueRoles,
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'care-closed'],
  touchesMessages: true,
  inCareHouse: true,
});

/** End the thread from the writer's side. The entry lies in the house's chain and names nobody. */
export const closeOwnCare = defineContract({
  name: 'care.close-own',
  input: z.strictObject({ threadId: threadIdSchema }),
  output: threadOutput,
  roles: colleagueRoles,
  scope: 'own-threads',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'care-closed'],
  touchesMessages: true,
  inCareHouse: true,
});

/** One-tap satisfaction once there is a reply; may be changed. */
export const rateCare = defineContract({
  name: 'care.rate',
  input: z.strictObject({
    threadId: threadIdSchema,
    satisfaction: z.int().check(z.minimum(1), z.maximum(3)),
  }),
  output: threadOutput,
  roles: colleagueRoles,
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'care-closed'],
  touchesMessages: true,
  inCareHouse: true,
});
