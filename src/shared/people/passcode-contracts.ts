/**
 * The student side of a shared phone (G1, M1): six figures that the child chose. The ways in, and nothing else, may
 * be called before it is open. Calls of their own: an act of the message box writes no document of a person.
 */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { passcodeSchema } from './fields';

const common = {
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  touchesMessages: false,
  beforeUnlock: true,
} as const;

const openSchema = z.object({
  /** Kept in the phone's memory only, and sent with every call of the student; two hours at most. */
  unlock: z.string(),
});

export const passcodeState = defineContract({
  ...common,
  name: 'people.passcode-state',
  input: z.strictObject({}),
  output: z.object({
    /** Whether other persons use this account too: only then a passcode is asked. */
    shared: z.boolean(),
    isSet: z.boolean(),
    /** `today`: too many wrong ones today. `reset`: the class teacher must help. */
    closed: z.nullable(z.enum(['today', 'reset'])),
  }),
  rateLimit: { perMinute: 60 },
  errors: [],
});

/** The first one, or another in place of `old`. Opens at once. */
export const setPasscode = defineContract({
  ...common,
  name: 'people.set-passcode',
  input: z.strictObject({ passcode: passcodeSchema, old: z.optional(passcodeSchema) }),
  output: openSchema,
  rateLimit: { perMinute: 20 },
  errors: ['passcode-wrong', 'passcode-closed-today', 'passcode-closed'],
});

export const unlock = defineContract({
  ...common,
  name: 'people.unlock',
  input: z.strictObject({ passcode: passcodeSchema }),
  output: openSchema,
  rateLimit: { perMinute: 20 },
  errors: ['passcode-wrong', 'passcode-closed-today', 'passcode-closed', 'passcode-none'],
});

export const passcodeContracts = [passcodeState, setPasscode, unlock] as const;
