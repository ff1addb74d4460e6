/** What is stored of the sealed identity (M6): keys that open only with a passphrase, and openings without a name. */
import * as z from 'zod/mini';
import {
  afterSteps,
  drillKinds,
  keyRoleSchema,
  openingKinds,
  openingStates,
  seatSchema,
} from '../../../src/shared/seal/model';
import { defineCollection } from '../../platform/collections';
import { identitySealSchema } from '../../platform/seal/identity';
import { holderShareSchema } from '../../platform/seal/role-key';
import { wrapSchema } from '../../platform/seal/wrap';

/** `_id` = personId of a colleague. */
export const sealHolders = defineCollection({
  name: 'seal_holders',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    publicKey: z.string(),
    byPassphrase: wrapSchema,
    byRecoveryCode: wrapSchema,
    /** The passphrase was typed again from paper. */
    confirmed: z.boolean(),
    /** Counted before each try, back to 0 with the right secret. */
    triesCount: z.number(),
    pausedUntilMs: z.number(),
    madeAtMs: z.number(),
    version: z.number(),
  }),
  indexes: [{ name: 'school', fields: [['schoolId', 1]] }],
  retention: 'while the colleague may hold a key',
});
export type SealHolder = z.infer<typeof sealHolders.schema>;

/** `_id` = schoolId.role */
export const sealKeys = defineCollection({
  name: 'seal_keys',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    role: keyRoleSchema,
    /** Counts up with every key that takes another's place. */
    number: z.number(),
    keyId: z.string(),
    publicKey: z.string(),
    shares: z.array(holderShareSchema),
    /** The key before, for those who still hold it, until every thread is sealed to the new one. */
    previous: z.nullable(
      z.object({ keyId: z.string(), shares: z.array(holderShareSchema), sinceMs: z.number() }),
    ),
    version: z.number(),
  }),
  indexes: [{ name: 'school', fields: [['schoolId', 1]] }],
  retention: 'while the school uses the product',
});
export type SealKey = z.infer<typeof sealKeys.schema>;

const toldSchema = z.nullable(
  z.object({
    step: z.enum(afterSteps),
    byPersonId: z.string(),
    atMs: z.number(),
    note: z.string(),
  }),
);

export const sealOpenings = defineCollection({
  name: 'seal_openings',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    kind: z.enum(openingKinds),
    /** Null in a drill. */
    threadId: z.nullable(z.string()),
    /** Of a drill; a thread's seal stands on the thread. */
    testSeal: z.nullable(identitySealSchema),
    /** Of a drill; not there: of the school's two keys. */
    drillOf: z.optional(z.enum(drillKinds)),
    askedById: z.string(),
    reason: z.string(),
    track: z.object({
      state: z.enum(openingStates),
      askedAtMs: z.number(),
      lapsesAtMs: z.number(),
      approvals: z.array(
        z.object({
          seat: seatSchema,
          key: z.optional(keyRoleSchema),
          personId: z.string(),
          atMs: z.number(),
        }),
      ),
      excludedIds: z.array(z.string()),
      openedAtMs: z.nullable(z.number()),
      closesAtMs: z.nullable(z.number()),
      endedAtMs: z.nullable(z.number()),
    }),
    /** The first approver's share, sealed to the other key. */
    half: z.nullable(
      z.object({
        keyId: z.string(),
        sealed: z.string(),
        /** Of which seal (W9): the thread may have been sealed anew since. */
        ofSeal: z.optional(z.string()),
      }),
    ),
    /** While it is open: who wrote, under a key of the function secret. Null before and after. */
    opened: z.nullable(z.string()),
    declined: z.nullable(z.object({ byPersonId: z.string(), reason: z.string() })),
    guardian: toldSchema,
    student: toldSchema,
    reviewAtMs: z.nullable(z.number()),
    /** When the clock must look at it; far away when nothing is left to do. */
    nextAtMs: z.number(),
    version: z.number(),
  }),
  indexes: [
    { name: 'due', fields: [['nextAtMs', 1]] },
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['track.askedAtMs', -1],
      ],
    },
    {
      name: 'thread',
      fields: [
        ['schoolId', 1],
        ['threadId', 1],
      ],
    },
  ],
  retention: 'never deleted by the product: that somebody looked must stay known (G6)',
});
export type SealOpening = z.infer<typeof sealOpenings.schema>;

export const sealCollections = [sealHolders, sealKeys, sealOpenings];
