/** 分级准不准 (M5): where triage was wrong this month and the month before, for whoever leads the counsellors. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { correctionKinds, lengthClasses } from './corrections';
import { levelSchema } from './model';

const kindSchema = z.enum(correctionKinds);
const lengthSchema = z.enum(lengthClasses);

const monthSchema = z.object({
  /** `YYYY-MM` */
  month: z.string(),
  red: z.number(),
  redLowered: z.number(),
  lowered: z.number(),
  raised: z.number(),
  reasons: z.array(z.object({ reason: z.string(), times: z.number() })),
  kinds: z.array(
    z.object({
      kind: kindSchema,
      red: z.number(),
      redLowered: z.number(),
      raised: z.number(),
    }),
  ),
  lengths: z.array(z.object({ length: lengthSchema, raised: z.number() })),
  versions: z.array(z.string()),
});

/**
 * `threads`: where to look, newest first, at most 30; only threads that the caller may open anyway, none that is gone.
 * What is about the caller is in no figure and in no list (W9).
 */
export const listCorrections = defineContract({
  name: 'messages.corrections',
  input: z.strictObject({}),
  output: z.object({
    now: monthSchema,
    before: monthSchema,
    threads: z.array(
      z.object({
        threadId: z.string(),
        alias: z.string(),
        month: z.string(),
        direction: z.enum(['raised', 'lowered']),
        said: levelSchema,
        to: levelSchema,
        kind: kindSchema,
        length: lengthSchema,
      }),
    ),
  }),
  roles: ['lead-counsellor'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: [],
  touchesMessages: true,
});
