/** The yearly promotion of all classes (G1). */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';

const common = { roles: ['admin'], scope: 'school', touchesMessages: false } as const;

const stateSchema = z.object({
  /** The school year that begins: 2027 is 2027–2028. */
  year: z.number(),
  state: z.enum(['possible', 'too-early', 'running', 'done']),
  /** From when on it can be done. */
  fromDate: z.string(),
  /** What will change, or what is still to do; the highest grade first. */
  classes: z.array(
    z.object({
      from: z.string(),
      /** Null: graduates. */
      to: z.nullable(z.string()),
      students: z.number(),
    }),
  ),
  moved: z.number(),
  graduated: z.number(),
});
export type PromotionState = z.output<typeof stateSchema>;

export const promotionPreview = defineContract({
  ...common,
  name: 'people.promotion',
  input: z.strictObject({}),
  output: stateSchema,
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
});

/** Begins it: once a year, the same a second time changes nothing. */
export const promote = defineContract({
  ...common,
  name: 'people.promote',
  input: z.strictObject({ year: z.int().check(z.minimum(2020), z.maximum(2100)) }),
  output: stateSchema,
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['illegal-move'],
});

/** Goes on with what was begun, one class a call; the clock ends what a page left. */
export const promotionStep = defineContract({
  ...common,
  name: 'people.promotion-step',
  input: z.strictObject({}),
  output: stateSchema,
  audit: false,
  rateLimit: { perMinute: 120 },
  errors: [],
});

export const promotionContracts = [promotionPreview, promote, promotionStep] as const;
