/** Contracts of retention (G2, M7): what would go, and the school's word that it may. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';

const ruleSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** e.g. 最后一句话以后 180 天 */
  after: z.string(),
  /** What is kept of it as numbers. */
  keeps: z.string(),
  /** How many would go tonight, how many stay although their time is over and why, the oldest day. */
  goes: z.number(),
  held: z.number(),
  heldWhy: z.string(),
  oldest: z.nullable(z.string()),
  /** How many went so far. */
  gone: z.number(),
});
export type RetentionRow = z.output<typeof ruleSchema>;

/** Counted without reading anything. */
export const retentionReport = defineContract({
  name: 'retention.report',
  input: z.strictObject({}),
  output: z.object({
    on: z.boolean(),
    onSince: z.nullable(z.string()),
    /** The last night that was worked through. */
    throughOn: z.nullable(z.string()),
    mayDecide: z.boolean(),
    rules: z.array(ruleSchema),
  }),
  roles: ['admin', 'leader'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 20 },
  errors: [],
  touchesMessages: false,
});

/** From tonight on old records go; or only the report again. */
export const decideRetention = defineContract({
  name: 'retention.decide',
  input: z.strictObject({ on: z.boolean() }),
  output: z.object({}),
  roles: ['admin'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: [],
  touchesMessages: false,
});

export const retentionContracts = [retentionReport, decideRetention] as const;
