/** Who an account may act as: one document per WeChat account, read once per call (architecture: Caller). */
import * as z from 'zod/mini';
import { roles } from '../../../src/shared/action/contract';
import { defineCollection } from '../collections';

export const assignmentSchema = z.object({
  role: z.enum(roles),
  /** e.g. school, grade:6, class:6-2 */
  scope: z.string(),
  fromDate: z.string(),
  toDate: z.nullable(z.string()),
});

const accessAssignmentSchema = z.extend(assignmentSchema, {
  /** Of the class, the child or the grade that the scope names; null: not bound to a grade (modules by grade). */
  grade: z.nullable(z.number()),
});

const accessPersonSchema = z.object({
  personId: z.string(),
  schoolId: z.string(),
  schoolName: z.string(),
  displayName: z.string(),
  className: z.nullable(z.string()),
  grade: z.nullable(z.number()),
  /** Raised by a passcode reset: threads before it are never found again (G1). */
  epoch: z.number(),
  /** Chose a passcode: asked for it also where nobody else uses the account any more (G1). */
  guarded: z.boolean(),
  assignments: z.array(accessAssignmentSchema),
});
export type AccessPerson = z.infer<typeof accessPersonSchema>;

/** `_id` = accountId, a keyed mark of the openid: the openid itself is stored nowhere on the person's side. */
export const access = defineCollection({
  name: 'access',
  side: 'person',
  schema: z.object({ _id: z.string(), persons: z.array(accessPersonSchema), version: z.number() }),
  indexes: [],
  retention: 'while the account is bound to a person',
});
export type AccessDocument = z.infer<typeof access.schema>;
