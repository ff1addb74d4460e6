/** What is stored of joining, of passcodes and of the yearly promotion (G1). */
import * as z from 'zod/mini';
import { familyRoles } from '../../../src/shared/people/invite-contracts';
import { joinRoles } from '../../../src/shared/people/join-contracts';
import { relations } from '../../../src/shared/people/relations';
import { defineCollection } from '../../platform/collections';

/** A code that was handed out; names a class or a colleague, never a family. */
export const invitations = defineCollection({
  name: 'invitations',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    role: z.enum(joinRoles),
    /** Null for a colleague's. */
    classId: z.nullable(z.string()),
    /** Of the colleague; null for a class's. */
    personId: z.nullable(z.string()),
    /** Keyed mark of the code: the code itself is kept nowhere. */
    codeMark: z.string(),
    /** The last day. */
    expiresOn: z.string(),
    usesLeft: z.number(),
    /** Wrong names or numbers for a colleague's personal code. */
    wrongTries: z.number(),
    revoked: z.boolean(),
    createdBy: z.string(),
    version: z.number(),
  }),
  indexes: [
    { name: 'code', fields: [['codeMark', 1]] },
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['expiresOn', 1],
      ],
    },
  ],
  retention: 'thirty days after it expired',
});
export type Invitation = z.infer<typeof invitations.schema>;

/** Who asked to join a class; `_id`: keyed mark of account, class, role and number. A date, no time. */
export const joinApplications = defineCollection({
  name: 'join_applications',
  side: 'person',
  personal: 'sign-in',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    role: z.enum(familyRoles),
    accountId: z.string(),
    childName: z.string(),
    childNumber: z.string(),
    ownName: z.string(),
    relation: z.enum(relations),
    state: z.enum(['waiting', 'confirmed', 'declined']),
    /** What a confirmation bound and made: taken back with it. */
    personId: z.nullable(z.string()),
    madeLink: z.nullable(z.string()),
    madeBinding: z.boolean(),
    appliedOn: z.string(),
    decidedOn: z.nullable(z.string()),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'class',
      fields: [
        ['schoolId', 1],
        ['classId', 1],
        ['state', 1],
      ],
    },
    { name: 'account', fields: [['accountId', 1]] },
  ],
  retention: 'thirty days after the decision; unanswered, ninety days',
});
export type JoinApplication = z.infer<typeof joinApplications.schema>;

/** Wrong codes of one account, or with one beginning, on one day. `_id`: keyed mark of which and the day. */
export const joinTries = defineCollection({
  name: 'join_tries',
  side: 'neutral',
  schema: z.object({ _id: z.string(), date: z.string(), wrong: z.number() }),
  indexes: [{ name: 'date', fields: [['date', 1]] }],
  retention: 'two days',
});

/** The passcode of a child on a shared phone; `_id` = the person. Useless without the function secret. */
export const passcodes = defineCollection({
  name: 'passcodes',
  side: 'person',
  personal: 'sign-in',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    salt: z.string(),
    /** scrypt over a keyed mark of the six figures. */
    hash: z.string(),
    keyVersion: z.number(),
    /** The day of the latest wrong one; wrong ones of that day, and since the last right one. */
    wrongOn: z.nullable(z.string()),
    wrongTries: z.number(),
    wrongInAll: z.number(),
    version: z.number(),
  }),
  indexes: [],
  retention: 'until a reset, or with the person',
});
export type Passcode = z.infer<typeof passcodes.schema>;

/** One promotion of all classes; `_id` = `<school>.<year>`: a second one of the same year is the same one. */
export const promotions = defineCollection({
  name: 'promotions',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** The school year that begins. */
    year: z.number(),
    date: z.string(),
    state: z.enum(['running', 'done']),
    /** Classes yet to go, the highest grade first; grades as they were when it began. */
    waiting: z.array(z.object({ classId: z.string(), grade: z.number() })),
    moved: z.number(),
    graduated: z.number(),
    startedBy: z.string(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'state',
      fields: [['state', 1]],
    },
  ],
  retention: 'with the school',
});
export type Promotion = z.infer<typeof promotions.schema>;

export const joinCollections = [invitations, joinApplications, joinTries, passcodes, promotions];
