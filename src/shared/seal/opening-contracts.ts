/** Opening a sealed identity (M6): asked with a reason, approved by two people, shown for a while, closed, followed up. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { threadRoles } from '../messages/inbox-contracts';
import { reasonSchema, threadIdSchema } from '../messages/model';
import { holderRoles, secretSchema } from './holder-contracts';
import { afterSteps, keyRoleSchema, openingKinds, openingStates, seatSchema } from './model';

export const openingIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
const openingOnly = z.strictObject({ openingId: openingIdSchema });

const noted = z.nullable(
  z.object({ step: z.enum(afterSteps), byName: z.string(), atMs: z.number(), note: z.string() }),
);

export const openingSchema = z.object({
  openingId: z.string(),
  kind: z.enum(openingKinds),
  state: z.enum(openingStates),
  /** Only whoever may read the thread is told which it is. */
  threadId: z.nullable(z.string()),
  reason: z.string(),
  askedByName: z.string(),
  askedAtMs: z.number(),
  lapsesAtMs: z.number(),
  /** From then on the words for 110 are shown by themselves. */
  reachByMs: z.number(),
  approvals: z.array(
    z.object({ seat: seatSchema, key: keyRoleSchema, name: z.string(), atMs: z.number() }),
  ),
  /** Which key each place asks for: the district's where the thread is about that role (W9). */
  seatKeys: z.object({ leader: keyRoleSchema, lead: keyRoleSchema }),
  /** A colleague wrote, in the own channel (M8): there is no guardian to tell. */
  ofColleague: z.boolean(),
  /** The author said that somebody at home is concerned: guardians are told nothing (W9). */
  aboutFamily: z.boolean(),
  openedAtMs: z.nullable(z.number()),
  closesAtMs: z.nullable(z.number()),
  endedAtMs: z.nullable(z.number()),
  declined: z.nullable(z.object({ byName: z.string(), reason: z.string() })),
  /** The key with which the caller could approve now. */
  mySeat: z.nullable(seatSchema),
  /** The caller is one of the named people and it is open. */
  mayView: z.boolean(),
  mayRecord: z.boolean(),
  guardian: noted,
  student: noted,
  reviewAtMs: z.nullable(z.number()),
});
export type OpeningView = z.output<typeof openingSchema>;

const openingOutput = z.object({ opening: openingSchema });

/** What waits, what is open, and the latest that are over: of the own school, for who asked or holds a key. */
export const listOpenings = defineContract({
  name: 'seal.openings',
  input: z.strictObject({}),
  output: z.object({
    schoolName: z.string(),
    /** The last drill of the caller's own key is longer ago than the school's rule allows. */
    drillOverdue: z.boolean(),
    openings: z.array(openingSchema),
  }),
  roles: holderRoles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: true,
});

/** By the thread's owner, the lead, or whoever steps in for the school (W9), on a thread that is or was red. */
export const requestOpening = defineContract({
  name: 'seal.request',
  input: z.strictObject({ threadId: threadIdSchema, reason: reasonSchema }),
  output: openingOutput,
  roles: threadRoles,
  scope: 'duty',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: [
    'not-found',
    'illegal-move',
    'seal-not-red',
    'seal-not-owner',
    'seal-not-sealed',
    'seal-nobody-known',
    'seal-no-district',
    'seal-running',
  ],
  touchesMessages: true,
});

/** The same on a test seal: monthly, and before the box opens; of the district's key by those who hold it (W9). */
export const startDrill = defineContract({
  name: 'seal.drill',
  input: z.strictObject({}),
  output: openingOutput,
  roles: holderRoles,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['illegal-move', 'seal-not-holder', 'seal-not-ready', 'seal-running'],
  touchesMessages: false,
});

/** One of the two approvals, with the own passphrase. The first one's half is sealed to the other key at once. */
export const approveOpening = defineContract({
  name: 'seal.approve',
  input: z.strictObject({ openingId: openingIdSchema, passphrase: secretSchema }),
  output: openingOutput,
  roles: holderRoles,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: [
    'not-found',
    'illegal-move',
    'seal-no-key',
    'seal-wrong',
    'seal-paused',
    'seal-not-holder',
    'seal-not-sealed',
    'seal-no-district',
    'seal-same-person',
    'seal-seat-taken',
  ],
  touchesMessages: true,
});

export const declineOpening = defineContract({
  name: 'seal.decline',
  input: z.strictObject({ openingId: openingIdSchema, reason: reasonSchema }),
  output: openingOutput,
  roles: holderRoles,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['not-found', 'illegal-move', 'seal-not-holder'],
  touchesMessages: true,
});

/** Who wrote: to the named people only, while it is open. Every look is audited. */
export const viewOpening = defineContract({
  name: 'seal.view',
  input: openingOnly,
  output: z.object({
    studentName: z.string(),
    className: z.string(),
    guardianNames: z.array(z.string()),
    /** How a colleague is reached (M8); null for a child. */
    phone: z.nullable(z.string()),
    closesAtMs: z.number(),
  }),
  roles: holderRoles,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'seal-over'],
  touchesMessages: true,
});

/** Closed before its time, by one of the named people. */
export const closeOpening = defineContract({
  name: 'seal.close',
  input: openingOnly,
  output: openingOutput,
  roles: holderRoles,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: true,
});

/** Who was told afterwards, or why not; a reason that holds the student's telling back is looked at again. */
export const recordAfter = defineContract({
  name: 'seal.record',
  input: z.strictObject({
    openingId: openingIdSchema,
    step: z.enum(afterSteps),
    note: reasonSchema,
  }),
  output: openingOutput,
  roles: holderRoles,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['not-found', 'illegal-move', 'seal-family'],
  touchesMessages: true,
});
