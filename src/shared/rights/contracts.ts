/** Contracts of 我的资料 (G2): see, take along, have corrected, have deleted; and the school's answers. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { wellFormed } from '../messages/well-formed';
import { personIdSchema } from '../messages/model';
import { recordKindKeys } from './kinds';
import { correctable, longestWish, mostKinds } from './model';

/** Null: about oneself. */
const about = {
  childId: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/))),
};
const requestIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));
const kindSchema = z.enum(recordKindKeys);
const wishSchema = z
  .string()
  .check(z.overwrite(wellFormed), z.trim(), z.minLength(1), z.maxLength(longestWish));

const requestSchema = z.object({
  requestId: z.string(),
  kind: z.enum(['correct', 'delete']),
  what: z.enum(correctable),
  text: z.string(),
  /** Of a deletion: names of what goes. */
  names: z.array(z.string()),
  state: z.enum(['open', 'done', 'declined', 'taken-back']),
  askedOn: z.string(),
  /** Until when the school answers, or the day on which it goes. */
  dueOn: z.string(),
  answer: z.nullable(z.string()),
});
export type RightsRequest = z.output<typeof requestSchema>;

const recordsSchema = z.object({
  key: kindSchema,
  name: z.string(),
  what: z.string(),
  /** Why it is kept; empty where it may be deleted. */
  why: z.string(),
  goes: z.string(),
  deletable: z.boolean(),
  /** Null: that it is kept is told, what stands in it is not given here. */
  lines: z.nullable(z.array(z.object({ head: z.string(), text: z.string() }))),
});
export type KeptRecords = z.output<typeof recordsSchema>;

/** Everything that is kept about the caller, or about an own child, as far as the caller may see it. */
export const readMine = defineContract({
  name: 'rights.mine',
  input: z.strictObject(about),
  output: z.object({
    name: z.string(),
    records: z.array(recordsSchema),
    requests: z.array(requestSchema),
    children: z.array(z.object({ childId: personIdSchema, name: z.string() })),
    answerDays: z.number(),
    waitDays: z.number(),
  }),
  roles: [],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** The same as a workbook to keep or print. */
export const takeMine = defineContract({
  name: 'rights-files.take',
  input: z.strictObject(about),
  output: z.object({ fileName: z.string(), bytes: z.string() }),
  roles: [],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 10 },
  errors: ['not-found'],
  touchesMessages: false,
});

/**
 * The same with the own messages and the replies, only when the student asks for them. Whoever shares the phone needs
 * the student's passcode, as for every act of theirs; nobody else has such a file.
 */
export const takeWithWords = defineContract({
  name: 'rights-files.take-with-words',
  input: z.strictObject({}),
  output: z.object({ fileName: z.string(), bytes: z.string() }),
  roles: ['student'],
  scope: 'own-threads',
  audit: false,
  rateLimit: { perMinute: 10 },
  errors: [],
  touchesMessages: true,
});

/** Something is wrong: whoever looks after it answers, and corrects it where it is wrong. */
export const askCorrection = defineContract({
  name: 'rights.correct',
  input: z.strictObject({ ...about, what: z.enum(correctable), text: wishSchema }),
  output: z.object({ request: requestSchema }),
  roles: [],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'illegal-move', 'rights-too-many'],
  touchesMessages: false,
});

/** What may go goes by itself after the waiting time. */
export const askDeletion = defineContract({
  name: 'rights.delete',
  input: z.strictObject({
    ...about,
    kinds: z.array(kindSchema).check(z.minLength(1), z.maxLength(mostKinds)),
  }),
  output: z.object({ request: requestSchema }),
  roles: [],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 10 },
  errors: ['not-found', 'illegal-move', 'rights-too-many'],
  touchesMessages: false,
});

/** Before the school answered, before it went. */
export const takeBack = defineContract({
  name: 'rights.take-back',
  input: z.strictObject({ ...about, requestId: requestIdSchema }),
  output: z.object({ request: requestSchema }),
  roles: [],
  scope: 'self',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

const asked = z.object({
  ...requestSchema.shape,
  /** Whom it is about, e.g. 王小明, 六（2）班 */
  aboutName: z.string(),
  className: z.string(),
  /** Who asked: the person, or a guardian. */
  byGuardian: z.boolean(),
  /** What the list says now; null where the school has to correct it by hand. */
  now: z.nullable(z.string()),
});
export type AskedRequest = z.output<typeof asked>;

/** Requests that wait for the caller: of the own class, or of the school. */
export const rightsInbox = defineContract({
  name: 'rights.inbox',
  input: z.strictObject({}),
  output: z.object({ requests: z.array(asked), today: z.string() }),
  roles: ['class-teacher', 'admin'],
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** With `value` the list says so from now on; without, nothing on it changes. */
export const answerRequest = defineContract({
  name: 'rights.answer',
  input: z.strictObject({
    requestId: requestIdSchema,
    outcome: z.enum(['done', 'declined']),
    answer: wishSchema,
    value: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))),
  }),
  output: z.object({}),
  roles: ['class-teacher', 'admin'],
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'illegal-move', 'rights-value'],
  touchesMessages: false,
});

export const rightsContracts = [
  readMine,
  takeMine,
  takeWithWords,
  askCorrection,
  askDeletion,
  takeBack,
  rightsInbox,
  answerRequest,
] as const;
