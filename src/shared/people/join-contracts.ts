/** Joining a school by a code (G1): the only actions that an account without a person may call. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { line, nameSchema, numberSchema, peopleIdSchema, typedCodeSchema } from './fields';
import { relations } from './relations';

export const joinRoles = ['guardian', 'student', 'staff'] as const;
export type JoinRole = (typeof joinRoles)[number];

/** What a code is for: which questions to ask. It never shows a list of anybody. */
export const checkCode = defineContract({
  name: 'people.check-code',
  input: z.strictObject({ code: typedCodeSchema }),
  output: z.object({
    schoolName: z.string(),
    /** e.g. 六（2）班; null for staff. */
    className: z.nullable(z.string()),
    role: z.enum(joinRoles),
  }),
  roles: [],
  scope: 'newcomer',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['join-code-wrong', 'join-tries-used-up'],
  touchesMessages: false,
});

/**
 * A family's application waits for the class teacher and is answered the same whether it matched or not. A
 * colleague's personal code binds at once, where name and number are right.
 */
export const join = defineContract({
  name: 'people.join',
  input: z.strictObject({
    code: typedCodeSchema,
    /** The child's, or the colleague's own. */
    name: nameSchema,
    number: numberSchema,
    /** Who asks, where it is not the one above; else empty. */
    ownName: line(0, 40),
    relation: z.enum(relations),
  }),
  output: z.object({ outcome: z.enum(['waiting', 'joined']) }),
  roles: [],
  scope: 'newcomer',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['join-code-wrong', 'join-tries-used-up', 'join-too-many'],
  touchesMessages: false,
});

/** What became of what this account asked for. */
export const myApplications = defineContract({
  name: 'people.my-applications',
  input: z.strictObject({}),
  output: z.object({
    applications: z.array(
      z.object({
        applicationId: peopleIdSchema,
        className: z.string(),
        role: z.enum(joinRoles),
        state: z.enum(['waiting', 'confirmed', 'declined']),
        /** As it was typed. */
        name: z.string(),
      }),
    ),
  }),
  roles: [],
  scope: 'newcomer',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

export const joinContracts = [checkCode, join, myApplications] as const;
