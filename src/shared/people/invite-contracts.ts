/** Codes that class teachers and the administrator hand out, and who asked to join by them (G1). */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { nameSchema, peopleIdSchema } from './fields';
import { joinRoles } from './join-contracts';
import { relations } from './relations';

const inviters = ['class-teacher', 'admin'] as const;

export const familyRoles = ['guardian', 'student'] as const;

const sheetSchema = z.object({
  invitationId: peopleIdSchema,
  /** Shown now and never again: what is kept is a mark of it. */
  code: z.string(),
  schoolName: z.string(),
  /** e.g. 六（2）班; for staff the colleague's name. */
  forWhom: z.string(),
  role: z.enum(joinRoles),
  expiresOn: z.string(),
});
export type InviteSheet = z.output<typeof sheetSchema>;

/** A new code for a class and role; the one before holds no more. */
export const inviteClass = defineContract({
  name: 'people.invite-class',
  input: z.strictObject({ classId: peopleIdSchema, role: z.enum(familyRoles) }),
  output: sheetSchema,
  roles: inviters,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

/** A personal code for a colleague of the roster; the one before holds no more. */
export const inviteColleague = defineContract({
  name: 'people.invite-colleague',
  input: z.strictObject({ personId: peopleIdSchema }),
  output: sheetSchema,
  roles: ['admin'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

export const listInvitations = defineContract({
  name: 'people.invitations',
  input: z.strictObject({}),
  output: z.object({
    /** Classes for which the caller may make codes. */
    classes: z.array(z.object({ classId: peopleIdSchema, name: z.string() })),
    invitations: z.array(
      z.object({
        invitationId: peopleIdSchema,
        classId: z.nullable(peopleIdSchema),
        forWhom: z.string(),
        role: z.enum(joinRoles),
        expiresOn: z.string(),
        usesLeft: z.number(),
      }),
    ),
  }),
  roles: inviters,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

export const revokeInvitation = defineContract({
  name: 'people.revoke-invitation',
  input: z.strictObject({ invitationId: peopleIdSchema }),
  output: z.object({}),
  roles: inviters,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

export const applicationViewSchema = z.object({
  applicationId: peopleIdSchema,
  className: z.string(),
  role: z.enum(familyRoles),
  state: z.enum(['waiting', 'confirmed', 'declined']),
  /** As it was typed. */
  childName: z.string(),
  childNumber: z.string(),
  ownName: z.string(),
  relation: z.enum(relations),
  /** The child of the roster that name and 学号 fit; null: none. */
  child: z.nullable(z.string()),
  /** Guardians of the child who are known already: whether one of this name is among them. */
  knownGuardians: z.array(nameSchema),
  appliedOn: z.string(),
});
export type ApplicationView = z.output<typeof applicationViewSchema>;

/** What waits, and what was decided in the last days (to take it back). */
export const listApplications = defineContract({
  name: 'people.applications',
  input: z.strictObject({}),
  output: z.object({
    applications: z.array(applicationViewSchema),
    /** Nobody of the district is on the roster to step in for the school (W9); told to the administrator alone. */
    lacksReceiver: z.boolean(),
  }),
  roles: inviters,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** `undo`: a decision of the last days is taken back, and with a confirmation the binding it made. */
export const decideApplication = defineContract({
  name: 'people.decide-application',
  input: z.strictObject({
    applicationId: peopleIdSchema,
    decision: z.enum(['confirm', 'decline', 'undo']),
  }),
  output: z.object({ application: applicationViewSchema }),
  roles: inviters,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'illegal-move', 'join-child-bound', 'join-no-such-child'],
  touchesMessages: false,
});

export const inviteContracts = [
  inviteClass,
  inviteColleague,
  listInvitations,
  revokeInvitation,
  listApplications,
  decideApplication,
] as const;
