/** The mood member's weekly note (W1): simple words about the class, or none at all. No level leaves here. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { airs, longestNote, sights } from './model';
import { classIdSchema, mondaySchema } from './place';

const moodMember = ['mood-member'] as const;

const noteSchema = z.object({
  state: z.enum(['none', 'written', 'declined']),
  air: z.nullable(z.enum(airs)),
  sights: z.array(z.enum(sights)),
  text: z.string(),
});
export type OwnNote = z.output<typeof noteSchema>;

/** This week's note of the caller; `week` null where the caller is no class's mood member or there is no school. */
export const myNote = defineContract({
  name: 'class-mood.my-note',
  input: z.strictObject({}),
  output: z.object({
    week: z.nullable(
      z.object({
        classId: classIdSchema,
        monday: mondaySchema,
        weekNumber: z.nullable(z.number()),
        note: noteSchema,
      }),
    ),
  }),
  roles: moodMember,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/**
 * Writes this week's note, changes it, or declines (`declined`, without a reason and without a question). Stored
 * with the week only, never with a time. `illegal-move`: another week than this one.
 */
export const writeNote = defineContract({
  name: 'class-mood.write-note',
  input: z.strictObject({
    classId: classIdSchema,
    monday: mondaySchema,
    note: z.union([
      z.strictObject({ state: z.literal('declined') }),
      z.strictObject({
        state: z.literal('written'),
        air: z.enum(airs),
        sights: z.array(z.enum(sights)).check(z.maxLength(sights.length)),
        text: z.string().check(z.trim(), z.maxLength(longestNote)),
      }),
    ]),
  }),
  output: z.object({ note: noteSchema }),
  roles: moodMember,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move', 'mood-label'],
  touchesMessages: false,
});
