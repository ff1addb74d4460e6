/** Envelope schemas of a call; parsed at the edge, once. */
import * as z from 'zod/mini';

export const requestIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));

export const callSchema = z.strictObject({
  action: z.string().check(z.minLength(1), z.maxLength(80)),
  input: z.unknown(),
  asPerson: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  requestId: requestIdSchema,
  /** Opens the student side of an account with several persons (G1). */
  unlock: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
});
