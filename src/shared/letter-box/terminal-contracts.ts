/** What a school's terminal may do (M1), and who makes one. A terminal is a device: it acts for nobody it knows. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { faceSchema, messageTextSchema } from '../messages/model';
import {
  promiseSchema,
  studentMessageSchema,
  studentThreadSchema,
} from '../messages/student-contracts';
import { wellFormed } from '../messages/well-formed';
import { pickUpCodeSchema, terminalCodeSchema, terminalIdSchema } from './fields';

const makers = ['counsellor', 'lead-counsellor', 'admin'] as const;

/**
 * A child writes at a terminal: with a code in the letter of that code, without one in a new letter whose code the answer
 * holds, once. The same requestId is the same letter and shows the same code; with another body: `request-conflict`.
 */
export const writeLetter = defineContract({
  name: 'letters.write',
  input: z
    .strictObject({
      code: z.optional(pickUpCodeSchema),
      text: z.optional(messageTextSchema),
      face: z.optional(faceSchema),
    })
    .check(
      z.refine((input) => input.text !== undefined || input.face !== undefined, { path: ['text'] }),
    ),
  output: z.object({
    /** Of a new letter. */
    code: z.nullable(z.string()),
    thread: studentThreadSchema,
    message: studentMessageSchema,
    promise: promiseSchema,
  }),
  roles: ['terminal'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: [
    'letter-code-unknown',
    'letter-tries-used-up',
    'letter-nothing-yet',
    'channel-closed',
    'request-conflict',
  ],
  touchesMessages: true,
});

/** 取信: the letter of a code with its answers, oldest first, at most 100 after `afterSeq`; marks answers read. */
export const collectLetter = defineContract({
  name: 'letters.collect',
  input: z.strictObject({
    code: pickUpCodeSchema,
    afterSeq: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
  }),
  output: z.object({
    thread: studentThreadSchema,
    messages: z.array(studentMessageSchema),
    promise: promiseSchema,
  }),
  roles: ['terminal'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['letter-code-unknown', 'letter-tries-used-up', 'letter-nothing-yet'],
  touchesMessages: true,
});

export const terminalNameSchema = z
  .string()
  .check(z.overwrite(wellFormed), z.trim(), z.minLength(2), z.maxLength(16));

/** `waiting`: its code was not used yet. `over`: its days are over, or the code's. */
export const terminalStates = ['waiting', 'active', 'revoked', 'over'] as const;

export const terminalSchema = z.object({
  terminalId: terminalIdSchema,
  name: z.string(),
  state: z.enum(terminalStates),
  /** The last day of the terminal; of a waiting one, of its code. */
  until: z.string(),
});
export type Terminal = z.output<typeof terminalSchema>;

/** Every terminal of the school that waits or works, and those that ended in the last year. */
export const listTerminals = defineContract({
  name: 'terminals.list',
  input: z.strictObject({}),
  output: z.object({ terminals: z.array(terminalSchema) }),
  roles: makers,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** A code that makes one device a terminal, today or tomorrow. `name` says where it stands: it is told in danger. */
export const makeTerminal = defineContract({
  name: 'terminals.make',
  input: z.strictObject({ name: terminalNameSchema }),
  output: z.object({ terminal: terminalSchema, code: z.string() }),
  roles: makers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['illegal-move'],
  touchesMessages: false,
});

/** From the next call on the device is nobody's again. */
export const revokeTerminal = defineContract({
  name: 'terminals.revoke',
  input: z.strictObject({ terminalId: terminalIdSchema }),
  output: z.object({ terminal: terminalSchema }),
  roles: makers,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

/** The device itself, whose account no school knows yet: becomes what the code says. */
export const enrolTerminal = defineContract({
  name: 'terminals.enrol',
  input: z.strictObject({ code: terminalCodeSchema }),
  output: z.object({ name: z.string(), schoolName: z.string() }),
  roles: [],
  scope: 'newcomer',
  audit: false,
  rateLimit: { perMinute: 10 },
  errors: ['terminal-code-wrong', 'terminal-account-used'],
  touchesMessages: false,
  // The same tap again, after its answer was lost.
  alsoForTerminals: true,
});
