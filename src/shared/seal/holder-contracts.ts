/** Keys and who holds them (M6): own passphrase, holders, rotation. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema, reasonSchema } from '../messages/model';
import { channelLackKinds } from './channel';
import { keyRoleSchema } from './model';

/** Who may hold a key, and therefore have a passphrase. Which of the keys is decided by the duty. */
export const holderRoles = [
  'leader',
  'lead-counsellor',
  'counsellor',
  'district-receiver',
] as const;

/** As typed; longer than any passphrase with its blanks. */
export const secretSchema = z.string().check(z.trim(), z.minLength(2), z.maxLength(120));

const person = z.object({ personId: z.string(), name: z.string() });

export const keySchema = z.object({
  role: keyRoleSchema,
  /** How often it was made anew; 0: nobody has begun. */
  number: z.number(),
  holders: z.array(person),
  /** Who could be asked to hold it too. */
  candidates: z.array(z.object({ personId: z.string(), name: z.string(), ready: z.boolean() })),
  /** I hold it, or may be its first holder. */
  mine: z.boolean(),
  mayBegin: z.boolean(),
  /** Threads that still wait for the new key; null: no change under way. */
  waiting: z.nullable(z.number()),
});
export type KeyView = z.output<typeof keySchema>;

const drillSchema = z.object({
  lastAtMs: z.nullable(z.number()),
  /** How long the two needed. */
  lastTookMs: z.nullable(z.number()),
  dueAtMs: z.nullable(z.number()),
  overdue: z.boolean(),
});
export type DrillView = z.output<typeof drillSchema>;

/** Both keys of the school, the own passphrase, whether the box is open, and the drill. */
export const sealOverview = defineContract({
  name: 'seal.overview',
  input: z.strictObject({}),
  output: z.object({
    schoolName: z.string(),
    /** The keys of a teachers' own channel (M8). */
    ofColleagues: z.boolean(),
    passphrase: z.enum(['none', 'unconfirmed', 'ready']),
    pausedUntilMs: z.nullable(z.number()),
    keys: z.array(keySchema),
    /** Who steps in where an adult of the school is concerned (W9): missing is shown, it closes nothing. */
    district: z.object({ receivers: z.number(), holders: z.number() }),
    isOpen: z.boolean(),
    lacks: z.array(z.enum(channelLackKinds)),
    drill: drillSchema,
    /** Null while nobody holds the district's key. */
    districtDrill: z.nullable(drillSchema),
  }),
  roles: holderRoles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: true,
});

/**
 * Makes the own key and answers its passphrase and recovery code, this once. A repeated tap makes them anew, because
 * nothing keeps the first. `seal-key-in-use`: the caller holds a key with the one there is.
 */
export const makeOwnKey = defineContract({
  name: 'seal.make-key',
  input: z.strictObject({}),
  output: z.object({ passphrase: z.string(), recoveryCode: z.string() }),
  roles: holderRoles,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['seal-key-in-use', 'illegal-move'],
  touchesMessages: false,
});

/** The passphrase typed again from what was written down; only then may its owner hold a key. */
export const confirmOwnKey = defineContract({
  name: 'seal.confirm-key',
  input: z.strictObject({ passphrase: secretSchema }),
  output: z.object({ ready: z.boolean() }),
  roles: holderRoles,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['seal-no-key', 'seal-wrong', 'seal-paused', 'illegal-move'],
  touchesMessages: false,
});

/** A new passphrase by the code on paper, which stays good. */
export const recoverOwnKey = defineContract({
  name: 'seal.recover',
  input: z.strictObject({ recoveryCode: secretSchema }),
  output: z.object({ passphrase: z.string() }),
  roles: holderRoles,
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['seal-no-key', 'seal-wrong', 'seal-paused', 'illegal-move'],
  touchesMessages: false,
});

/**
 * Takes a colleague among the holders; whoever has the duty begins a key by admitting themselves. Two keys are never
 * in one hand.
 */
export const admitHolder = defineContract({
  name: 'seal.admit',
  input: z.strictObject({
    role: keyRoleSchema,
    personId: personIdSchema,
    passphrase: secretSchema,
  }),
  output: z.object({ holders: z.number() }),
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
    'seal-other-key',
    'seal-candidate',
    'seal-rotating',
  ],
  touchesMessages: false,
});

/** Takes a holder out: the key is made anew for the others, what is sealed already follows in `seal.reseal`. */
export const removeHolder = defineContract({
  name: 'seal.remove',
  input: z.strictObject({
    role: keyRoleSchema,
    personId: personIdSchema,
    reason: reasonSchema,
    passphrase: secretSchema,
  }),
  output: z.object({ holders: z.number() }),
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
    'seal-few-holders',
    'seal-rotating',
  ],
  touchesMessages: false,
});

/** Seals the next threads to the new key; asked again until `isDone`. Safe to repeat and to stop half-way. */
export const resealThreads = defineContract({
  name: 'seal.reseal',
  input: z.strictObject({ role: keyRoleSchema, passphrase: secretSchema }),
  output: z.object({
    left: z.number(),
    isDone: z.boolean(),
    /** Nothing is left, but a call under way may still seal to the old key: come back then. */
    againAtMs: z.nullable(z.number()),
  }),
  roles: holderRoles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 120 },
  errors: ['seal-no-key', 'seal-wrong', 'seal-paused', 'seal-not-holder'],
  touchesMessages: true,
});
