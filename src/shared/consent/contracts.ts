/** Contracts of consent (G2): a guardian's word about each purpose, and who has not answered yet. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import { isLocalDate } from '../time/instant';
import { purposes } from './purposes';

const classIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
const stateSchema = z.enum(['given', 'refused', 'unanswered']);

const childSchema = z.object({
  childId: personIdSchema,
  name: z.string(),
  className: z.string(),
  purposes: z.array(
    z.object({
      purpose: z.enum(purposes),
      /** The caller's own latest word. */
      own: stateSchema,
      /** What holds with everybody's word. */
      holds: stateSchema,
    }),
  ),
});

/** What a guardian has said about each own child, and what holds. */
export const readConsents = defineContract({
  name: 'consent.mine',
  input: z.strictObject({}),
  output: z.object({ noticeVersion: z.number(), children: z.array(childSchema) }),
  roles: ['guardian'],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** A guardian's word about some purposes, from today on. Said again, it changes nothing. */
export const sayConsent = defineContract({
  name: 'consent.say',
  input: z.strictObject({
    childId: personIdSchema,
    noticeVersion: z.int().check(z.minimum(1), z.maximum(1_000)),
    words: z
      .array(z.strictObject({ purpose: z.enum(purposes), given: z.boolean() }))
      .check(z.minLength(1), z.maxLength(purposes.length)),
  }),
  output: z.object({ child: childSchema }),
  roles: ['guardian'],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'stale-version'],
  touchesMessages: false,
});

/** The classes that the caller looks after. */
export const ownClasses = defineContract({
  name: 'consent.classes',
  input: z.strictObject({}),
  output: z.object({ classIds: z.array(z.string()) }),
  roles: ['class-teacher'],
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** Which families of the own class have answered; what they answered is not the class teacher's business. */
export const classConsents = defineContract({
  name: 'consent.class',
  input: z.strictObject({ classId: classIdSchema }),
  output: z.object({
    className: z.string(),
    students: z.array(
      z.object({ studentId: personIdSchema, name: z.string(), answered: z.boolean() }),
    ),
  }),
  roles: ['class-teacher'],
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** A paper that a family signed at enrolment, entered by the class teacher. A guardian's own word outweighs it. */
export const enterPaper = defineContract({
  name: 'consent.enter-paper',
  input: z.strictObject({
    studentId: personIdSchema,
    signedOn: z.string().check(z.maxLength(10), z.regex(/^20/), z.refine(isLocalDate)),
    given: z.array(z.enum(purposes)).check(z.maxLength(purposes.length)),
  }),
  output: z.object({}),
  roles: ['class-teacher'],
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'paper-in-future'],
  touchesMessages: false,
});

export const consentContracts = [
  readConsents,
  sayConsent,
  ownClasses,
  classConsents,
  enterPaper,
] as const;
