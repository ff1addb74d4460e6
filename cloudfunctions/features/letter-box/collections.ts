/** What is stored of the letter box and the terminals (M1). Nobody stands behind a code; a terminal is a device. */
import * as z from 'zod/mini';
import { defineCollection } from '../../platform/collections';

/** A pick-up code that was handed out; `_id`: its keyed mark, the author key of its letter. The code is kept nowhere. */
export const letterCodes = defineCollection({
  name: 'letter_codes',
  side: 'message',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    keyVersion: z.number(),
    /** What staff see in the place of an author; printed on both halves of the slip. */
    alias: z.string(),
    drawnOn: z.string(),
  }),
  indexes: [
    {
      name: 'drawn',
      fields: [
        ['schoolId', 1],
        ['drawnOn', 1],
      ],
    },
  ],
  retention: 'with its letter; never used: two years after it was drawn',
});
export type LetterCode = z.infer<typeof letterCodes.schema>;

/** Wrong codes of one terminal, or of one school, in one hour. `_id`: keyed mark of which and the hour. */
export const letterTries = defineCollection({
  name: 'letter_tries',
  side: 'neutral',
  schema: z.object({ _id: z.string(), date: z.string(), wrong: z.number() }),
  indexes: [{ name: 'date', fields: [['date', 1]] }],
  retention: 'two days',
});

/**
 * A device of the school and the account it uses. On the persons' side, because an account stands beside it: dates, never
 * times, and no call of the message box writes it.
 */
export const terminals = defineCollection({
  name: 'terminals',
  side: 'person',
  personal: 'acts',
  schema: z.object({
    /** Keyed mark of its one-time code. */
    _id: z.string(),
    schoolId: z.string(),
    /** Where it stands. */
    name: z.string(),
    state: z.enum(['waiting', 'active', 'revoked']),
    /** Of a waiting one the last day of its code, of an active one the last day of its right. */
    until: z.string(),
    accountId: z.nullable(z.string()),
    madeBy: z.string(),
    madeOn: z.string(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['until', -1],
      ],
    },
  ],
  retention: 'one year after its last day',
});
export type StoredTerminal = z.infer<typeof terminals.schema>;

export const letterCollections = [letterCodes, letterTries, terminals];
